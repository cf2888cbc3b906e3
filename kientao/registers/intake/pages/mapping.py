"""How a file of a source is read: for each column of the fact, where it stands and in what words."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kientao.base.refusal import require
from kientao.facts.catalogue import SENT
from kientao.facts.column import Column, Type
from kientao.facts.kind import Fact
from kientao.people.access import actor_of
from kientao.registers.intake.actions.mappings import keep_mapping
from kientao.registers.intake.models import SavedMapping, Source
from kientao.registers.intake.pages.shared import crumbs, source_of
from kientao.registers.intake.policies import may_keep_mapping
from kientao.registers.intake.queries.readings import typed_of
from kientao.registers.intake.rules.mode import Mode
from kientao.registers.intake.rules.typed import WITH_WORDS, Typed, usual
from kientao.ui.forms.fields import VersionField
from kientao.ui.forms.form import FormPanel, OfficeForm
from kientao.ui.forms.step import Step, step_page
from kientao.ui.parts.page_head import Action, PageHead

_PLACE = "Ghi tên cột trong tệp; mọi dòng như nhau thì ghi «= giá trị»"
_TOLD = {
    Type.AGENCY: "Mã, tên hoặc chữ viết tắt của cơ quan",
    Type.PROCEDURE: "Mã thủ tục quốc gia, ví dụ 1.012994",
    Type.DAY: "Ngày/tháng/năm, năm-tháng-ngày hoặc ngày của Excel",
    Type.FLAG: "«Có», «x», «1» hoặc «Không», «0»",
    Type.AMOUNT: "Số nguyên từ 0 trở lên",
}
_APART = " · "


class ChoiceForm(OfficeForm):
    """Which kind of fact."""

    fact = forms.ChoiceField(
        label="Loại dữ kiện", choices=[(code, one.words) for code, one in SENT.items()], widget=forms.RadioSelect
    )


class MappingForm(OfficeForm):
    """A place for each column of the fact, and words where it has some."""

    version = VersionField(initial=0)

    def __init__(self, *args: object, fact: Fact, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fact = fact
        for column in fact.columns:
            self.fields[f"place-{column.name}"] = _place(column)
            if column.type in WITH_WORDS:
                self.fields[f"words-{column.name}"] = _words(column)
        self.fields["key"] = forms.CharField(
            label="Cột mã của dòng", max_length=120, required=False,
            help_text="Cột cho biết một dòng gửi lại có phải dòng cũ: số văn bản, mã phiếu … Để trống: dòng được nhận "
            "ra theo chính nội dung của nó.",
        )  # fmt: skip
        self.fields["mode"] = forms.ChoiceField(
            label="Một tệp có nghĩa là", choices=[(one.value, one.words) for one in Mode], widget=forms.RadioSelect,
            initial=Mode.PERIOD.value,
        )  # fmt: skip

    def typed(self) -> dict[str, Typed]:
        """By the fact's column."""
        given = self.cleaned_data
        return {
            one.name: Typed(given.get(f"place-{one.name}", ""), given.get(f"words-{one.name}", ""))
            for one in self.fact.columns
        }


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, source_id: int) -> HttpResponse:
    """Which kind of fact the source says."""
    source = source_of(request, source_id)
    require(may_keep_mapping(actor_of(request), source))
    form = ChoiceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect("intake-mapping", source_id=source.pk, fact=form.cleaned_data["fact"])
    back = reverse("intake-source", args=[source.pk])
    values = {
        "page_head": PageHead("Thêm cách đọc", "Nguồn này nói về việc gì.", crumbs(source)),
        "panel": FormPanel(form, "Tiếp tục", back="Về nguồn", back_href=back),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "registers/intake/pages/form.html", values, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, source_id: int, fact: str) -> HttpResponse:
    """The form, with what was typed last; mistakes stand beside their fields."""
    source, actor = source_of(request, source_id), actor_of(request)
    if fact not in SENT:
        raise Http404
    mapping = SavedMapping.objects.filter(source=source, fact_code=fact).first()

    def form(given: Any) -> OfficeForm:
        made = MappingForm(given, initial=_initial(SENT[fact], mapping), fact=SENT[fact])
        shown.append(made)
        return made

    def act(given: dict[str, Any]) -> object:
        return keep_mapping(
            actor=actor, source_id=source.pk, fact=fact, columns=shown[-1].typed(), mode=Mode(given["mode"]),
            key=given["key"], version=given["version"],
        )  # fmt: skip

    shown: list[MappingForm] = []
    step = Step(
        head=_head(source, SENT[fact], mapping), facts=None, decision=may_keep_mapping(actor, source), form=form,
        act=act, button="Lưu cách đọc", done="Đã lưu cách đọc.", back=reverse("intake-source", args=[source.pk]),
        version=lambda: _version(source, fact), busy="Đang lưu…",
    )  # fmt: skip
    return step_page(request, step)


def _head(source: Source, fact: Fact, mapping: SavedMapping | None) -> PageHead:
    address = reverse("intake-template", args=[source.pk, fact.code])
    actions = (Action("Tải mẫu Excel", address, icon="download"),) if mapping else ()
    lead = f"{fact.grain.removesuffix('.')}{_APART}{_PLACE}"
    return PageHead(f"Cách đọc: {fact.words}", lead, crumbs(source), actions=actions)


def _version(source: Source, fact: str) -> int:
    kept = SavedMapping.objects.filter(source=source, fact_code=fact).values_list("version", flat=True).first()
    return kept or 0


def _initial(fact: Fact, mapping: SavedMapping | None) -> Mapping[str, Any]:
    if mapping is None:
        return {f"place-{one.name}": usual(one).place for one in fact.columns}
    typed = typed_of(mapping)
    found: dict[str, Any] = {"version": mapping.version, "key": mapping.key, "mode": mapping.mode}
    for name, one in typed.items():
        found |= {f"place-{name}": one.place, f"words-{name}": one.words}
    return found


def _place(column: Column) -> forms.CharField:
    choices = ", ".join(f"«{words}»" for words in column.choices.values())
    may = "Để trống nếu nguồn không có" if column.optional else ""
    parts = filter(None, (column.meaning.removesuffix("."), _TOLD.get(column.type) or f"Một trong: {choices}", may))
    return forms.CharField(
        label=column.words, max_length=160, required=not column.optional, help_text=_APART.join(parts)
    )


def _words(column: Column) -> forms.CharField:
    return forms.CharField(
        label=f"Cách nói khác của «{column.words}»", required=False, max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 2}), help_text="Mỗi dòng một cách nói: «chữ trong tệp = giá trị».",
    )  # fmt: skip
