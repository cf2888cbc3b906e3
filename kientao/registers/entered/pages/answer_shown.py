"""What the page of an answer shows: numbers, evidence, what came before, and what may be done with it."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.people.access import actor_of
from kientao.registers.entered.models import Answer, Revision, RevisionState
from kientao.registers.entered.pages.pieces import Pieces, pieces_of
from kientao.registers.entered.pages.shared import PIECE_KINDS, chips_of, crumbs, figure_of, over_words, typed_words
from kientao.registers.entered.policies import (
    may_approve,
    may_correct,
    may_drop_correction,
    may_return,
)
from kientao.registers.entered.queries.numbers import shown_to
from kientao.registers.entered.rules.answers import Numbers, doubts
from kientao.registers.entered.rules.states import State
from kientao.ui.forms.conflict import Conflict
from kientao.ui.numbers import day, moment, whole
from kientao.ui.parts.facts import Facts, Notice
from kientao.ui.parts.history import Happening, History
from kientao.ui.parts.page_head import Action, PageHead

_FORM = "tra-loi"


def shown(request: HttpRequest, answer: Answer, form: Any = None, conflict: Conflict | None = None) -> dict[str, Any]:
    """With a form for whoever answers; without one as it stands."""
    actor, asked = actor_of(request), answer.request
    revisions = list(shown_to(actor).filter(answer=answer).order_by("number"))
    newest = revisions[-1] if revisions else None
    question = asked.asks
    numbers = form.numbers if form is not None else newest.numbers if newest else Numbers(None)
    pieces = _pieces(newest, _FORM if form is not None else "") if newest else None
    return {
        "page_head": _head(actor, answer),
        "notice": _notice(answer, newest),
        "conflict": conflict,
        "facts": _facts(answer),
        "form": form,
        "form_id": _FORM,
        "figure": figure_of(question, numbers, "Giá trị") if question else None,
        "doubts": list(doubts(question, numbers)) if question and newest else (),
        "said": None if form is not None else _said(answer, newest),
        "pieces": pieces,
        "adding": [(one.slug, one.kind.words) for one in PIECE_KINDS.values()],
        "preview": reverse("entered-preview", args=[answer.pk]),
        "early": asked.last >= today(),
        "before": [(_title(one), pieces_of(_items(one))) for one in reversed(revisions[:-1]) if one.handed_in],
        "history": History(tuple(_happenings(revisions)), title="Diễn biến") if revisions else None,
    }


def _head(actor: Actor, answer: Answer) -> PageHead:
    asked = answer.request
    return PageHead(
        asked.words, f"{asked.period_words}, {answer.organisation.name}.", crumbs(actor, asked),
        chips_of(answer, asked), tuple(_actions(actor, answer)),
    )  # fmt: skip


def _actions(actor: Actor, answer: Answer) -> Iterator[Action]:
    fields = (("version", str(answer.version)),)
    if may_approve(actor, answer):
        yield Action("Duyệt", reverse("entered-approve", args=[answer.pk]), None, "check", False, True, fields)
    if may_return(actor, answer):
        yield Action("Trả lại", reverse("entered-return", args=[answer.pk]), icon="back")
    if may_correct(actor, answer):
        yield Action("Sửa số đã duyệt", reverse("entered-correct", args=[answer.pk]), icon="pen")
    if may_drop_correction(actor, answer):
        there = reverse("entered-correction-drop", args=[answer.pk])
        yield Action("Bỏ bản sửa", there, icon="close", post=True, fields=fields)


def _notice(answer: Answer, newest: Revision | None) -> Notice | None:
    asked = answer.request
    if asked.withdrawn is not None:
        return Notice(f"Lý do: {asked.reason} – Số của yêu cầu này không được tính.", "Yêu cầu này đã rút", "warning")
    standing = answer.revisions.filter(stands=True).first() if answer.approved else None
    if newest is not None and answer.state == State.RETURNED:
        still = f" – {_counted(standing)} đã duyệt vẫn được tính." if standing is not None else ""
        return Notice(f"{newest.reason}{still}", f"{newest.decided_by} đã trả lại", "warning")
    if standing is not None and answer.state != State.APPROVED:
        why = f" Lý do sửa: {newest.correction}" if newest is not None and newest.correction else ""
        return Notice(
            f"{_counted(standing)} vẫn được tính cho đến khi bản sửa được duyệt.{why}", "Đang sửa số đã duyệt"
        )
    return None


def _facts(answer: Answer) -> Facts:
    asked = answer.request
    question = asked.asks
    return Facts(
        (
            ("Kỳ", f"{asked.period_words} ({day(asked.first)} – {day(asked.last)})"),
            ("Hạn trả lời", asked.due),
            ("Nhập gì", typed_words(question) if question else None),
            ("Tính cả năm", over_words(question) if question else None),
            ("Vì sao phải hỏi", question.why if question else None),
            ("Nơi hỏi", asked.office.name),
            *((("Lời kèm theo", asked.note),) if asked.note else ()),
        )
    )


def _said(answer: Answer, newest: Revision | None) -> Facts | None:
    """The numbers as they were said, for whoever reads."""
    question = answer.request.asks
    if newest is None or question is None:
        return None
    below = ((question.below, newest.below),) if question.below else ()
    handed = f"{newest.handed_in_by}, {moment(timezone.localtime(newest.handed_in))}" if newest.handed_in else None
    decided = f"{newest.decided_by}, {moment(timezone.localtime(newest.decided))}" if newest.decided else None
    label = "Trả lại" if newest.state == RevisionState.RETURNED else "Duyệt"
    return Facts(
        (
            (question.above, newest.above), *below, ("Ghi chú", newest.note or None), ("Người nộp", handed),
            *(((label, decided),) if decided else ()),
        )
    )  # fmt: skip


def _pieces(revision: Revision, form: str) -> Pieces | None:
    return pieces_of(_items(revision), form=form)


def _items(revision: Revision) -> Any:
    return revision.evidence.select_related("file", "withdrawal").order_by("created_at", "pk")


def _counted(one: Revision) -> str:
    above = whole(one.above or 0)
    return above if one.below is None else f"{above}/{whole(one.below)}"


def _title(one: Revision) -> str:
    return f"Lần {one.number}: {_counted(one)}, {RevisionState(one.state).label.lower()}"


def _happenings(revisions: list[Revision]) -> Iterator[Happening]:
    """The latest first."""
    for one in reversed(revisions):
        said = f"lần {one.number}: {_counted(one)}"
        if one.decided is not None:
            verb = "trả lại" if one.state == RevisionState.RETURNED else "duyệt"
            yield Happening(timezone.localtime(one.decided), one.decided_by, f"đã {verb} {said}", one.reason)
        if one.handed_in is not None:
            yield Happening(timezone.localtime(one.handed_in), one.handed_in_by, f"đã nộp {said}", _why(one))
        elif one.above is not None:
            yield Happening(timezone.localtime(one.drafted), one.drafted_by, f"đã lưu nháp {said}", _why(one))


def _why(one: Revision) -> str:
    correction = f"Lý do sửa: {one.correction}" if one.correction else ""
    return " ".join(filter(None, (correction, one.note)))
