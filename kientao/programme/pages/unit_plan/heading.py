"""The top of a unit's plan: how far it is, what to do next."""

from collections.abc import Iterator

from django.urls import reverse

from kientao.base.clock import today
from kientao.programme.addresses import plan_page
from kientao.programme.models import UnitDraft
from kientao.programme.pages.unit_plan.findings import Findings
from kientao.programme.pages.unit_plan.opened import Opened
from kientao.programme.policies.unit_plans import may_adopt_draft
from kientao.programme.queries.unit_plans import given_states
from kientao.programme.rules.states import WorkKind
from kientao.programme.rules.status import Status
from kientao.programme.rules.status import status_of as status_on
from kientao.ui.chip import Chip
from kientao.ui.numbers import day
from kientao.ui.parts.page_head import Action, PageHead

NONE = Chip("Chưa có kế hoạch", "amber", "warning")
_STATES: dict[str, Chip] = {
    "open": Chip("Đang xây dựng", "blue-outline", "pen"),
    "adopted": Chip("Đã ban hành", "green", "check"),
    "dropped": Chip("Đã bỏ", "grey", "close"),
}


def state_chip(state: str | None) -> Chip:
    """How far a unit's plan is; None: there is none."""
    return _STATES[state] if state else NONE


def heading(here: Opened, found: Findings | None) -> PageHead:
    """`found` while it is drafted."""
    draft = here.draft
    lead = _lead(here, found) if draft.state == "open" else _standing(here)
    ready = found is not None and not found.errors
    actions = tuple(_actions(here, ready)) if draft.state == "open" else tuple(_afterwards(draft))
    return PageHead(here.title, lead, here.crumbs, (state_chip(draft.state),), actions)


def _lead(here: Opened, found: Findings | None) -> str:
    kept = [one for one in here.items if one.state == "kept"]
    counts = [
        (sum(one.kind == "task" and one.source == source for one in kept), words)
        for source, words in (("given", "việc tỉnh giao"), ("unfinished", "việc năm trước"), ("own", "việc tự đề ra"))
    ]
    said = ", ".join(f"{count} {words}" for count, words in counts if count) or "Chưa có nhiệm vụ nào"
    errors = found.errors if found else 0
    todo = f"Còn {errors} chỗ cần sửa hoặc giải trình." if errors else "Bảo đảm kế hoạch tỉnh, có thể ban hành."
    return f"{said}. {todo}"


def _standing(here: Opened) -> str:
    """How the work of the plan stands; dated work alone is counted."""
    draft = here.draft
    if draft.state == "dropped":
        return "Bản dự thảo này đã bỏ; nội dung còn lại để tham khảo."
    number = f"Số {draft.plan.number}" if draft.plan and draft.plan.number else ""
    signed = f"ký ngày {day(draft.plan.signed_on)}" if draft.plan and draft.plan.signed_on else ""
    when = ", ".join(part for part in (number, signed) if part)
    work = [one for rows in given_states(draft, here.items).values() for one in rows if one.kind != WorkKind.STANDING]
    statuses = [status_on(one, today(), today()) for one in work]
    done = sum(one in (Status.DONE, Status.DONE_LATE) for one in statuses)
    late = sum(one is Status.OVERDUE for one in statuses)
    tail = f", {late} việc quá hạn" if late else ""
    return f"{when}{'. ' if when else ''}{done}/{len(work)} việc đã hoàn thành{tail}."


def _actions(here: Opened, ready: bool) -> Iterator[Action]:
    draft, may = here.draft, here.decision
    pk = draft.pk
    adopts = may_adopt_draft(here.actor, draft)
    yield Action("Ban hành", reverse("adopt-unit-plan", args=[pk]), adopts, "check", plain=not ready)
    if may:
        yield Action("Thêm nhiệm vụ", reverse("add-unit-item", args=[pk]), icon="plus")
        yield Action("Thêm chỉ tiêu", reverse("add-unit-target", args=[pk]), icon="plus")
        new = _new_above(here)
        if new:
            words = f"Lấy {new} mục tỉnh mới giao"
            yield Action(words, reverse("take-in-new", args=[pk]), icon="download", post=True)
    yield Action("Tải dự thảo .docx", reverse("unit-plan-document", args=[pk]), icon="download")


def _afterwards(draft: UnitDraft) -> Iterator[Action]:
    if draft.plan is not None:
        yield Action("Theo dõi kế hoạch", plan_page(draft.plan.pk), icon="board", plain=False)
        yield Action("Tải .docx", reverse("unit-plan-document", args=[draft.pk]), icon="download")


def _new_above(here: Opened) -> int:
    """Asked for above, and not even among what was left out."""
    known = {(one.follows_id, one.follows_target_id) for one in here.items}
    missing = [one for one in here.findings if one.asked is not None]
    return sum((one.asked, None) not in known and (None, one.asked) not in known for one in missing)
