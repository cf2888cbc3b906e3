"""One piece of work as the page of its task shows it: how it stands, what to do next, all that was handed in."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.urls import reverse
from django.utils import timezone

from kientao.base.actor import Actor
from kientao.programme.chips import status_chips
from kientao.programme.models import Extension, HandIn
from kientao.programme.pages.parts.chain import chain_of
from kientao.programme.pages.parts.offers import offers
from kientao.programme.pages.parts.pieces import Pieces, pieces_of
from kientao.programme.policies.work import may_extend
from kientao.programme.queries.task_page import WorkBlock
from kientao.programme.words import deadline_words, on_time_words, product_words
from kientao.ui.chip import Chip, Icon, Tone
from kientao.ui.numbers import day, moment
from kientao.ui.parts.facts import Facts, FactValue
from kientao.ui.parts.page_head import Action
from kientao.ui.parts.waiting import Waiting

_LOOKS: dict[str, tuple[Tone, Icon]] = {
    "drafting": ("slate", "pen"),
    "prepared": ("blue-outline", "person"),
    "sent-back": ("violet", "back"),
    "waiting": ("blue", "send"),
    "accepted": ("green", "check"),
    "returned": ("violet", "back"),
    "withdrawn": ("grey", "back"),
}


@dataclass(frozen=True, slots=True)
class HandInView:
    """One hand-in: when, by whom, with what, and what became of it."""

    title: str
    chip: Chip
    lines: tuple[str, ...]
    pieces: Pieces | None
    note: str = ""
    decision: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ExtensionView:
    """One request for more time and its answer."""

    title: str
    chip: Chip
    lines: tuple[str, ...]
    reason: str
    answer: str = ""
    action: Action | None = None


@dataclass(frozen=True, slots=True)
class BlockView:
    """The block, ready to show."""

    template: ClassVar[str] = "programme/pages/parts/work_block.html"

    id: str
    title: str
    agency: str
    chips: tuple[Chip, ...]
    deadline: str
    late: bool
    facts: Facts
    first: Action | None
    others: tuple[Action, ...]
    chain: Waiting | None
    hand_ins: tuple[HandInView, ...]
    extensions: tuple[ExtensionView, ...]
    unfolded: bool = False
    reminded: str = ""


def block_view(actor: Actor, block: WorkBlock, today: date, *, unfolded: bool = False) -> BlockView:
    """Everything ready to show; dates and people unfolded where it stands alone. Asks the database nothing."""
    work = block.work
    waits = any(one.state == "waiting" for one in block.extensions)
    offered = offers(actor, work, asked_for_time=waits)
    return BlockView(
        id=f"viec-{work.pk}",
        title=product_words(work),
        agency=work.organisation.name,
        chips=status_chips(block.status, work.kind, work.state),
        deadline=deadline_words(work, today),
        late=block.status == "overdue",
        facts=_facts(actor, block, today),
        first=offered.first,
        others=offered.others,
        chain=chain_of(block, today),
        hand_ins=tuple(_hand_in(one) for one in reversed(block.hand_ins)),
        extensions=tuple(_extension(actor, block, one) for one in reversed(block.extensions)),
        unfolded=unfolded,
        reminded=block.reminded,
    )


def _facts(actor: Actor, block: WorkBlock, today: date) -> Facts:
    work = block.work
    original, current = on_time_words(work, today)
    facts: list[tuple[str, FactValue]] = []
    if work.deliverable.deadline_text:
        facts.append(("Thời hạn trong văn bản", f"«{work.deliverable.deadline_text}»"))
    if work.original_due is not None:
        facts.append(("Hạn ban đầu", f"{day(work.original_due)}: {original}"))
    if work.current_due is not None and work.current_due != work.original_due:
        facts.append(("Hạn hiện nay", f"{day(work.current_due)}: {current}"))
    if work.condition and work.original_due is None:
        facts.append(("Chờ điều kiện", work.condition))
    dates = (
        ("Ngày trình", work.submitted_on),
        ("Ngày ký", work.signed_on),
        ("Ngày nộp", work.handed_in_on),
        ("Ngày nghiệm thu", work.accepted_on),
        ("Bổ sung đến", work.correct_by),
    )
    facts += [(label, value) for label, value in dates if value is not None]
    if actor.organisation == work.organisation_id:
        inside = " · ".join(str(one) for one in (work.division, work.officer) if one is not None)
        facts.append(("Giao trong cơ quan", inside or "Chưa giao ai"))
    facts.append(("Nơi nhận", work.receiver.name))
    return Facts(tuple(facts))


def _hand_in(row: HandIn) -> HandInView:
    tone, icon = _LOOKS[row.state]
    prepared = f"Chuẩn bị: {row.prepared_by}, {moment(timezone.localtime(row.prepared_at))}"
    handed = (
        f"Nộp: {row.handed_in_by}, {moment(timezone.localtime(row.handed_in_at))}" if row.handed_in_at else prepared
    )
    dated = [f"{label} {day(value)}" for label, value in (("Trình", row.submitted_on), ("Ký", row.signed_on)) if value]
    evidence = list(row.evidence.all())
    return HandInView(
        title=f"Lần {row.number}",
        chip=Chip(row.get_state_display(), tone, icon),
        lines=(handed, *dated),
        pieces=pieces_of(evidence) if evidence else None,
        note=row.note,
        decision=_decision(row),
        reason=row.reason,
    )


def _decision(row: HandIn) -> str:
    if row.decided_at is None:
        return ""
    said = f"{row.get_state_display()}: {row.decided_by}, {moment(timezone.localtime(row.decided_at))}"
    return f"{said}; bổ sung đến {day(row.correct_by)}" if row.correct_by else said


def _extension(actor: Actor, block: WorkBlock, row: Extension) -> ExtensionView:
    tones: dict[str, Chip] = {
        "waiting": Chip("Chờ quyết định", "sky", "hourglass"),
        "granted": Chip("Đồng ý", "green", "check"),
        "refused": Chip("Không đồng ý", "violet", "close"),
    }
    asked = f"{row.asked_by}, {moment(timezone.localtime(row.asked_at))}"
    document = f"văn bản {row.document_number}" if row.document_number else ""
    document += f" ngày {day(row.document_date)}" if row.document_number and row.document_date else ""
    decided = f"{row.decided_by}, {moment(timezone.localtime(row.decided_at))}" if row.decided_at else ""
    granted = f"Gia hạn đến {day(row.granted_due)}" if row.granted_due else ""
    may = row.state == "waiting" and may_extend(actor, block.work, has_document=True)
    return ExtensionView(
        title=f"Xin gia hạn đến {day(row.asked_due)}",
        chip=tones[row.state],
        lines=tuple(filter(None, [asked, ", ".join(filter(None, [granted, document, decided]))])),
        reason=row.reason,
        answer=row.answer,
        action=Action("Quyết định gia hạn", reverse("decide-extension", args=[row.pk]), icon="check") if may else None,
    )
