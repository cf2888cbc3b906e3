"""Figures of a period: how many came, ended, are open, and two rates on time; by agency, field, procedure, channel."""

from typing import Literal

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.clock import today
from kientao.registers.onestop.pages.following.asked import GROUP, GROUPS, Asked, asked_of, names_of, period_tabs
from kientao.registers.onestop.queries.figures import Counts, counted, recorded_after, total
from kientao.registers.onestop.rules.figures import Group
from kientao.registers.onestop.statistics import COUNTS, RATES, Statistic, Value, value_of
from kientao.ui.empty import Empty
from kientao.ui.numbers import day, whole
from kientao.ui.parts.facts import Notice
from kientao.ui.parts.figure import Figure, Figures
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.answer import table_answer
from kientao.ui.table.cells import Cell, Link, Share
from kientao.ui.table.columns import Column
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import Row, Table

TITLE = "Số liệu giải quyết hồ sơ"
_LATE = frozenset({"open-late"})
COLUMNS = (
    Column("ten", "Nhóm", hideable=False, width="wide"),
    Column("received", "Tiếp nhận", "whole"),
    Column("carried", "Kỳ trước chuyển sang", "whole"),
    Column("ended", "Kết thúc", "whole"),
    Column("early", "Trước hạn", "whole"),
    Column("on-time", "Đúng hạn", "whole"),
    Column("late", "Xong muộn", "whole"),
    Column("in-term", "Đang trong hạn", "whole"),
    Column("open-late", "Đang quá hạn", "whole"),
    Column("waiting", "Chờ bổ sung", "whole"),
    Column("refused", "Từ chối", "whole", shown=False),
    Column("withdrawn", "Rút", "whole", shown=False),
    Column("stopped", "Dừng", "whole", shown=False),
    Column("undated", "Không thời hạn", "whole", shown=False),
    Column("on-time-of-ended", "Đúng hạn / đã kết thúc", "percent"),
    Column("on-time-of-due", "Đúng hạn / phải xong", "percent"),
)
_STATISTICS: dict[str, Statistic] = {one.key: one for one in (*COUNTS, *RATES)}


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Of what the actor sees; every number opens its dossiers."""
    asked = asked_of(request, "so-lieu", COLUMNS, GROUP, size=25)
    groups = counted(asked.actor, asked.scope, asked.by)
    names = names_of(asked.by, list(groups))
    whole_of = total(groups.values())
    ordered = sorted(groups, key=lambda key: (-groups[key].of(Group.ALL), names.get(key, "")))
    rows, count, query = one_page(ordered, asked.query)
    table = Table(
        id="so-lieu",
        part="so-lieu-ky",
        title=f"Theo {dict(GROUPS)[asked.by].lower()}",
        address=reverse("one-stop-figures"),
        columns=COLUMNS,
        filters=asked.filters,
        rows=tuple(_row(asked, key, names.get(key, str(key)), groups[key]) for key in rows),
        query=query,
        total=count,
        totals=_cells(asked, None, whole_of) if rows else {},
        totals_label="Cộng",
        unit="nhóm",
        as_of=asked.scope.clock.words.lower(),
        signatures=("Người lập biểu", "Thủ trưởng cơ quan"),
        empty=Empty("Chưa có hồ sơ nào trong kỳ này", "Chọn kỳ khác, hoặc bỏ bớt bộ lọc.", icon="chart"),
    )
    values = {
        "page_head": _head(asked),
        "periods": period_tabs(asked, "one-stop-figures"),
        "words": asked.words,
        "rates": Figures(tuple(_figure(asked, value_of(one, whole_of)) for one in RATES), "Tỷ lệ"),
        "counts": Figures(tuple(_figure(asked, value_of(one, whole_of)) for one in COUNTS), "Số hồ sơ"),
        "notice": _difference(asked),
    }
    return table_answer(
        request,
        "registers/onestop/pages/following/figures.html",
        table,
        values,
        part="registers/onestop/pages/following/figures_part.html",
    )


def _head(asked: Asked) -> PageHead:
    form = Action("Biểu II.06a", reverse("form-06a") + asked.query.to_query_string(), icon="doc")
    lost = Action("Thời gian mất ở đâu", reverse("one-stop-lost"), icon="hourglass")
    return PageHead(TITLE, "Mỗi con số mở đúng những hồ sơ nó đếm.", actions=(form, lost))


def _figure(asked: Asked, value: Value) -> Figure:
    one, at = value.statistic, asked.scope.at.date()
    href = asked.rows_href(one.part)
    note = asked.scope.clock.words.lower() if one.clocked else ""
    tone: Literal["", "late"] = "late" if one.key in _LATE and value.part else ""
    if value.whole is None:
        return Figure(one.words, value.part, "hồ sơ", href=href, note=note, tone=tone)
    return Figure(one.words, part=value.part, total=value.whole, as_of=at, href=href, note=note)


def _row(asked: Asked, key: object, name: str, counts: Counts) -> Row:
    return Row(id=str(key), cells={"ten": name, **_cells(asked, key, counts)})


def _cells(asked: Asked, key: object, counts: Counts) -> dict[str, Cell]:
    return {column.key: _cell(asked, key, _STATISTICS[column.key], counts) for column in COLUMNS[1:]}


def _cell(asked: Asked, key: object, one: Statistic, counts: Counts) -> Cell:
    value = value_of(one, counts)
    if value.whole is not None:
        return Share(value.part, value.whole) if value.is_known else "chưa có số liệu"
    return Link(whole(value.part), asked.rows_href(one.part, key)) if value.part else "0"


def _difference(asked: Asked) -> Notice | None:
    """What was recorded after the day that the figures are told by, as a line of its own."""
    if asked.scope.recorded_by is None:
        return None
    count = recorded_after(asked.actor, asked.scope).count()
    if not count:
        return None
    words = f"{whole(count)} hồ sơ của kỳ này được ghi sau {day(asked.scope.recorded)}; số đã chốt giữ nguyên."
    with_them = asked.query.to_query_string(values={**asked.query.values, "ghi-nhan": (today().isoformat(),)})
    there = reverse("one-stop-figures") + with_them
    return Notice(words, "Ghi nhận sau kỳ", "info", "Xem số liệu gồm cả phần này", there)
