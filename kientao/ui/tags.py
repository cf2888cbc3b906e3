"""Template tags every template has, in the Django project and in exported pages alike."""

from pathlib import PurePosixPath
from typing import Protocol

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kientao.ui.assets import address
from kientao.ui.table.cell_html import row_cells
from kientao.ui.table.cells import ShownCell

register = template.Library()


class Component(Protocol):
    """Props that know the template which shows them."""

    @property
    def template(self) -> str:
        """Name of the template, by floor."""
        ...


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


@register.simple_tag(takes_context=True)
def show(context: Context, component: Component | None) -> SafeString:
    """A component by its props; nothing for None. The props are named after the template's file inside it."""
    if not component:
        return SafeString("")
    engine = context.template.engine  # type: ignore[union-attr] # what is drawn has a template
    values = {
        PurePosixPath(component.template).stem: component,
        "csrf_token": context.get("csrf_token", ""),
        "here": context.get("here") or _address(context),
        "shell": context.get("shell"),
    }
    return engine.get_template(component.template).render(context.new(values))


@register.simple_tag
def cells(shown: tuple[ShownCell, ...], href: str) -> SafeString:
    """The cells of a list's row; `href` is where the row opens."""
    return row_cells(shown, href)


def _address(context: Context) -> str:
    """Of the page being shown, with its query; empty outside a request."""
    request = context.get("request")
    return request.get_full_path() if request is not None else ""
