"""One dossier: what to do next, both clocks explained, who has it, and everything that belongs to it."""

from dataclasses import dataclass
from typing import ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.actor import Actor
from kientao.people.access import actor_of
from kientao.registers.onestop.audit_words import happening
from kientao.registers.onestop.models import Dossier
from kientao.registers.onestop.pages.dossiers.clock import clock_view
from kientao.registers.onestop.pages.dossiers.offers import offers
from kientao.registers.onestop.pages.dossiers.parts import (
    Line,
    form_lines,
    leg_lines,
    letter_lines,
    message_lines,
    money_lines,
    paper_lines,
    result_lines,
    roles_of,
    step_lines,
)
from kientao.registers.onestop.pages.dossiers.subject import whole_dossier_of
from kientao.registers.onestop.pages.subject import chips_of
from kientao.registers.onestop.policies.dossiers import may_see_identity, may_serve
from kientao.registers.onestop.queries.bottleneck import spent_on
from kientao.registers.onestop.queries.dossier_page import Whole, whole
from kientao.registers.onestop.queries.rules_in_force import rules_of
from kientao.registers.onestop.rules.time_lost import Lost
from kientao.registers.onestop.words import minutes_words
from kientao.ui.chip import Tone
from kientao.ui.parts.bars import Bar, Bars, Segment
from kientao.ui.parts.history import History
from kientao.ui.parts.page_head import Action, PageHead

TONES: dict[Lost, Tone] = {
    Lost.IN_HAND: "teal",
    Lost.OTHER_AGENCY: "violet",
    Lost.CITIZEN: "grey",
    Lost.NOBODY: "amber",
}


@dataclass(frozen=True, slots=True)
class Lines:
    """A part of the page, folded; `open` where it is what people come for."""

    template: ClassVar[str] = "registers/onestop/pages/dossiers/lines.html"

    id: str
    title: str
    lines: tuple[Line, ...]

    @property
    def count(self) -> str:
        """How many, beside the title."""
        return str(len(self.lines))


@require_safe
def page(request: HttpRequest, code: str) -> HttpResponse:
    """Whoever sees it; strangers get 404."""
    actor, dossier = actor_of(request), whole_dossier_of(request, code)
    found = whole(actor, dossier)
    offered = offers(actor, found)
    rules = rules_of(dossier.rules)
    values = {
        "page_head": _head(dossier),
        "first": offered.first,
        "others": (*offered.others, *_looks(actor, dossier)),
        "clock": clock_view(found),
        "steps": step_lines(found, rules),
        "facts": roles_of(found),
        "parts": [part for part in _parts(actor, found) if part.lines],
        "spent": _spent(found),
        "history": History(tuple(happening(event) for event in found.events), title="Lịch sử"),
    }
    return render(request, "registers/onestop/pages/dossiers/dossier.html", values)


def _head(dossier: Dossier) -> PageHead:
    return PageHead(
        dossier.code,
        crumbs=(("Hồ sơ", reverse("dossiers")),),
        chips=chips_of(dossier),
    )


def _looks(actor: Actor, dossier: Dossier) -> tuple[Action, ...]:
    """The counter's own page, where papers are printed and the applicant is shown in full."""
    if may_serve(actor, dossier) or may_see_identity(actor, dossier):
        return (Action("In mẫu, xem người nộp", reverse("counter-dossier", args=[dossier.code]), icon="print"),)
    return ()


def _parts(actor: Actor, found: Whole) -> tuple[Lines, ...]:
    return (
        Lines("ket-qua", "Kết quả", result_lines(actor, found)),
        Lines("giay-to", "Giấy tờ", paper_lines(actor, found)),
        Lines("phi", "Phí, lệ phí", money_lines(found)),
        Lines("xin-loi", "Thư xin lỗi", letter_lines(found)),
        Lines("lien-thong", "Hồ sơ liên thông", leg_lines(found)),
        Lines("tin", "Đã báo người nộp", message_lines(found)),
        Lines("mau", "Mẫu đã cấp", form_lines(found)),
    )


def _spent(found: Whole) -> Bars | None:
    if found.dossier.received_on is None:
        return None
    asked = [one for one in found.requests if not one.before_receipt]
    one = spent_on(found.dossier, found.steps, asked, found.calendars)
    bars = tuple(
        Bar(kind.words, (Segment(minutes, kind.words, TONES[kind]),)) for kind in Lost if (minutes := one.of(kind))
    )
    title = f"{minutes_words(one.minutes)} làm việc từ khi tiếp nhận đã ở đâu"
    if not bars:
        return None
    return Bars(title, bars, head="Ở đâu", counts="Thời gian làm việc", of=one.minutes, said=minutes_words)
