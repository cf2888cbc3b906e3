"""One measure: what it counts, its value with numerator and denominator, its months, its agencies."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.clock import today
from kientao.ledger.freshness import freshness
from kientao.measures.answering import by_agency, figure
from kientao.measures.declared.known import Known
from kientao.measures.explaining import lines
from kientao.measures.figure import Figure
from kientao.measures.frozen.policies import may_freeze
from kientao.measures.frozen.queries import frozen_count
from kientao.measures.measure import Measure, Passing
from kientao.measures.pages.asked import AskedPage, asked_page
from kientao.measures.pages.catalogue import TITLE
from kientao.measures.pages.trend import trend_of
from kientao.measures.series import Month, monthly
from kientao.measures.showing import figure_shown, numerator_cell
from kientao.measures.unusual import unusual
from kientao.measures.words import fresh_words, value_words
from kientao.people.models import Organisation
from kientao.ui.empty import Empty
from kientao.ui.numbers import whole
from kientao.ui.parts.facts import Facts
from kientao.ui.parts.figure import Figures
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Cell, Link
from kientao.ui.table.columns import Column
from kientao.ui.table.props import Row, Table

_AGENCIES = (
    Column("co-quan", "Cơ quan", "link", hideable=False, width="wide"),
    Column("tri", "Giá trị", hideable=False, align="end"),
    Column("tu", "Tử số", "whole", hideable=False),
    Column("mau", "Mẫu số", "whole", hideable=False),
)
_MONTHS = (
    Column("thang", "Tháng", hideable=False),
    Column("rieng", "Trong tháng", hideable=False, align="end"),
    Column("tu", "Tử số", "whole", hideable=False),
    Column("mau", "Mẫu số", "whole", hideable=False),
    Column("luy-ke", "Từ đầu kỳ", hideable=False, align="end"),
    Column("luu-y", "Lưu ý"),
)


@require_safe
def page(request: HttpRequest, code: str) -> HttpResponse:
    """404 for a measure nobody declared."""
    measure = named(code)
    asked = asked_page(request, measure, "co-quan", _AGENCIES)
    values = {"page_head": _head(measure, asked), "definition": _definition(measure)}
    known, engine, at = Known(), asked.engine, asked.recorded or asked.period.last
    found = figure(measure, asked.asked, engine, known.__getitem__)
    months = monthly(measure, asked.asked, engine, known.__getitem__)
    values |= {
        "figures": Figures(tuple(figure_shown(measure.words, measure, found, at, asked.rows_href)), "Giá trị"),
        "months": _months(asked, months),
        "trend": trend_of(asked, months, asked.recorded or today()),
        "fresh": fresh_words(freshness()),
    }
    agencies = _agencies(asked, by_agency([measure], asked.asked_of_own, engine, known.__getitem__))
    return table_answer(request, "measures/pages/one.html", agencies, values, part="measures/pages/one_part.html")


def named(code: str) -> Measure:
    """By its code. Raises Http404."""
    found = Known().get(code)
    if found is None:
        raise Http404
    return found


def _head(measure: Measure, asked: AskedPage) -> PageHead:
    crumbs = ((TITLE, reverse("measures")),)
    return PageHead(measure.words, asked.words, crumbs, actions=tuple(_actions(measure, asked)))


def _actions(measure: Measure, asked: AskedPage) -> Iterator[Action]:
    if may_freeze(asked.actor):
        address = f"{reverse('freeze-figure', args=[measure.code])}?{asked.href().partition('?')[2]}"
        yield Action("Chốt số này", address, icon="lock")
    if count := frozen_count(asked.actor, measure.code):
        address = f"{reverse('frozen-figures')}?chi-so={measure.code}"
        yield Action(f"Số đã chốt ({whole(count)})", address, icon="history")


def _definition(measure: Measure) -> Facts:
    other = Known()[measure.asks.of].words if isinstance(measure.asks, Passing) else ""
    return Facts(tuple(lines(measure, other)))


def _months(asked: AskedPage, found: Sequence[Month]) -> Table:
    notes = unusual(asked.measure, [one for one in found if one.period.last < today()])
    columns = _MONTHS if notes else _MONTHS[:-1]
    rows = tuple(_month(asked, one, notes) for one in found)
    return Table(
        id="thang",
        title="Từng tháng",
        address=reverse("measure", args=[asked.measure.code]),
        columns=columns,
        rows=rows,
        query=asked.query.showing(columns),
        total=len(rows),
        unit="tháng",
    )


def _month(asked: AskedPage, one: Month, notes: Mapping[str, str]) -> Row:
    cells: dict[str, Cell] = {
        "thang": f"{one.period.first.month:02d}/{one.period.first.year}",
        "rieng": value_words(one.own),
        "tu": numerator_cell(asked.measure, one.own, partial(asked.rows_href, period=one.period)),
        "mau": one.own.denominator,
        "luy-ke": value_words(one.so_far),
        "luu-y": notes.get(f"{one.period.first:%Y%m}"),
    }
    return Row(f"{one.period.first:%Y%m}", cells)


def _agencies(asked: AskedPage, found: Mapping[int, Mapping[str, Figure]]) -> Table:
    """The best last: who pulls it down is read first."""
    code = asked.measure.code
    names = dict(Organisation.objects.filter(pk__in=found).values_list("pk", "name"))
    worst = sorted(found, key=lambda pk: (_worth(asked.measure, found[pk][code]), names.get(pk, "")))
    query = asked.query.within(len(worst))
    first = (query.page - 1) * query.size
    return Table(
        id="co-quan",
        title="Từng cơ quan",
        address=reverse("measure", args=[code]),
        columns=_AGENCIES,
        filters=asked.filters,
        rows=tuple(_agency(asked, pk, names, found[pk][code]) for pk in worst[first : first + query.size]),
        query=query,
        total=len(worst),
        unit="cơ quan",
        empty=Empty("Chưa có cơ quan nào có số liệu", "Dữ kiện đến từ các sổ nghiệp vụ và từ hệ thống khác gửi sang."),
        part="chi-so-nay",
    )


def _worth(measure: Measure, found: Figure) -> tuple[bool, float]:
    value = found.value
    sign = 1 if measure.better.value == "higher" else -1
    return value is None, sign * float(value or 0)


def _agency(asked: AskedPage, pk: int, names: Mapping[int, str], found: Figure) -> Row:
    cells: dict[str, Cell] = {
        "co-quan": Link(names.get(pk, f"Cơ quan {pk}"), asked.href(agency=pk)),
        "tri": value_words(found),
        "tu": numerator_cell(asked.measure, found, partial(asked.rows_href, agency=pk)),
        "mau": found.denominator,
    }
    return Row(str(pk), cells)
