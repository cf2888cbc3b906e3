"""One procedure: what it says, its processes drawn, its versions and how each was published, its reviews."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.base.models import AuditEntry
from kientao.people.access import actor_of
from kientao.registers.onestop.audit_words_procedures import happening
from kientao.registers.onestop.chips_procedures import (
    change_chip,
    online_chip,
    process_chip,
    punctual_chip,
    reduction_chip,
    standing_chip,
)
from kientao.registers.onestop.models import Procedure, ProcedureVersion, ProcessVersion, VersionState
from kientao.registers.onestop.pages.procedures.shown import shown
from kientao.registers.onestop.pages.procedures.subject import crumbs, procedure_of, procedure_page
from kientao.registers.onestop.pages.processes.drawing import drawing
from kientao.registers.onestop.pages.processes.subject import title
from kientao.registers.onestop.policies.procedures import (
    keeps_catalogue,
    may_change,
    may_draft,
    may_draft_process,
    may_keep,
    may_propose,
    may_publish,
)
from kientao.registers.onestop.queries.offered import content_of, process_of
from kientao.registers.onestop.queries.procedures import judged_publications, standing_of, visible_versions
from kientao.registers.onestop.queries.processes import agency_names, visible_processes
from kientao.registers.onestop.rules.procedure import Content
from kientao.registers.onestop.rules.procedure_checks import missing_parts
from kientao.ui.numbers import day, whole
from kientao.ui.parts.facts import Facts, Notice, Tab, Tabs
from kientao.ui.parts.history import History
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.cells import Link, Noted

PARTS = {"": "Nội dung", "quy-trinh": "Quy trình", "cac-ban": "Các bản, công bố", "ra-soat": "Rà soát"}
_HISTORY = 50


@require_safe
def page(request: HttpRequest, procedure_id: int) -> HttpResponse:
    """Everybody signed in reads what was published."""
    actor, procedure = actor_of(request), procedure_of(request, procedure_id)
    versions = list(visible_versions(actor).filter(procedure=procedure).order_by("-number"))
    version = _chosen(versions, request.GET.get("ban", ""))
    part = request.GET.get("phan", "")
    if part not in PARTS:
        part = ""
    values: dict[str, Any] = {
        "page_head": _head(actor, procedure, version, versions),
        "tabs": _tabs(procedure, part, versions, actor),
        "part": part,
        "notice": _notice(procedure, version, versions, part),
    }
    parts = {"": _content, "quy-trinh": _processes, "cac-ban": _versions, "ra-soat": _reviews}
    values |= parts[part](actor, procedure, version, versions)
    return render(request, "registers/onestop/pages/procedures/one.html", values)


def _chosen(versions: list[ProcedureVersion], number: str) -> ProcedureVersion:
    """The one asked for, else the one in force, else coming, else the newest. Raises Http404."""
    if number:
        found = next((one for one in versions if str(one.number) == number), None)
        if found is None:
            raise Http404
        return found
    if not versions:
        raise Http404
    rank = {"in-force": 0, "coming": 1, "abolished": 2, "draft": 3}
    return min(versions, key=lambda one: (rank[standing_of(one, today())], -one.number))


def _head(actor: Actor, procedure: Procedure, version: ProcedureVersion, versions: list[ProcedureVersion]) -> PageHead:
    draft = next((one for one in versions if one.state == VersionState.DRAFT), None)
    chips = [standing_chip(standing_of(version, today())), online_chip(version.online)]
    said = content_of(version)
    return PageHead(
        said.name,
        f"Mã {procedure.code}"
        + (f" · {said.field}" if said.field else "")
        + (" · Nội bộ" if procedure.internal else ""),
        crumbs(),
        tuple(chips),
        tuple(_draft_actions(actor, draft) if version == draft and draft else _actions(actor, procedure, draft)),
    )


def _draft_actions(actor: Actor, draft: ProcedureVersion) -> list[Action]:
    may = may_change(actor, draft)
    return [
        Action("Sửa dự thảo", reverse("procedure-draft", args=[draft.pk]), may, "pen", plain=False),
        Action("Công bố", reverse("procedure-publish", args=[draft.pk]), may_publish(actor), "check"),
        Action("Bỏ dự thảo", reverse("procedure-withdraw", args=[draft.pk]), may, "close"),
    ]


def _actions(actor: Actor, procedure: Procedure, draft: ProcedureVersion | None) -> list[Action]:
    if draft is not None:
        address = f"{procedure_page(procedure)}?ban={draft.number}"
        first = Action("Xem bản đang soạn", address, icon="pen", plain=False)
    else:
        may = may_draft(actor, procedure.owner_id)
        first = Action("Soạn bản mới", reverse("procedure-next", args=[procedure.pk]), may, "plus", plain=False)
    others = (
        [Action("Bãi bỏ", reverse("procedure-abolish", args=[procedure.pk]), icon="stop")] if may_publish(actor) else []
    )
    others += [Action("Đổi cơ quan", reverse("procedure-owner", args=[procedure.pk]))] if may_keep(actor) else []
    return [first, *others]


def _tabs(procedure: Procedure, part: str, versions: list[ProcedureVersion], actor: Actor) -> Tabs:
    counts = {
        "quy-trinh": visible_processes(actor).filter(procedure=procedure).count(),
        "cac-ban": len(versions),
        "ra-soat": procedure.reductions.count(),
    }
    made = (Tab(words, procedure_page(procedure, key), key == part, counts.get(key)) for key, words in PARTS.items())
    return Tabs("Các phần của thủ tục", tuple(made))


def _notice(
    procedure: Procedure, version: ProcedureVersion, versions: list[ProcedureVersion], part: str
) -> Notice | None:
    if part:
        return None
    newest = _chosen(versions, "")
    if version != newest and version.state != VersionState.DRAFT:
        words = f"Đây là bản {version.number}, không phải bản đang áp dụng."
        return Notice(words, "", "info", "Xem bản đang áp dụng", procedure_page(procedure))
    missing = missing_parts(content_of(version))
    if missing:
        return Notice(f"Chưa ghi: {', '.join(missing)}.", "Thiếu bộ phận bắt buộc của thủ tục", "warning")
    return None


def _content(
    actor: Actor, procedure: Procedure, version: ProcedureVersion, versions: list[ProcedureVersion]
) -> dict[str, Any]:
    said = content_of(version)
    [published] = judged_publications([version], today()) if version.decided_on else [None]
    return {
        "shown": shown(said),
        "facts": _facts(procedure, version, said),
        "publication": Facts(
            (
                ("Quyết định công bố", version.decision),
                ("Ngày ký", version.decided_on),
                ("Có hiệu lực từ", version.valid_from),
                ("Đến hết ngày", version.valid_to),
                ("Theo quyết định của Bộ", version.ministry_decision),
                ("So với hạn công bố", punctual_chip(published.signed)),
                ("Cập nhật CSDL quốc gia", version.entered_on or punctual_chip(published.entered)),
            )
        )
        if published
        else None,
        "json_href": reverse("procedure-version-json", args=[version.pk]),
        "entry": Action("Ghi ngày cập nhật CSDL", reverse("procedure-entry", args=[version.pk]), icon="calendar")
        if published and version.entered_on is None and may_publish(actor)
        else None,
    }


def _facts(procedure: Procedure, version: ProcedureVersion, said: Content) -> Facts:
    reason = said.partial_reason.words if said.partial_reason else ""
    online = Noted(said.online.words, f"Lý do: {reason}") if reason else said.online.words
    return Facts(
        (
            ("Mã thủ tục", procedure.code),
            ("Lĩnh vực", f"{said.field} ({said.field_code})" if said.field_code else said.field),
            ("Cấp thực hiện", said.level.words),
            ("Trực tuyến", online),
            ("Cơ quan quyết định", said.deciding_agency),
            ("Cơ quan quản lý", procedure.owner.name),
            ("Bản", f"{version.number}, {version.changed_by} ghi ngày {day(version.changed_at.date())}"),
        )
    )


def _processes(
    actor: Actor, procedure: Procedure, version: ProcedureVersion, versions: list[ProcedureVersion]
) -> dict[str, Any]:
    rows = list(visible_processes(actor).filter(procedure=procedure).order_by("organisation", "variant", "-number"))
    held = [one for one in rows if _is_held(one)]
    read = {one.pk: process_of(one) for one in held}
    names = agency_names(read.values())
    may = may_draft_process(actor, procedure, actor.organisation if not keeps_catalogue(actor) else None)
    return {
        "processes": [
            (
                title(one),
                process_chip(one),
                _when(one),
                drawing(read[one.pk], names, called=f"q{one.pk}"),
                reverse("process", args=[one.pk]),
            )
            for one in held
        ],
        "other_processes": [
            (title(one), process_chip(one), _when(one), reverse("process", args=[one.pk]))
            for one in rows
            if one not in held
        ],
        "add_process": Action("Soạn quy trình", reverse("process-add", args=[procedure.pk]), may, "plus"),
    }


def _is_held(one: ProcessVersion) -> bool:
    return one.state == VersionState.PUBLISHED and (one.valid_to is None or one.valid_to >= today())


def _when(one: ProcessVersion) -> str:
    if one.valid_from is None:
        return f"{one.changed_by} đang soạn"
    return f"Từ {day(one.valid_from)}" + (f" đến {day(one.valid_to)}" if one.valid_to else "") + f", {one.decision}"


def _versions(
    actor: Actor, procedure: Procedure, version: ProcedureVersion, versions: list[ProcedureVersion]
) -> dict[str, Any]:
    published = {one.version.pk: one for one in judged_publications([v for v in versions if v.decided_on], today())}
    entries = AuditEntry.objects.filter(subject=f"Procedure {procedure.pk}").order_by("-sequence")[:_HISTORY]
    return {
        "versions": [
            {
                "number": one.number,
                "href": f"{procedure_page(procedure)}?ban={one.number}",
                "standing": standing_chip(standing_of(one, today())),
                "change": change_chip(one.change),
                "from": day(one.valid_from),
                "to": day(one.valid_to),
                "decision": one.decision,
                "decided_on": day(one.decided_on),
                "signed": punctual_chip(published[one.pk].signed) if one.pk in published else None,
                "compare": _compare(procedure, versions, at),
            }
            for at, one in enumerate(versions)
        ],
        "history": History(tuple(happening(one) for one in entries)),
    }


def _compare(procedure: Procedure, versions: list[ProcedureVersion], at: int) -> str:
    if at + 1 >= len(versions):
        return ""
    old, new = versions[at + 1].number, versions[at].number
    return reverse("procedure-difference", args=[procedure.pk]) + f"?tu={old}&den={new}"


def _reviews(
    actor: Actor, procedure: Procedure, version: ProcedureVersion, versions: list[ProcedureVersion]
) -> dict[str, Any]:
    return {
        "reductions": [
            (
                Link(one.text[:200], reverse("reduction", args=[one.pk])),
                reduction_chip(one),
                f"{whole(one.saves)} đồng một năm",
                day(one.made_at.date()),
            )
            for one in procedure.reductions.all()
        ],
        "review_actions": (
            Action(
                "Đề xuất cắt giảm", reverse("reduction-add", args=[procedure.pk]), may_propose(actor, procedure), "plus"
            ),
            Action("Thử thời hạn ngắn hơn", reverse("simulation", args=[procedure.pk]), icon="chart"),
        ),
    }
