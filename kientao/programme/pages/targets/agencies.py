"""Who pulls a target down, and by how much: agency by agency, exactly."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

from django.http import HttpRequest
from django.urls import reverse

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.measures.addresses import rows_address
from kientao.measures.answering import by_agency
from kientao.measures.declared.known import Known
from kientao.measures.engines.inherited import Inherited
from kientao.measures.engines.live import Live
from kientao.measures.figure import Figure, half_up
from kientao.measures.policies import agencies_open_to, sees_all_agencies
from kientao.measures.showing import Rows, numerator_cell
from kientao.measures.words import value_words
from kientao.people.models import Organisation
from kientao.people.queries.heirs import heirs_on
from kientao.programme.queries.measured import Measured, Told, pulled
from kientao.ui.empty import Empty
from kientao.ui.numbers import decimal
from kientao.ui.table.cells import Cell
from kientao.ui.table.columns import Column
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

_COLUMNS = (
    Column("co-quan", "Cơ quan", "link", hideable=False, width="wide"),
    Column("tri", "Giá trị", hideable=False, align="end"),
    Column("tu", "Tử số", "whole", hideable=False),
    Column("mau", "Mẫu số", "whole", hideable=False),
    Column("keo", "So với mức cần đạt", hideable=False, align="end", help="Số đơn vị đếm thừa (+) hoặc thiếu (−)."),
)
_MERGED = "Cơ quan đã sáp nhập được tính vào cơ quan kế thừa."
_LEAD = f"Cơ quan kéo chỉ tiêu xuống nhiều nhất đứng trước. {_MERGED}"


@dataclass(frozen=True, slots=True)
class Shares:
    """Figures of agencies, what each is above or below what is wanted, and what they are called."""

    figures: Mapping[int, Figure]
    gaps: Mapping[int, Fraction]
    names: Mapping[int, str]


def agencies_table(request: HttpRequest, actor: Actor, one: Measured, told: Told, shares: Shares) -> Table:
    """Who pulls it down most stands first; what each is short of adds up to what the whole is short of."""
    open_to = agencies_open_to(actor, told.asked.agencies)
    sign = -1 if one.aim is not None and one.aim.falls else 1
    worst = sorted(shares.figures, key=lambda pk: (sign * shares.gaps.get(pk, Fraction(0)), shares.names.get(pk, "")))
    columns = _COLUMNS if shares.gaps else _COLUMNS[:-1]  # of a count nobody is owed a part
    query = TableQuery.from_request(request, "co-quan", columns, (), size=50).within(len(worst))
    first = (query.page - 1) * query.size
    is_whole = open_to == told.asked.agencies and bool(shares.gaps)
    return Table(
        id="co-quan",
        title="Từng cơ quan" if sees_all_agencies(actor) else "Cơ quan mình",
        lead=_LEAD if shares.gaps else _MERGED,
        address=reverse("target", args=[one.target.pk]),
        columns=columns,
        rows=tuple(_row(told, pk, shares) for pk in worst[first : first + query.size]),
        query=query,
        total=len(worst),
        totals={"keo": _gap(sum(shares.gaps.values(), Fraction(0)))} if is_whole else {},
        totals_label="Cộng" if is_whole else "",
        unit="cơ quan",
        empty=Empty("Chưa có cơ quan nào có số liệu", "Dữ kiện đến từ các sổ nghiệp vụ và từ hệ thống khác gửi sang."),
    )


def rows_of(told: Told, agency: int | None = None) -> Rows:
    """Where the rows above and below the line are, of all agencies or of one and those merged into it."""
    return partial(rows_address, told.measure.code, period=told.asked.period, agency=agency, today=agency is not None)


def shares_of(actor: Actor, one: Measured, told: Told, engine: Live) -> Shares:
    """Of the agencies the actor may see one by one; those that were merged under their heirs."""
    open_to = agencies_open_to(actor, told.asked.agencies)
    asked = replace(told.asked, agencies=open_to)
    found = by_agency([told.measure], asked, Inherited(engine, heirs_on(today())), Known().__getitem__)
    figures = {agency: own[told.measure.code] for agency, own in found.items()}
    gaps = dict(pulled(told.measure, one.aim, list(figures.items()))) if one.aim is not None else {}
    names = dict(Organisation.objects.filter(pk__in=figures).values_list("pk", "name"))
    return Shares(figures, gaps, names)


def _row(told: Told, pk: int, shares: Shares) -> Row:
    found, gap = shares.figures[pk], shares.gaps.get(pk)
    cells: dict[str, Cell] = {
        "co-quan": shares.names.get(pk, f"Cơ quan {pk}"),
        "tri": value_words(found),
        "tu": numerator_cell(told.measure, found, rows_of(told, pk)),
        "mau": found.denominator,
        **({"keo": _gap(gap)} if gap is not None else {}),
    }
    return Row(str(pk), cells)


def _gap(gap: Fraction) -> str:
    words = decimal(abs(half_up(gap, 1)))
    return f"+{words}" if gap > 0 else f"−{words}" if gap < 0 else "0"
