"""The board by state: each word once, how much work stands so, and what the word means."""

from django.urls import reverse

from kientao.programme.chips import status_chip
from kientao.programme.pages.board_asked import Asked
from kientao.programme.pages.board_figures import status_pairs
from kientao.programme.queries.board import Tally, tally
from kientao.programme.rules.status import Status
from kientao.ui.numbers import day, whole
from kientao.ui.table.cells import Cell, Link, Share
from kientao.ui.table.columns import Column
from kientao.ui.table.props import Row, Table

COLUMNS = (
    Column("ten", "Tình trạng", "state", hideable=False),
    Column("nghia", "Nghĩa là", width="wide", hideable=False),
    Column("tong", "Số việc", "whole", hideable=False),
    Column("ty-le", "Phần", "percent", hideable=False),
)
_ORDER = (
    Status.OVERDUE,
    Status.DUE_SOON,
    Status.PREPARED,
    Status.RETURNED,
    Status.AWAITING,
    Status.HANDED_IN,
    Status.NOT_DUE,
    Status.CONDITION,
    Status.DONE,
    Status.DONE_LATE,
)


def states_table(asked: Asked) -> tuple[Table, Tally]:
    """One row for each state that counts, and standing work apart under them."""
    found = tally(asked.actor, asked.scope)
    rows = [_row(asked, status, found.by_status[status], found.counted) for status in _ORDER]
    rows.append(_standing(asked, found.standing))
    table = Table(
        id="bang",
        part="bang-theo-doi",
        title="Theo tình trạng",
        address=reverse("board"),
        columns=COLUMNS,
        rows=tuple(rows),
        query=asked.query.showing(COLUMNS),
        total=len(rows),
        filters=tuple(one for one in asked.filters if one.keys != ("xem",)),
        totals={"tong": _count(found.counted, asked.rows_href(("loai", "co-han")))},
        totals_label="Tổng, không kể việc thường xuyên",
        unit="tình trạng",
        as_of=f"như ở ngày {day(asked.as_of)}" if asked.as_of else "",
    )
    return table, found


def _row(asked: Asked, status: Status, count: int, total: int) -> Row:
    chip = status_chip(status)
    cells: dict[str, Cell] = {
        "ten": chip,
        "nghia": chip.title,
        "tong": _count(count, asked.rows_href(*status_pairs([status]))),
        "ty-le": Share(count, total) if total else None,
    }
    return Row(status.value, cells)


def _standing(asked: Asked, count: int) -> Row:
    chip = status_chip(Status.STANDING)
    href = asked.rows_href(("loai", "thuong-xuyen"))
    return Row("standing", {"ten": chip, "nghia": chip.title, "tong": _count(count, href)})


def _count(count: int, href: str) -> Cell:
    return Link(whole(count), href) if count else "0"
