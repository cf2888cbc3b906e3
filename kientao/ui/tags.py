"""Template tags every template has, in the Django project and in exported pages alike."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kientao.ui.assets import address

register = template.Library()


@register.simple_tag
def asset(name: str) -> str:
    """Address of a file of ours, with a hash of its content so that browsers may keep it."""
    return address(name)


@register.simple_tag
def icon(name: str) -> SafeString:
    """A small drawing beside words; nothing for an empty name. It says nothing that the words don't."""
    if not name:
        return SafeString("")
    return format_html('<svg class="icon" aria-hidden="true"><use href="#i-{}"/></svg>', name)
