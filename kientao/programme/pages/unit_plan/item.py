"""One item of a unit's plan: changed in plain words, beside what the province's plan says; or added."""

from collections.abc import Mapping
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kientao.base.clock import today
from kientao.base.refusal import Invalid
from kientao.compiling.plan_json import TargetJson, TaskJson
from kientao.kernel.decision import Decision, refused
from kientao.people.queries.directory import Directory
from kientao.programme.actions.unit_plans import put_item
from kientao.programme.models import UnitDraftItem
from kientao.programme.pages.unit_plan.forms import UnitTargetForm, UnitTaskForm
from kientao.programme.pages.unit_plan.opened import Opened, opened
from kientao.programme.pages.unit_plan.province_words import facts_of
from kientao.programme.queries.meanings import RegisterMeanings
from kientao.programme.rules.shape import doubts
from kientao.programme.rules.typed import corrected, faults, typed_task, words_of
from kientao.programme.rules.typed_target import typed_target
from kientao.ui.forms.form import OfficeForm
from kientao.ui.forms.step import Step, step_page
from kientao.ui.parts.page_head import Action, PageHead


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, unit_draft_id: int, unit_item_id: int) -> HttpResponse:
    """Whoever drafts; others who see the plan read why they can't."""
    here = opened(request, unit_draft_id)
    item = here.item(unit_item_id)
    return _step(request, here, item, item.kind)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, unit_draft_id: int, kind: str) -> HttpResponse:
    """A task or target of the unit's own."""
    if kind not in ("task", "target"):
        raise Http404
    return _step(request, opened(request, unit_draft_id), None, kind)


def _step(request: HttpRequest, here: Opened, item: UnitDraftItem | None, kind: str) -> HttpResponse:
    words = "nhiệm vụ" if kind == "task" else "chỉ tiêu"
    forms: list[OfficeForm] = []

    def make(given: Mapping[str, Any] | None) -> OfficeForm:
        form = _form(here, item, kind, given)
        forms.append(form)
        return form

    def act(given: dict[str, Any]) -> object:
        form = forms[-1]
        made = _task(here, item, form) if isinstance(form, UnitTaskForm) else _target(here, item, given)
        return _put(here, item, kind, made, given)

    return step_page(
        request,
        Step(
            head=PageHead(
                f"Sửa {words}" if item else f"Thêm {words}",
                crumbs=here.inner_crumbs,
                actions=_actions(here, item),
            ),
            facts=facts_of(item) if item else None,
            decision=_may(here, item),
            form=make,
            act=act,
            button="Lưu",
            done="Đã lưu." if item else f"Đã thêm {words}.",
            back=here.href if kind == "task" else reverse("unit-draft-targets", args=[here.draft.pk]),
            version=(lambda: _version(item)) if item else None,
            draft=f"ke-hoach-don-vi-{here.draft.pk}-{item.pk if item else kind}",
            busy="Đang lưu…",
        ),
    )


def _may(here: Opened, item: UnitDraftItem | None) -> Decision:
    if here.decision and item is not None and item.state == "dropped":
        return refused("Mục này không đưa vào kế hoạch. Đưa trở lại rồi mới sửa được.")
    return here.decision


def _actions(here: Opened, item: UnitDraftItem | None) -> tuple[Action, ...]:
    if item is None or not here.decision:
        return ()
    if item.state == "dropped":
        href = reverse("restore-unit-item", args=[here.draft.pk, item.pk])
        return (Action("Đưa trở lại kế hoạch", href, icon="back", post=True, fields=(("version", str(item.version)),)),)
    return (Action("Không đưa vào", reverse("drop-unit-item", args=[here.draft.pk, item.pk]), icon="close"),)


def _version(item: UnitDraftItem) -> int:
    return UnitDraftItem.objects.values_list("version", flat=True).get(pk=item.pk)


def _form(here: Opened, item: UnitDraftItem | None, kind: str, given: Mapping[str, Any] | None) -> OfficeForm:
    if kind == "task":
        return UnitTaskForm(
            given, draft=here.draft, is_own=item is None or item.source == "own", initial=_initial(item)
        )
    target = cast(TargetJson, item.current) if item else None
    initial = {"text": target["text"], "due": target.get("due")} if target else {}
    return UnitTargetForm(given, initial={**initial, "version": item.version if item else 0})


def _initial(item: UnitDraftItem | None) -> dict[str, Any]:
    if item is None:
        return {"version": 0}
    words = words_of(cast(TaskJson, item.current))
    return {
        "text": words.text,
        "deliverables": words.deliverables,
        "deadlines": words.deadlines,
        "coordinating": words.coordinating,
        "goal": words.goal,
        "budget": words.budget,
        "note": words.note,
        "division": item.division_id,
        "officer": item.officer_id,
        "section": item.section_id,
        "version": item.version,
    }


def _task(here: Opened, item: UnitDraftItem | None, form: UnitTaskForm) -> TaskJson:
    """Raises Invalid beside the fields that can't be read."""
    current = cast("TaskJson | None", item.current if item else None)
    wrong = faults(form.words, here.days, words_of(current) if current else None)
    if wrong:
        raise Invalid(wrong)
    made = corrected(current, form.words, here.days) if current else typed_task(form.words, here.days)
    directory = Directory.load(here.draft.parent.province_id, today(), here.draft.owner_id)
    before = {one["text"] for one in current["coordinating"]} if current else set()
    unsure = [one.phrase for one in doubts([made], RegisterMeanings(directory, {})) if one.phrase not in before]
    if unsure:
        names = "; ".join(f"«{phrase}»" for phrase in unsure)
        raise Invalid({"coordinating": f"Chưa rõ là cơ quan nào: {names}. Ghi tên đầy đủ, mỗi dòng một cơ quan."})
    return made


def _target(here: Opened, item: UnitDraftItem | None, given: Mapping[str, Any]) -> TargetJson:
    current = cast("TargetJson | None", item.current if item else None)
    made, errors = typed_target(given["text"], "target", given["due"], here.days, current)
    if errors or made is None:
        raise Invalid(errors)
    return made


def _put(
    here: Opened, item: UnitDraftItem | None, kind: str, made: TaskJson | TargetJson, given: Mapping[str, Any]
) -> UnitDraftItem:
    section = given.get("section")
    return put_item(
        actor=here.actor,
        draft_id=here.draft.pk,
        current=made,
        kind=kind,
        item_id=item.pk if item else None,
        version=given["version"] or 0,
        section_id=section.pk if section else None,
        division=given.get("division"),
        officer=given.get("officer"),
    )
