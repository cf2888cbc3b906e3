"""All figures that were frozen, the newest first: which, of whom, for what."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.measures.frozen.models import FrozenFigure
from kientao.measures.frozen.pages.shared import FROZEN
from kientao.measures.frozen.words import moment_of, names_of, whose
from kientao.measures.pages.catalogue import TITLE
from kientao.measures.words import fraction_words, value_words
from kientao.people.access import actor_of
from kientao.ui.empty import Empty
from kientao.ui.numbers import span_of_days
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Cell, Noted
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, Filter, Option, Search
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import Row, Table
from kientao.ui.table.query import TableQuery

_COLUMNS = (
    Column("chi-so", "Chỉ số", "link", hideable=False, width="wide"),
    Column("cua", "Của", width="normal"),
    Column("ky", "Kỳ", width="normal"),
    Column("tri", "Giá trị đã chốt", hideable=False, align="end"),
    Column("de", "Dùng cho", width="wide"),
    Column("luc", "Chốt lúc", "date", sortable=True),
    Column("ai", "Người chốt", shown=False),
)
_SEARCH = Search("tim", "Tên chỉ số, báo cáo")


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Those of the whole for everybody; those of agencies for them and for who follows all."""
    seen = FrozenFigure.objects.visible_to(actor_of(request))
    named = dict(seen.order_by("words").values_list("measure", "words"))
    measures = tuple(Option(code, words) for code, words in named.items())
    filters: tuple[Filter, ...] = (_SEARCH, Choice("chi-so", "Chỉ số", measures))
    query = TableQuery.from_request(request, "da-chot", _COLUMNS, filters)
    chosen, words = query.text("chi-so"), query.text("tim")
    found = seen.filter(measure=chosen) if chosen else seen
    if words:
        found = found.filter(words__icontains=words) | found.filter(purpose__icontains=words)
    order = query.order_by({"luc": "frozen"}, "-frozen", "-pk")
    rows, total, query = one_page(found.order_by(*order), query)
    names = names_of(rows)
    table = Table(
        id="da-chot", title=FROZEN, level=1, address=request.path, columns=_COLUMNS, filters=filters, query=query,
        lead="Số đã báo cáo, công bố: giữ nguyên giá trị, cách tính và dấu vết từng dòng đã đếm.",
        rows=tuple(_row(one, names) for one in rows), total=total, unit="số đã chốt",
        empty=Empty(
            "Chưa chốt số nào",
            "Mở một chỉ số, chọn kỳ và cơ quan, rồi bấm «Chốt số này» trước khi đưa vào báo cáo.",
            "Xem các chỉ số", reverse("measures"), icon="lock",
        ),
    )  # fmt: skip
    values = {"crumbs": ((TITLE, reverse("measures")),)}
    return table_answer(request, "measures/pages/list.html", table, values)


def _row(one: FrozenFigure, names: Mapping[int, str]) -> Row:
    figure = one.figure
    cells: dict[str, Cell] = {
        "chi-so": one.words,
        "cua": whose(one.agencies, names),
        "ky": span_of_days(one.first, one.last),
        "tri": Noted(value_words(figure), fraction_words(figure)),
        "de": one.purpose,
        "luc": moment_of(one),
        "ai": one.frozen_by,
    }
    return Row(str(one.pk), cells, href=reverse("frozen-figure", args=[one.pk]))
