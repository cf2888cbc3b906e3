"""Renders Django's forms with our templates. `OfficeForm` uses it; it can also be the project's FORM_RENDERER."""

from functools import cached_property
from pathlib import Path
from typing import Any

import django
from django.forms.renderers import BaseRenderer
from django.template import Context, Engine
from django.utils.safestring import SafeString

_OURS = Path(__file__).resolve().parent.parent.parent
_DJANGOS = Path(django.__file__).parent / "forms" / "templates"


class OfficeRenderer(BaseRenderer):
    """Our form and field templates; Django's own for the widgets we don't draw."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"

    @cached_property
    def engine(self) -> Engine:
        """Knows our templates and Django's."""
        return Engine(
            dirs=[str(_OURS), str(_DJANGOS)],
            builtins=["kientao.ui.tags", "django.templatetags.i18n"],
            libraries={"i18n": "django.templatetags.i18n"},
        )

    def get_template(self, template_name: str) -> Any:
        """By its name."""
        return self.engine.get_template(template_name)

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> SafeString:
        """As text."""
        return self.engine.get_template(template_name).render(Context(context)).strip()  # type: ignore[return-value] # Django marks it safe
