"""How long the two long acts take: adopting a plan whose tasks go to everybody, and taking in a long workbook."""

import time
import uuid
from datetime import date
from typing import Any

from kientao.base.actor import Actor
from kientao.base.sheets.writing import ColumnSpec, write_sheet
from kientao.compiling.outcome import Compiled
from kientao.compiling.plan_json import DraftJson
from kientao.people.models import Organisation
from kientao.programme.actions.adopting import adopt_plan, terms_of
from kientao.programme.actions.drafts import store_draft
from kientao.programme.actions.importing_tasks import import_tasks
from kientao.programme.actions.reviewing import begin_review
from kientao.programme.models import Assignment, Plan

TASKS, ROWS = 68, 10_000
_GROUPS = {
    "departments": "Các sở, ban, ngành",
    "commune-committees": "UBND các xã, phường",
    "public-service-units": "Các đơn vị sự nghiệp",
}
_HEADS = ("STT", "Nhóm nhiệm vụ", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn")


def adoption(actor: Actor, wide: int) -> tuple[float, int]:
    """(seconds, assignments made) of a plan of 68 tasks, `wide` of them for every agency of the province."""
    province = Organisation.objects.get(code="ubnd")
    text = "Kế hoạch cải cách hành chính năm 2026"
    stored = store_draft(actor=actor, compiled=Compiled(text=text, draft=_draft(wide)), request_id=uuid.uuid4())
    review = begin_review(actor=actor, draft_id=stored.pk, owner=province, province=province)
    began = time.perf_counter()
    plan = adopt_plan(actor=actor, review_id=review.pk, version=review.version, terms=terms_of(review))
    return time.perf_counter() - began, Assignment.objects.filter(plan=plan).count()


def taking_in(actor: Actor) -> tuple[float, int]:
    """(seconds, tasks made) of a workbook of 10,000 rows, from its bytes to the last row kept."""
    plan = Plan.objects.filter(kind="programme").order_by("-first_day", "pk")[0]
    before = plan.tasks.count()
    rows = [
        [f"{at}", "Cải cách thủ tục hành chính", f"Rà soát thủ tục hành chính nhóm {at}", "Báo cáo",
         f"Sở số {1 + at % 25}", f"Sở số {1 + (at + 7) % 25}", f"Quý {['I', 'II', 'III', 'IV'][at % 4]}/2026"]
        for at in range(1, ROWS + 1)
    ]  # fmt: skip
    content = write_sheet("Nhiệm vụ", [ColumnSpec(head) for head in _HEADS], rows)
    began = time.perf_counter()
    outcome = import_tasks(actor=actor, plan_id=plan.pk, content=content, name="viec.xlsx", dry_run=False)
    taken = time.perf_counter() - began
    if not outcome.kept:
        raise RuntimeError("; ".join(str(one) for one in outcome.errors[:3]) or "nothing was kept")
    return taken, plan.tasks.count() - before


def _draft(wide: int) -> DraftJson:
    document: dict[str, Any] = {
        "kind": "decision", "number": "99/QĐ-UBND", "date": "2026-01-05", "place": None, "issuer": None,
        "locality": None, "title": "Kế hoạch cải cách hành chính năm 2026", "signer": None, "recipients": [],
        "period": {"start": "2026-01-01", "end": "2026-12-31"}, "head_spans": {},
    }  # fmt: skip
    draft: dict[str, Any] = {
        "schema": "plan-draft/1",
        "source": {"name": "ke-hoach.txt", "format": "txt", "sha256": "0" * 64, "characters": 37, "pages": None},
        "document": document,
        "references": [], "sections": [], "targets": [], "duties": [], "diagnostics": [], "unclaimed": [],
        "furniture": [], "tasks": [_task(at, is_wide=at < wide) for at in range(TASKS)],
        "coverage": {"characters": 37, "claimed": 37, "furniture": 0, "unclaimed": 0},
    }  # fmt: skip
    return draft  # type: ignore[return-value]


def _task(at: int, *, is_wide: bool) -> dict[str, Any]:
    lead: list[dict[str, Any]] = [
        {"text": words, "kind": "group", "name": None, "via": None, "group": group, "spans": []}
        for group, words in _GROUPS.items()
    ]
    name = f"Sở số {1 + at % 25}"
    one: list[dict[str, Any]] = [{"text": name, "kind": "agency", "name": name, "via": None, "spans": []}]
    due = date(2026, 1 + at % 12, 25).isoformat()
    deadline: dict[str, Any] = {"text": due, "label": None, "kind": "day", "start": None, "end": due, "recurrence": [],
                "deliverable": None, "spans": []}  # fmt: skip
    return {
        "id": f"t{at}", "origin": "table", "number": str(at + 1), "section": None, "section_title": None,
        "text": f"Rà soát, đơn giản hóa thủ tục hành chính đợt {at}", "coordinating": [], "others": [],
        "deliverables": [{"id": f"t{at}.1", "text": "Báo cáo", "kind": "Báo cáo", "spans": []}],
        "lead": lead if is_wide else one, "deadlines": [deadline], "spans": [],
    }  # fmt: skip
