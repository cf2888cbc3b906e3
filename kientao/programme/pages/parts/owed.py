"""What waits for somebody, grouped by urgency: one line each, one next action."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from django.db.models import QuerySet
from django.urls import reverse

from kientao.base.actor import Actor
from kientao.programme.addresses import assignment_page, difficulty_place
from kientao.programme.chips import status_chips
from kientao.programme.models import Assignment, Difficulty, Extension
from kientao.programme.pages.parts.offers import offers
from kientao.programme.queries.my_work import SHOWN, Group
from kientao.programme.rules.states import State
from kientao.programme.words import days_left_words, product_words
from kientao.ui.chip import Chip, Icon
from kientao.ui.numbers import day as written
from kientao.ui.parts.page_head import Action
from kientao.ui.table.props import BulkAction

_TITLES: dict[str, tuple[str, Icon, str]] = {
    "overdue": ("Quá hạn", "clock", "trang-thai=overdue"),
    "returned": ("Bị trả lại, cần bổ sung", "back", "trang-thai=returned"),
    "prepared": ("Chờ thủ trưởng xem và nộp", "person", "trang-thai=prepared"),
    "week": ("Đến hạn trong 7 ngày tới", "warning", ""),
}


@dataclass(frozen=True, slots=True)
class OwedLine:
    """One piece of work. `mark` goes with a bulk action."""

    title: str
    href: str
    under: str
    when: str
    late: bool = False
    chips: tuple[Chip, ...] = ()
    action: Action | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Owed:
    """A group; `more_href` lists those that don't stand here, `bulk` acts on the marked ones."""

    template: ClassVar[str] = "programme/pages/parts/owed.html"

    id: str
    title: str
    icon: Icon
    lines: tuple[OwedLine, ...]
    count: int
    late: bool = False
    more_href: str = ""
    bulk: tuple[BulkAction, ...] = ()

    @property
    def more(self) -> int:
        """How many don't stand here."""
        return self.count - len(self.lines)


def owed_groups(actor: Actor, groups: Iterable[Group], day: date, here: str) -> Iterator[Owed]:
    """Those that aren't empty. Asks the database nothing."""
    for group in groups:
        title, icon, filters = _TITLES[group.key]
        if group.count:
            yield Owed(
                id=f"nhom-{group.key}",
                title=title,
                icon=icon,
                lines=tuple(_line(actor, row, day) for row in group.rows),
                count=group.count,
                late=group.key == "overdue",
                more_href=f"{here}?{filters}#tat-ca-viec" if filters else f"{here}#tat-ca-viec",
            )


def accepting(rows: QuerySet[Assignment], day: date) -> Owed:
    """Products to accept. Two queries."""
    lines = tuple(
        OwedLine(
            title=product_words(row),
            href=assignment_page(row),
            under=f"{row.organisation.name} · {_short(row.task.text)}",
            when=f"nộp {written(row.handed_in_on)}, {_waited(row.handed_in_on, day)}",
            action=Action("Xem và nghiệm thu", assignment_page(row), icon="check"),
            mark=f"{row.pk}:{row.version}",
        )
        for row in rows[:SHOWN]
    )
    bulk = (BulkAction("Nghiệm thu các sản phẩm đã đánh dấu", reverse("accept-several"), "check"),)
    return Owed(
        "nhom-nghiem-thu", "Chờ tôi nghiệm thu", "check", lines, rows.count(), bulk=bulk, more_href=reverse("to-accept")
    )


def signing(rows: QuerySet[Assignment], day: date) -> Owed:
    """Products that wait to be signed here. Two queries."""
    lines = tuple(
        OwedLine(
            title=product_words(row),
            href=assignment_page(row),
            under=f"{row.organisation.name} trình · {row.holder} giữ",
            when=f"trình {written(row.submitted_on)}, {_waited(row.submitted_on, day)}; hạn {written(row.current_due)}",
            late=row.status == "overdue",  # type: ignore[attr-defined] # counted by the query
            chips=status_chips(row.status, row.kind, row.state),  # type: ignore[attr-defined] # counted by the query
            action=Action("Xem", assignment_page(row), icon="eye"),
        )
        for row in rows[:SHOWN]
    )
    return Owed("nhom-cho-ky", "Đã trình, chờ ký ở cơ quan tôi", "pen", lines, rows.count())


def extending(rows: QuerySet[Extension]) -> Owed:
    """Requests for more time. Two queries."""
    lines = tuple(
        OwedLine(
            title=f"{row.assignment.organisation.name} xin gia hạn đến {written(row.asked_due)}",
            href=assignment_page(row.assignment),
            under=f"{product_words(row.assignment)} · {row.reason[:140]}",
            when=f"hạn {written(row.due_before)}",
            action=Action("Quyết định", reverse("decide-extension", args=[row.pk]), icon="clock"),
        )
        for row in rows[:SHOWN]
    )
    return Owed("nhom-gia-han", "Đề nghị gia hạn chờ quyết định", "clock", lines, rows.count())


def answering(rows: QuerySet[Difficulty], day: date) -> Owed:
    """Difficulties. Two queries."""
    lines = tuple(
        OwedLine(
            title=row.text[:160],
            href=difficulty_place(row),
            under=f"{row.organisation.name} · {row.task.text[:120]}",
            when=f"trả lời trước hết ngày {written(row.answer_by)}",
            late=day > row.answer_by,
            action=Action("Trả lời", reverse("answer-difficulty", args=[row.pk]), icon="mail"),
        )
        for row in rows[:SHOWN]
    )
    return Owed("nhom-vuong-mac", "Vướng mắc chờ tôi trả lời", "question", lines, rows.count())


def with_first_filled(group: Owed) -> Owed:
    """The most urgent next action is the one filled button of the page."""
    first, *rest = group.lines
    action = replace(first.action, plain=False) if first.action else None
    return replace(group, lines=(replace(first, action=action), *rest))


def _line(actor: Actor, row: Assignment, day: date) -> OwedLine:
    status: str = row.status  # type: ignore[attr-defined] # counted by the query
    due = f"hạn {written(row.current_due)}" if row.current_due else ""
    who = " · ".join(str(one) for one in (row.division, row.officer) if one is not None)
    holder = f"{row.holder} đang giữ" if row.holder and row.state == State.AWAITING else ""
    return OwedLine(
        title=product_words(row),
        href=assignment_page(row),
        under=" · ".join(filter(None, [_short(row.task.text), who, holder])),
        when=", ".join(filter(None, [due, days_left_words(row, day)])),
        late=status == "overdue",
        chips=status_chips(status, row.kind, row.state),
        action=_plain(offers(actor, row).first),
    )


def _plain(action: Action | None) -> Action | None:
    return replace(action, plain=True) if action else None


def _short(text: str) -> str:
    return text if len(text) <= 140 else text[:138].rsplit(" ", 1)[0] + " …"


def _waited(since: date | None, day: date) -> str:
    days = (day - since).days if since else 0
    return f"chờ {days} ngày" if days else "hôm nay"
