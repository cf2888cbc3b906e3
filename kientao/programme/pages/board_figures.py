"""The figures over a board, and the gaps beside it, each with the way to its rows."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from kientao.programme.pages.board_asked import JUDGED_CODES, Asked
from kientao.programme.queries.board import Rate, Tally
from kientao.programme.queries.board_gaps import orphaned, tasks_without_lead
from kientao.programme.rules.judged import Against
from kientao.programme.rules.status import Status
from kientao.ui.numbers import share, whole
from kientao.ui.parts.figure import Figure, Figures
from kientao.ui.table.cells import Cell, Link

DONE = frozenset({Status.DONE, Status.DONE_LATE})
_SHOWN = (
    ("Quá hạn", frozenset({Status.OVERDUE})),
    ("Sắp đến hạn", frozenset({Status.DUE_SOON, Status.PREPARED})),
    ("Chờ nghiệm thu, chờ ký", frozenset({Status.HANDED_IN, Status.AWAITING})),
    ("Trả lại", frozenset({Status.RETURNED})),
    ("Hoàn thành", DONE),
)


@dataclass(frozen=True, slots=True)
class Gap:
    """Something nobody takes care of: words, and where to."""

    words: str
    href: str


def status_pairs(statuses: Iterable[Status]) -> list[tuple[str, str]]:
    """The filters of the list that leave counted work in these statuses."""
    return [("loai", "co-han"), *(("tinh-trang", one.value) for one in sorted(statuses))]


def figures_of(asked: Asked, tally: Tally) -> Figures:
    """Late first, then what comes, then what is done and how much of it on time."""
    shown = [
        Figure(
            words,
            value=(count := tally.of(statuses)),
            href=asked.rows_href(*status_pairs(statuses)) if count else "",
            tone="late" if count and statuses == {Status.OVERDUE} else "",
        )
        for words, statuses in _SHOWN
    ]
    shown.append(
        Figure("Tổng số việc", value=tally.counted, href=asked.rows_href(("loai", "co-han")), note=_apart(tally))
    )
    return Figures(tuple(shown), "Con số chung")


def rates_of(asked: Asked, tally: Tally) -> Figures:
    """On time among what had to be done and among what is finished, against both deadlines."""
    now, first = Against.CURRENT, Against.ORIGINAL
    rates = (
        _rate("Đúng hạn, trên số đã đến hạn", asked, tally.due[now], now),
        _rate("… theo hạn ban đầu", asked, tally.due[first], first),
        _rate("Đúng hạn, trên số đã xong", asked, tally.finished[now], now, *_done()),
        _rate("… theo hạn ban đầu", asked, tally.finished[first], first, *_done()),
    )
    return Figures(rates, "Tỷ lệ đúng hạn")


def rate_link(asked: Asked, rate: Rate, against: Against, *pairs: tuple[str, str]) -> Cell:
    """ "96,4 %" over "1.573/1.632", opening the rows it divides by; nothing where nothing is judged."""
    if not rate.total:
        return None
    href = asked.rows_href(*pairs, ("loai", "co-han"), ("dung-han", JUDGED_CODES[against, None]))
    return Link(share(rate.part, rate.total), href, f"{whole(rate.part)}/{whole(rate.total)}")


def gaps_of(asked: Asked) -> tuple[Gap, ...]:
    """Only those there are. Two queries."""
    plans = asked.scope.plans
    unled, gone = tasks_without_lead(asked.actor, plans).count(), orphaned(asked.actor, plans).count()
    found = []
    if unled:
        found.append(Gap(f"{whole(unled)} nhiệm vụ chưa có cơ quan chủ trì", reverse("tasks-without-lead")))
    if gone:
        found.append(Gap(f"{whole(gone)} việc của cơ quan đã kết thúc hoạt động", reverse("orphans")))
    return (*found, Gap("Cơ quan nào chưa có kế hoạch năm", reverse("unit-plan-round")))


def _rate(label: str, asked: Asked, rate: Rate, against: Against, *pairs: tuple[str, str]) -> Figure:
    href = asked.rows_href(*pairs, ("loai", "co-han"), ("dung-han", JUDGED_CODES[against, None]))
    return Figure(label, part=rate.part, total=rate.total, href=href if rate.total else "")


def _done() -> list[tuple[str, str]]:
    return [("tinh-trang", one.value) for one in sorted(DONE)]


def _apart(tally: Tally) -> str:
    return f"ngoài ra {whole(tally.standing)} việc thường xuyên" if tally.standing else ""
