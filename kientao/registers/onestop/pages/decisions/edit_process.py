"""A process of a decision as a table of its steps: every cell can be corrected, rows put in and taken out."""

from dataclasses import replace
from typing import Any, cast

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils import timezone

from kientao.base.clock import today
from kientao.base.refusal import ChangedMeanwhile, Invalid
from kientao.people.queries.picking import organisation_picked
from kientao.registers.onestop.actions.decisions_reviewing import correct_process
from kientao.registers.onestop.models import DecisionItem
from kientao.registers.onestop.pages.decisions.opened import Opened, back_to, crumbs
from kientao.registers.onestop.pages.processes.found import times
from kientao.registers.onestop.queries.decisions import Reading, SettledProcess
from kientao.registers.onestop.queries.processes import agency_names
from kientao.registers.onestop.rules.from_decision import ProposedProcess, in_order
from kientao.registers.onestop.rules.process import Place, Process, Step, StepKind
from kientao.registers.onestop.rules.process_checks import longest_limit
from kientao.registers.onestop.rules.process_edit import fresh_key
from kientao.registers.onestop.rules.typed_time import BadTime, minutes_words, read_minutes
from kientao.ui.forms.conflict import Conflict
from kientao.ui.forms.fields import AgencyField, VersionField
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.picked import Picked
from kientao.ui.forms.rows import RowForm, Rows, adding, retyped, rows
from kientao.ui.parts.page_head import PageHead

_PLACES = (
    (Place.RECEPTION.value, "Nơi tiếp nhận"),
    (Place.COMPETENT.value, "Cơ quan giải quyết"),
    (Place.AGENCY.value, "Cơ quan khác"),
)


class HeadForm(OfficeForm):
    """What is said of the process as a whole. `code` only where the decision doesn't tell whose it is."""

    version = VersionField()
    variant = forms.CharField(
        label="Trường hợp áp dụng",
        max_length=250,
        required=False,
        help_text="Ví dụ «Giải quyết tại cấp xã»; để trống khi thủ tục chỉ có một quy trình.",
    )
    code = forms.CharField(label="Mã thủ tục", max_length=40, required=False, help_text="Quy trình của thủ tục nào.")


class StepRow(RowForm):
    """One step. `at` orders the rows: of two with the same figure the one that was there stands first."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)
    at = forms.IntegerField(label="Thứ tự", min_value=1, max_value=999, required=False)
    number = forms.CharField(label="Số bước", max_length=20, required=False)
    title = forms.CharField(label="Nội dung công việc", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    post = forms.CharField(label="Người làm", max_length=250, required=False, widget=forms.Textarea(attrs={"rows": 2}))
    place = forms.ChoiceField(label="Làm ở đâu", choices=_PLACES, initial=Place.COMPETENT.value)
    agency = AgencyField(
        suggestions=cast(str, reverse_lazy("organisation-suggestions")), label="Cơ quan khác", required=False
    )
    kind = forms.ChoiceField(
        label="Loại việc", choices=[(one.value, one.words) for one in StepKind], initial=StepKind.OTHER.value
    )
    minutes = forms.CharField(label="Thời gian", max_length=40, required=False)
    counted = forms.BooleanField(label="Tính vào thời hạn", required=False, initial=True)
    result = forms.CharField(label="Kết quả", max_length=500, required=False)

    def clean_minutes(self) -> int | None:
        """Minutes; the sentence of what can't be read stands beside the field."""
        try:
            return read_minutes(self.cleaned_data["minutes"])
        except BadTime as bad:
            raise forms.ValidationError(str(bad)) from bad


def shown(request: HttpRequest, here: Opened, item: DecisionItem) -> HttpResponse:
    """Kept when everything is right; what the compiler said stays beside it."""
    reading = Reading(here.decision)
    settled = next(one for one in reading.processes if one.row.pk == item.pk)
    given = request.POST if request.method == "POST" else None
    head, steps, conflict = _head(settled, item, given), _rows(settled, given), None
    if given is not None and not adding(given) and all([head.is_valid(), steps.is_valid()]):
        try:
            correct_process(
                actor=here.actor,
                decision_id=here.decision.pk,
                item_id=item.pk,
                version=head.cleaned_data["version"],
                said=_said(here, settled, head, steps),
            )
            return redirect(back_to(request, here, item.pk))
        except Invalid as refusal:
            head.add_refusal(refusal)
        except ChangedMeanwhile as refusal:
            data = given.copy()
            item.refresh_from_db(fields=["version"])
            data["version"] = str(item.version)
            at = timezone.localtime(refusal.at) if refusal.at else None
            head, conflict = HeadForm(data), Conflict(refusal.who, at, href=here.href)
    procedure = next((one for one in reading.procedures if settled in one.processes), None)
    errors = _errors(head, steps)
    values = {
        "page_head": PageHead("Sửa quy trình", procedure.content.name if procedure else "", crumbs(here)),
        "head": head,
        "orphan": procedure is None,
        "steps": steps,
        "times": times(settled.process, longest_limit(procedure.content) if procedure else None),
        "errors": errors,
        "conflict": conflict,
        "draft_name": f"quyet-dinh-{item.pk}",
        "bound": given is not None,
        "back": back_to(request, here, item.pk),
    }
    status = 409 if conflict else 422 if errors else 200
    return render(request, "registers/onestop/pages/decisions/edit_process.html", values, status=status)


def _head(settled: SettledProcess, item: DecisionItem, given: QueryDict | None) -> HeadForm:
    if given is not None:
        sent = HeadForm(given)
        return HeadForm(initial=retyped(sent)) if adding(given) else sent
    initial = {"version": item.version, "variant": settled.said.process.variant, "code": settled.said.code}
    return HeadForm(initial=initial)


def _rows(settled: SettledProcess, given: QueryDict | None) -> Rows:
    names = agency_names([settled.process])
    kept = [_row(at, step, names) for at, step in enumerate(settled.process.steps, start=1)]
    return rows(StepRow, "steps", "Bước", given, kept, add="Thêm bước")


def _row(at: int, step: Step, names: dict[str, str]) -> dict[str, Any]:
    words = names.get(step.agency) or step.agency_words
    return {
        "key": step.key,
        "at": at,
        "number": step.number,
        "title": step.title,
        "post": step.post,
        "place": step.place.value,
        "agency": Picked("", words) if step.place is Place.AGENCY and words else None,
        "kind": step.kind.value,
        "minutes": minutes_words(step.minutes),
        "counted": step.counted,
        "result": step.result,
    }


def _said(here: Opened, settled: SettledProcess, head: HeadForm, steps: Rows) -> ProposedProcess:
    """The rows in their order, one leading to the next. What nobody touched stays as open as it was."""
    before, names = settled.said.process, agency_names([settled.process])
    there = settled.process.by_key
    made: list[tuple[int, int, Step]] = []
    taken = Process(before.steps)
    for place, form in enumerate(steps.filled):
        given = form.cleaned_data
        old = there.get(given["key"])
        key = old.key if old else fresh_key(taken)
        step = _step(here, given, key, old, before.by_key.get(key), names)
        if old is None:
            taken = Process((*taken.steps, step))
        made.append((given["at"] or 999, place, step))
    ordered = [step for _, _, step in sorted(made, key=lambda one: one[:2])]
    variant = " ".join(head.cleaned_data["variant"].split())
    return ProposedProcess(replace(before, steps=in_order(ordered), variant=variant), head.cleaned_data["code"].strip())


def _step(
    here: Opened, given: dict[str, Any], key: str, settled: Step | None, said: Step | None, names: dict[str, str]
) -> Step:
    kind = StepKind(given["kind"])
    step = Step(
        key=key,
        title=" ".join(given["title"].split()),
        kind=kind,
        place=Place(given["place"]),
        post=" ".join(given["post"].split()),
        minutes=given["minutes"],
        counted=given["counted"] and kind is not StepKind.RETURN,
        result=given["result"],
        number=given["number"],
    )
    picked: Picked | None = given["agency"]
    shown = names.get(settled.agency, settled.agency_words) if settled else ""
    same_agency = step.place is not Place.AGENCY or picked is None or picked.words == shown
    same_place = settled is not None and step.place is settled.place
    if said is not None and said.agency_words and same_place and same_agency:
        return replace(step, place=said.place, agency=said.agency, agency_words=said.agency_words)
    if step.place is not Place.AGENCY:
        return step
    if settled is not None and picked is not None and picked.words == shown and settled.agency:
        return replace(step, agency=settled.agency, agency_words=settled.agency_words)
    try:
        chosen = organisation_picked(here.actor, picked, today(), "")
    except Invalid as refusal:
        raise Invalid({"": f"Bước {step.number or step.title[:40]}: {refusal}"}) from refusal
    if chosen is None:
        raise Invalid({"": f"Bước {step.number or step.title[:40]}: chọn cơ quan thực hiện."})
    return replace(step, agency=chosen.code, agency_words=chosen.name[:250])


def _errors(head: HeadForm, steps: Rows) -> list[tuple[str, str, str]]:
    """(id, label, sentence) of everything to correct."""
    if not head.is_bound:
        return []
    found = [("", "", str(words)) for words in head.non_field_errors()]
    found += [(field.id_for_label, str(field.label), str(words)) for field in head for words in field.errors]
    for number, form in steps.shown:
        if form in steps.filled:
            found += [
                (field.id_for_label, f"Bước {number}, {str(field.label).lower()}", str(words))
                for field in form
                for words in field.errors
            ]
    return found
