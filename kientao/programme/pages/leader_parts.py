"""The pieces of the leader's page; every number leads to the rows it counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from kientao.base.clock import today
from kientao.programme.pages.board_asked import CHANGE_CODES, CHANGE_WORDS, STAGE_CODES, Asked
from kientao.programme.pages.board_figures import status_pairs
from kientao.programme.pages.board_lines import Line, days_late, lines
from kientao.programme.queries.asof import work_seen_by
from kientao.programme.queries.board import Tally
from kientao.programme.queries.leader import (
    Held,
    Owing,
    changes,
    due_by_week,
    due_statuses,
    longest_late,
    owing,
    receiving,
    signing,
    standing_then,
)
from kientao.programme.rules.judged import Against
from kientao.programme.rules.status import BOARD, Status
from kientao.ui.empty import Empty
from kientao.ui.numbers import day, share, whole
from kientao.ui.parts.bars import Bar, Bars, Segment
from kientao.ui.parts.figure import Figure, Figures
from kientao.ui.table.cells import Cell, Link, Noted
from kientao.ui.table.columns import Column
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

_AGENCIES, _ROWS, _HOLDERS = 8, 10, 5
_LATE_COLUMNS = (
    Column("viec", "Việc", "link", hideable=False, width="wide"),
    Column("co-quan", "Cơ quan", hideable=False),
    Column("qua", "Quá hạn", "whole", hideable=False),
    Column("giu", "Đang giữ", hideable=False),
)
_BESIDE_COLUMNS = (
    Column("ten", "Tình trạng", hideable=False, width="normal"),
    Column("nay", "Hôm nay", "whole", hideable=False),
    Column("truoc", "Trước", "whole", hideable=False),
    Column("chenh", "Chênh", "whole", hideable=False),
)


@dataclass(frozen=True, slots=True)
class Desk:
    """One kind of holder: a title, what its day means, and those with most."""

    title: str
    since_words: str
    holders: tuple[tuple[str, str, str, str], ...]  # name, address, count, note
    more: str


def agencies_owing(asked: Asked) -> Owing:
    """For the bars and the desks."""
    return owing(asked.actor, asked.scope, _AGENCIES, _HOLDERS)


def late_bars(asked: Asked, found: Owing) -> Bars | None:
    """Agencies with most overdue work."""
    bars = [
        Bar(
            one.name,
            (Segment(one.count, "quá hạn", "red"),),
            asked.rows_href(*status_pairs([Status.OVERDUE]), ("co-quan", str(one.organisation))),
            f"lâu nhất {whole((asked.scope.day - one.oldest).days)} ngày",
        )
        for one in found.late
    ]
    return Bars("Cơ quan có nhiều việc quá hạn nhất", tuple(bars), "Cơ quan", "Việc quá hạn") if bars else None


def late_table(asked: Asked, total: int) -> Table:
    """What is late longest, with whose it is and who has it."""
    keys = longest_late(asked.actor, asked.scope, _ROWS)
    rows = lines(work_seen_by(asked.actor), keys, asked.scope.day)
    return Table(
        id="qua-han",
        title="Quá hạn lâu nhất",
        address=reverse("leader"),
        columns=_LATE_COLUMNS,
        rows=tuple(_late_row(one, asked.scope.day) for one in rows),
        query=TableQuery().showing(_LATE_COLUMNS),
        total=len(rows),
        unit=f"việc quá hạn lâu nhất, trong {whole(total)}" if total > len(rows) else "việc quá hạn",
        empty=Empty("Không có việc nào quá hạn", "Mọi việc đến hạn đã được nộp.", icon="check"),
    )


def changed(asked: Asked, since: date) -> Figures:
    """What happened after that day."""
    counts = changes(asked.actor, asked.scope, since)
    first = ("doi-tu", since.fromordinal(since.toordinal() + 1).isoformat())
    return Figures(
        tuple(
            Figure(
                CHANGE_WORDS[key],
                value=count,
                href=asked.rows_href(("loai", "co-han"), ("thay-doi", CHANGE_CODES[key]), first) if count else "",
                tone="late" if key == "newly-late" and count else "",
            )
            for key, count in counts.items()
        ),
        f"Thay đổi từ sau ngày {day(since)}",
    )


def compared(asked: Asked, now: Tally, then: date) -> Table:
    """Today beside that day: the same counts, the same rule."""
    before = standing_then(asked.actor, asked.scope, then)
    as_of = ("ngay", then.isoformat())
    rows = [
        _beside(asked, code, words, now.of(statuses), before.of(statuses), (*status_pairs(statuses),), as_of)
        for code, words, statuses in BOARD
    ]
    rows.append(_beside(asked, "tong", "Tổng", now.counted, before.counted, (("loai", "co-han"),), as_of))
    for against in Against:
        rows.append(_rates_beside(against, now, before))
    columns = tuple(
        Column(one.key, day(then), one.kind, hideable=False) if one.key == "truoc" else one for one in _BESIDE_COLUMNS
    )
    return Table(
        id="so-sanh",
        title=f"Hôm nay và ngày {day(then)}",
        address=reverse("leader"),
        columns=columns,
        rows=tuple(rows),
        query=TableQuery().showing(columns),
        total=len(rows),
        unit="con số",
    )


def next_weeks(asked: Asked) -> Figures:
    """What comes due this week and the next."""
    pairs = (("loai", "co-han"), *(("tinh-trang", one.value) for one in sorted(due_statuses())))
    return Figures(
        tuple(
            Figure(
                f"{day(first)} – {day(last)}",
                value=count,
                unit="việc",
                href=asked.rows_href(*pairs, ("han-tu", first.isoformat()), ("han-den", last.isoformat()))
                if count
                else "",
            )
            for first, last, count in due_by_week(asked.actor, asked.scope)
        ),
        "Đến hạn trong hai tuần tới",
    )


def desks(asked: Asked, found: Owing) -> tuple[Desk, ...]:
    """Who has most in hand: agencies, those who accept, those who sign."""
    actor, scope = asked.actor, asked.scope
    return (
        _desk(asked, "Cơ quan đang thực hiện", "hạn cũ nhất", "doing", "co-quan", (found.held, found.held_count)),
        _desk(asked, "Nơi nghiệm thu", "nộp lâu nhất", "accepting", "noi-nhan", receiving(actor, scope, _HOLDERS)),
        _desk(asked, "Nơi ký", "trình lâu nhất", "signing", "dang-giu", signing(actor, scope, _HOLDERS)),
    )


def _desk(asked: Asked, title: str, since: str, stage: str, key: str, found: tuple[Sequence[Held], int]) -> Desk:
    pairs = (("loai", "co-han"), ("buoc", STAGE_CODES[stage]))
    shown = tuple(
        (
            one.name,
            asked.rows_href(*pairs, (key, str(one.organisation))),
            whole(one.count),
            _note(one, since),
        )
        for one in found[0]
    )
    left = found[1] - len(shown)
    return Desk(title, since, shown, f"và {whole(left)} nơi nữa" if left > 0 else "")


def _note(one: Held, since: str) -> str:
    late = f"{whole(one.late)} quá hạn" if one.late else ""
    days = f"{since} {day(one.since)}" if one.since else ""
    waited = (today() - one.since).days if one.since and since != "hạn cũ nhất" else None
    return ", ".join(filter(None, [late, days + (f" ({waited} ngày)" if waited is not None else "")]))


def _late_row(line: Line, now: date) -> Row:
    stood = line.stood
    return Row(
        id=str(stood.pk),
        href=line.href,
        late=True,
        cells={
            "viec": Noted(line.product, line.task_words[:160]),
            "co-quan": stood.organisation.short_name or stood.organisation.name,
            "qua": Noted(f"{whole(days_late(line, now))} ngày", f"hạn {day(stood.current_due)}"),
            "giu": line.holder,
        },
    )


def _beside(
    asked: Asked,
    code: str,
    words: str,
    now: int,
    before: int,
    pairs: tuple[tuple[str, str], ...],
    as_of: tuple[str, str],
) -> Row:
    cells: dict[str, Cell] = {
        "ten": words,
        "nay": Link(whole(now), asked.rows_href(*pairs)) if now else "0",
        "truoc": Link(whole(before), asked.rows_href(*pairs, as_of)) if before else "0",
        "chenh": _change(now - before),
    }
    return Row(code, cells)


def _rates_beside(against: Against, now: Tally, before: Tally) -> Row:
    cells: dict[str, Cell] = {"ten": f"Đúng hạn, theo {against.words}"}
    for key, tally in (("nay", now), ("truoc", before)):
        rate = tally.due[against]
        cells[key] = (
            Noted(share(rate.part, rate.total), f"{whole(rate.part)}/{whole(rate.total)}") if rate.total else None
        )
    return Row(against.value, cells)


def _change(difference: int) -> str:
    return f"+{whole(difference)}" if difference > 0 else f"−{whole(-difference)}" if difference else "0"
