"""The front page of a counter: what waits today, the most pressing first, and the button that begins an intake."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.actor import Actor
from kientao.base.clock import now, today
from kientao.base.refusal import require
from kientao.people.access import actor_of
from kientao.registers.onestop.models import Dossier
from kientao.registers.onestop.policies.dossiers import may_receive
from kientao.registers.onestop.queries import counter_queue as queue
from kientao.registers.onestop.queries.calendars import Calendars
from kientao.registers.onestop.words import left_words, moment_words
from kientao.ui.parts.figure import Figure, Figures
from kientao.ui.parts.page_head import Action, PageHead

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Waits:
    """One dossier that waits, and what the officer should know at a glance."""

    dossier: Dossier
    href: str
    when: str
    late: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of waiting: its first few, and all of them."""

    title: str
    rows: tuple[Waits, ...]
    count: int
    empty: str
    href: str = ""


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """A dozen questions, however much waits."""
    actor = actor_of(request)
    require(may_receive(actor))
    calendars = Calendars()
    received = queue.in_book(actor, today(), today()).count()
    values = {
        "page_head": PageHead(
            "Quầy tiếp nhận",
            actor.organisation_name,
            actions=(
                Action("Tiếp nhận hồ sơ", reverse("intake"), icon="plus", plain=False),
                Action("Sổ theo dõi", reverse("daily-book"), icon="list"),
                Action("Bàn giao", reverse("handover"), icon="send"),
            ),
        ),
        "figures": _figures(actor, received),
        "parts": _parts(actor, calendars),
    }
    return render(request, "registers/onestop/pages/counter/front.html", values)


def _figures(actor: Actor, received: int) -> Figures:
    late_answers = queue.to_answer(actor).filter(answer_by__lt=now()).count()
    return Figures(
        (
            Figure("Đã nhận hôm nay", received, "hồ sơ", href=reverse("daily-book")),
            Figure(
                "Quá giờ trả lời", late_answers, "hồ sơ", href=reverse("online-inbox"),
                tone="late" if late_answers else "",
            ),
            Figure("Nhập sau, chờ xác nhận", queue.to_confirm(actor).count(), "hồ sơ", href=reverse("late-to-confirm")),
            Figure("Bưu gửi chưa đến", queue.parcels_on_the_way(actor).count(), "bưu gửi", href=reverse("parcels")),
        ),
        "Hôm nay",
    )  # fmt: skip


def _parts(actor: Actor, calendars: Calendars) -> tuple[Part, ...]:
    def left(one: Dossier) -> tuple[str, bool]:
        until = one.answer_by
        if until is None:
            return f"nộp {moment_words(one.filed)}", False
        return left_words(calendars.of(one.competent_id), now(), until), until < now()

    return (
        _part(
            "Chờ trả lời", queue.to_answer(actor).order_by("answer_by", "pk"), "counter-answer", left,
            "Không có hồ sơ trực tuyến nào chờ trả lời.", reverse("online-inbox"),
        ),
        _part(
            "Chờ trả kết quả", queue.to_hand_out(actor).order_by("done", "pk"), "counter-dossier",
            lambda one: (f"xong {moment_words(one.done)}", False), "Không có kết quả nào chờ người nhận.",
        ),
        _part(
            "Chờ bổ sung", queue.supplements_awaited(actor).order_by("changed", "pk"), "counter-dossier",
            lambda one: (f"yêu cầu {moment_words(one.paused_since or one.changed)}", False),
            "Không hồ sơ nào chờ giấy tờ bổ sung.",
        ),
        _part(
            "Chưa nộp phí, lệ phí", queue.unpaid(actor).order_by("created", "pk"), "counter-dossier",
            lambda one: (f"nhận {moment_words(one.received_on or one.filed)}", False), "Không hồ sơ nào còn nợ phí.",
        ),
    )  # fmt: skip


def _part(
    title: str,
    rows: "QuerySet[Dossier]",
    route: str,
    when: Callable[[Dossier], tuple[str, bool]],
    empty: str,
    href: str = "",
) -> Part:
    shown = []
    for one in rows.select_related("procedure")[:_SHOWN]:
        words, late = when(one)
        shown.append(Waits(one, reverse(route, args=[one.code]), words, late))
    return Part(title, tuple(shown), rows.count(), empty, href)
