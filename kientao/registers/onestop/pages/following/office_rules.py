"""The rules of the one-stop shop: those in force, those before, and settling new ones from a date on."""

from collections.abc import Mapping
from dataclasses import fields as fields_of
from datetime import date
from enum import Enum
from typing import Any, get_args, get_type_hints

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.people.access import actor_of
from kientao.registers.onestop.actions.settling_rules import settle_rules
from kientao.registers.onestop.models import RulesVersion
from kientao.registers.onestop.pages.dossiers import fields
from kientao.registers.onestop.policies.dossiers import may_settle_rules
from kientao.registers.onestop.queries.rules_in_force import rules_of, rules_on
from kientao.registers.onestop.rules.office_rules import About, OfficeRules, settings
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.step import Step, step_page
from kientao.ui.parts.facts import Facts, FactValue
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.cells import Noted

TITLE = "Quy tắc một cửa"
_CLOCKS = ("cut_off", "transfer_cut_off")  # minutes of the day, shown and typed as hours


class ClockField(forms.TimeField):
    """An hour of the day, kept as minutes since midnight."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(
            {"inputmode": "numeric", "placeholder": "15:00", "maxlength": "5", "autocomplete": "off"}
        )
        super().__init__(widget=widget, error_messages={"invalid": "Viết giờ như 15:00."}, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """As people write it."""
        return clock_words(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> int | None:
        """Minutes, or None."""
        found = super().clean(value)
        return found.hour * 60 + found.minute if found is not None else None


class RulesForm(OfficeForm):
    """Made from the settings themselves: a new one appears here by itself."""

    valid_from = fields.day("Áp dụng từ ngày", "Hồ sơ tiếp nhận từ ngày này; hồ sơ đã nhận giữ quy tắc cũ.")
    legal_act = fields.line("Văn bản làm căn cứ", 250, "Số, ngày, cơ quan ban hành.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = get_type_hints(OfficeRules)
        for name, about in settings():
            self.fields[name] = _field(name, about, kinds[name])
        self.order_fields([*(name for name, _ in settings()), "valid_from", "legal_act"])


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Everybody may read them, with the law of each."""
    actor, in_force = actor_of(request), rules_on(today())
    versions = RulesVersion.objects.order_by("-valid_from")
    actions = (Action("Đặt quy tắc mới", reverse("settle-rules"), icon="pen", plain=False),)
    named = str(in_force.version) if in_force.version else "Quy tắc mặc định, chưa ai đặt"
    values = {
        "page_head": PageHead(
            TITLE,
            f"{named}. Hồ sơ giữ quy tắc của ngày được tiếp nhận.",
            actions=actions if may_settle_rules(actor) else (),
        ),
        "facts": facts_of(in_force.rules),
        "versions": [(one, _changes(one)) for one in versions],
    }
    return render(request, "registers/onestop/pages/following/office_rules.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def settle(request: HttpRequest) -> HttpResponse:
    """Who looks after procedures."""
    actor, in_force = actor_of(request), rules_on(today()).rules
    held = {one.name: getattr(in_force, one.name) for one in fields_of(in_force)}
    initial = {name: value.value if isinstance(value, Enum) else value for name, value in held.items()}

    def make(given: Mapping[str, Any] | None) -> OfficeForm:
        return RulesForm(given, initial=initial)

    return step_page(
        request,
        Step(
            head=PageHead("Đặt quy tắc mới", crumbs=((TITLE, reverse("one-stop-rules")),)),
            facts=facts_of(in_force),
            decision=may_settle_rules(actor),
            form=make,
            act=lambda given: _settled(actor, given),
            button="Đặt quy tắc",
            done="Đã đặt quy tắc mới.",
            back=reverse("one-stop-rules"),
            notes="Quy tắc đã đặt không sửa được: muốn đổi thì đặt quy tắc mới từ một ngày sau.",
            draft="quy-tac-mot-cua",
        ),
    )


def facts_of(rules: OfficeRules) -> Facts:
    """Each setting in words, the law it comes from under it."""
    rows: list[tuple[str, FactValue]] = [
        (about.words, Noted(value_words(name, getattr(rules, name)), about.law)) for name, about in settings()
    ]
    return Facts(tuple(rows))


def value_words(name: str, value: Any) -> str:
    """As people read it."""
    if value is None or value == "":
        return "Không áp dụng"
    if isinstance(value, Enum):
        return str(getattr(value, "words", value.value))
    if isinstance(value, bool):
        return "Có" if value else "Không"
    return clock_words(value) if name in _CLOCKS else str(value)


def clock_words(minute: int) -> str:
    """900 → "15:00"."""
    return f"{minute // 60:02}:{minute % 60:02}"


def _field(name: str, about: About, kind: Any) -> forms.Field:
    shared: dict[str, Any] = {"label": about.words, "help_text": about.law, "required": False}
    kinds = [one for one in (get_args(kind) or (kind,)) if one is not type(None)]
    if name in _CLOCKS:
        return ClockField(**{**shared, "help_text": f"{about.law}. Để trống: không áp dụng."})
    if issubclass(kinds[0], Enum):
        return forms.ChoiceField(
            choices=[(one.value, value_words(name, one)) for one in kinds[0]],
            widget=forms.RadioSelect,
            **{**shared, "required": True},
        )
    if kinds[0] is bool:
        return forms.BooleanField(**shared)
    if kinds[0] is int:
        return forms.IntegerField(min_value=about.least, max_value=about.most, **{**shared, "required": True})
    return forms.CharField(max_length=2, **shared)


def _settled(actor: Actor, given: dict[str, Any]) -> RulesVersion:
    valid_from: date = given.pop("valid_from")
    legal_act: str = given.pop("legal_act")
    kinds = get_type_hints(OfficeRules)
    values = {
        name: kinds[name](value) if isinstance(kinds[name], type) and issubclass(kinds[name], Enum) else value
        for name, value in given.items()
    }
    return settle_rules(actor=actor, valid_from=valid_from, rules=OfficeRules(**values), legal_act=legal_act)


def _changes(version: RulesVersion) -> tuple[str, ...]:
    """What it changed of the version before it."""
    before = RulesVersion.objects.filter(valid_from__lt=version.valid_from).order_by("-valid_from").first()
    old, new = rules_of(before), rules_of(version)
    return tuple(
        f"{about.words}: {value_words(name, getattr(old, name))} → {value_words(name, getattr(new, name))}"
        for name, about in settings()
        if getattr(old, name) != getattr(new, name)
    )
