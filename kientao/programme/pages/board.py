"""The programme board: headings, agencies or states against how their work stands; every figure opens its rows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.people.models import Organisation
from kientao.programme.models import Section
from kientao.programme.models.sight import reads_everything
from kientao.programme.pages.board_asked import (
    AS_OF,
    DOMAIN_CHOICE,
    KIND_CHOICE,
    LEVEL_CHOICE,
    Asked,
    as_of_notice,
    asked_of,
)
from kientao.programme.pages.board_figures import figures_of, gaps_of, rate_link, rates_of, status_pairs
from kientao.programme.pages.board_states import states_table
from kientao.programme.queries.board import Key, Tally, tallies, total_of
from kientao.programme.rules.judged import Against
from kientao.programme.rules.status import BOARD, Status
from kientao.ui.empty import Empty
from kientao.ui.numbers import day, whole
from kientao.ui.parts.facts import Tab, Tabs
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Cell, Link
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, Filter, Option
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import Row, Table

TITLE = "Bảng theo dõi"
SIDES = {"": "Theo đề mục", "co-quan": "Theo cơ quan", "tinh-trang": "Theo tình trạng"}
SIDE = Choice("xem", "Xem", tuple(Option(code, words) for code, words in SIDES.items() if code))
_COUNTS = tuple(Column(code, words, "whole", sortable=True) for code, words, _ in BOARD)
COLUMNS = (
    Column("ten", "", "link", sortable=True, hideable=False, width="wide"),
    *_COUNTS,
    Column("tong", "Tổng", "whole", sortable=True, hideable=False),
    Column("dung-han", "Đúng hạn", "percent", sortable=True, help="Trên số đã đến hạn hoặc đã xong."),
    Column("dung-han-dau", "Đúng hạn ban đầu", "percent", shown=False),
    Column("thuong-xuyen", "Thường xuyên", "whole", sortable=True, help="Việc không có ngày kết thúc, đếm riêng."),
)
FILTERS: tuple[Filter, ...] = (DOMAIN_CHOICE, KIND_CHOICE, LEVEL_CHOICE, AS_OF)


@dataclass(frozen=True, slots=True)
class Named:
    """A row's name, where it stands usually, and the filter that leaves its work."""

    words: str
    note: str
    place: tuple[object, ...]
    pair: tuple[str, str]


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What the actor sees, counted; htmx gets all that a filter changes."""
    asked = asked_of(request, "bang", COLUMNS, (*FILTERS, SIDE))
    side = asked.query.text("xem")
    table, whole_tally = _table(asked, side)
    values = {
        "page_head": _head(asked),
        "notice": as_of_notice(asked, reverse("board")),
        "figures": figures_of(asked, whole_tally),
        "rates": rates_of(asked, whole_tally),
        "gaps": gaps_of(asked) if reads_everything(asked.actor) else (),
        "tabs": _tabs(asked, side),
    }
    return table_answer(request, "programme/pages/board.html", table, values, part="programme/pages/board_part.html")


def _head(asked: Asked) -> PageHead:
    actions = [Action("Xem từng việc", asked.rows_href(), icon="list", plain=False)]
    if reads_everything(asked.actor):
        actions.append(Action("Trang lãnh đạo", reverse("leader"), icon="flag"))
    return PageHead(TITLE, "Việc nào chậm, ở đâu, bao nhiêu. Bấm vào con số để xem đúng những việc đã đếm.",
                    actions=tuple(actions))  # fmt: skip


def _tabs(asked: Asked, side: str) -> Tabs:
    def href(code: str) -> str:
        values = {key: value for key, value in asked.query.values.items() if key != "xem"}
        values |= {"xem": (code,)} if code else {}
        return asked.query.to_query_string(values=values, sort="", descending=False)

    return Tabs("Cách xem", tuple(Tab(words, href(code), code == side) for code, words in SIDES.items()))


def _table(asked: Asked, side: str) -> tuple[Table, Tally]:
    if side == "tinh-trang":
        return states_table(asked)
    column, names, label = _SIDES[side]
    found = tallies(asked.actor, asked.scope, column)
    total = total_of(found.values())
    named = names(found)
    key_of = _SORTS.get(asked.query.sort)
    order = sorted(found, key=lambda key: named[key].place)
    if key_of is not None:
        order = sorted(order, key=lambda key: key_of(found[key]), reverse=asked.query.descending)
    elif asked.query.sort == "ten":
        order = sorted(order, key=lambda key: named[key].words, reverse=asked.query.descending)
    elif side == "co-quan":
        order = sorted(order, key=lambda key: -_SORTS["overdue"](found[key]))
    shown, count, query = one_page(order, asked.query)
    unit = label.lower()
    columns = (_named_column(label), *COLUMNS[1:])
    return Table(
        id="bang",
        part="bang-theo-doi",
        title=SIDES[side],
        address=reverse("board"),
        columns=columns,
        rows=tuple(_row(asked, found[key], named[key]) for key in shown),
        query=query,
        total=count,
        filters=tuple(one for one in asked.filters if one is not SIDE),
        totals=board_cells(asked, total),
        totals_label=f"Tổng của {whole(count)} {unit}",
        unit=unit,
        as_of=f"như ở ngày {day(asked.as_of)}" if asked.as_of else "",
        empty=Empty("Chưa có việc nào để đếm", "Con số có khi một kế hoạch được đưa vào thực hiện.", icon="board"),
    ), total


def _named_column(label: str) -> Column:
    return Column("ten", label, "link", sortable=True, hideable=False, width="wide")


def _row(asked: Asked, tally: Tally, named: Named) -> Row:
    cells = board_cells(asked, tally, named.pair)
    href = asked.rows_href(named.pair)
    return Row(named.pair[1], {"ten": Link(named.words, href, named.note), **cells}, href=href)


def board_cells(asked: Asked, tally: Tally, *pairs: tuple[str, str]) -> dict[str, Cell]:
    """Counts by column, each with the way to its rows; nothing to open under a zero."""

    def count(number: int, *more: tuple[str, str]) -> Cell:
        return Link(whole(number), asked.rows_href(*pairs, *more)) if number else "0"

    cells: dict[str, Cell] = {code: count(tally.of(statuses), *status_pairs(statuses)) for code, _, statuses in BOARD}
    cells["tong"] = count(tally.counted, ("loai", "co-han"))
    cells["dung-han"] = rate_link(asked, tally.due[Against.CURRENT], Against.CURRENT, *pairs)
    cells["dung-han-dau"] = rate_link(asked, tally.due[Against.ORIGINAL], Against.ORIGINAL, *pairs)
    cells["thuong-xuyen"] = count(tally.standing, ("loai", "thuong-xuyen"))
    return cells


def _sections(found: Mapping[Key, Tally]) -> dict[Key, Named]:
    rows = Section.objects.select_related("plan").only("label", "title", "order", "plan__number", "plan__first_day")
    by_pk = rows.in_bulk([key[0] for key in found if key[0] is not None])
    plans = {row.plan_id for row in by_pk.values()}
    named: dict[Key, Named] = {}
    for key in found:
        row = by_pk.get(key[0])
        if row is None:
            named[key] = Named("Không thuộc đề mục nào", "", (1,), ("de-muc", "0"))
            continue
        place = (0, -row.plan.first_day.toordinal(), row.plan_id, row.order, row.pk)
        named[key] = Named(str(row), row.plan.number if len(plans) > 1 else "", place, ("de-muc", str(row.pk)))
    return named


def _agencies(found: Mapping[Key, Tally]) -> dict[Key, Named]:
    rows = Organisation.objects.values_list("pk", "name", "order", "valid_to")
    return {
        (pk,): Named(name, f"đã kết thúc {day(gone)}" if gone else "", (order, name), ("co-quan", str(pk)))
        for pk, name, order, gone in rows
        if (pk,) in found
    }


_SIDES: dict[str, tuple[str, Callable[[Mapping[Key, Tally]], dict[Key, Named]], str]] = {
    "": ("section_id", _sections, "Đề mục"),
    "co-quan": ("organisation_id", _agencies, "Cơ quan"),
}


def _share(tally: Tally) -> float:
    rate = tally.due[Against.CURRENT]
    return rate.part / rate.total if rate.total else -1.0


def _counter(statuses: frozenset[Status]) -> Callable[[Tally], float]:
    return lambda tally: tally.of(statuses)


_SORTS: dict[str, Callable[[Tally], float]] = {
    **{code: _counter(statuses) for code, _, statuses in BOARD},
    "tong": lambda tally: tally.counted,
    "dung-han": _share,
    "thuong-xuyen": lambda tally: tally.standing,
}
