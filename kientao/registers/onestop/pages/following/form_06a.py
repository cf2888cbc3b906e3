"""The form II.06a/VPCP/KSTT: its columns by agency or field, the sums it demands, as a page and as a workbook."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kientao.base.sheets.writing import ColumnSpec, Kind, Value, write_sheet
from kientao.evidence.download import disposition
from kientao.registers.onestop.pages.following.asked import GROUP, GROUPS, Asked, asked_of, names_of
from kientao.registers.onestop.queries.figures import Counts, counted, total
from kientao.registers.onestop.rules.figures import COLUMNS, Check, Group, checks
from kientao.ui.numbers import day, span_of_days, whole
from kientao.ui.parts.facts import Tab, Tabs
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.table.columns import Column

NAME = "Biểu số II.06a/VPCP/KSTT"
TITLE = "Tình hình, kết quả giải quyết thủ tục hành chính"
_HEADS = {
    Group.ALL: "Tổng số",
    Group.ONLINE: "Trực tuyến",
    Group.COUNTER: "Trực tiếp, dịch vụ bưu chính",
    Group.CARRIED: "Từ kỳ trước",
    Group.RESOLVED: "Tổng số",
    Group.EARLY: "Trước hạn",
    Group.ON_TIME: "Đúng hạn",
    Group.OVERDUE: "Quá hạn",
    Group.IN_PROGRESS: "Tổng số",
    Group.IN_TERM: "Trong hạn",
    Group.OPEN_LATE: "Quá hạn",
}
_ABOVE = (("Số hồ sơ nhận giải quyết", 4), ("Số hồ sơ đã giải quyết", 4), ("Số hồ sơ đang giải quyết", 3))
NOTES = (
    "Cột 9 gồm cả hồ sơ đang chờ bổ sung, từ chối, rút, dừng trong hạn, và của thủ tục không có thời hạn bằng số.",
    "Hồ sơ liên thông do hồ sơ gốc sinh ra được đếm cùng hồ sơ gốc; hồ sơ chưa tiếp nhận không đếm.",
)
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the form: its number, name, and (label, figure, the dossiers behind it) from column 3 on."""

    number: str
    name: str
    figures: tuple[tuple[str, str, str], ...]


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Of what the actor sees."""
    asked = _asked(request)
    found = _counted(asked)
    values = {
        "page_head": _head(asked),
        "tabs": _tabs(asked),
        "words": asked.words,
        "office": asked.actor.organisation_name,
        "above": _ABOVE,
        "heads": [(str(number), _HEADS[measure]) for number, measure in COLUMNS],
        "lines": tuple(_lines(asked, found)),
        "sum": _line(asked, "", "Tổng cộng", total(found.values()), None),
        "checks": _checks(found),
        "notes": NOTES,
    }
    return render(request, "registers/onestop/pages/following/form_06a.html", values)


@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """The same figures as a workbook."""
    asked = _asked(request)
    found = _counted(asked)
    specs = (
        ColumnSpec("(1) TT", 6, Kind.WHOLE),
        ColumnSpec("(2) Cơ quan, lĩnh vực", 44),
        *(ColumnSpec(f"({number}) {measure.words}", 14, Kind.WHOLE) for number, measure in COLUMNS),
    )
    names = names_of(asked.by, list(found))
    rows: list[list[Value]] = [
        [number, names.get(key, str(key)), *_figures(found[key])] for number, key in enumerate(_order(found, names), 1)
    ]
    sums = "; ".join(f"{one.words}: {'đúng' if one.holds else 'SAI'}" for one in _checks(found))
    content = write_sheet(
        f"{NAME}. {TITLE}",
        specs,
        rows,
        subtitle=[asked.words, f"Kiểm tra: {sums}", *NOTES],
        total=[None, "Tổng cộng", *_figures(total(found.values()))],
    )
    name = f"II06a-{asked.scope.period.first:%Y%m%d}-{asked.scope.period.last:%Y%m%d}.xlsx"
    return HttpResponse(content, content_type=_XLSX, headers={"Content-Disposition": disposition(name)})


def _asked(request: HttpRequest) -> Asked:
    return asked_of(request, "ii06a", (Column("ten", "Cơ quan"),), GROUP, by="field")


def _counted(asked: Asked) -> dict[object, Counts]:
    return dict(counted(asked.actor, asked.scope, asked.by))


def _head(asked: Asked) -> PageHead:
    here = asked.query.to_query_string()
    period = span_of_days(asked.scope.period.first, asked.scope.period.last)
    return PageHead(
        TITLE,
        f"{NAME}. Kỳ báo cáo {period}, lập ngày {day(asked.scope.at.date())}.",
        crumbs=(("Số liệu", reverse("one-stop-figures") + here),),
        actions=(Action("Tải .xlsx", reverse("form-06a-sheet") + here, icon="download", plain=False),),
    )


def _tabs(asked: Asked) -> Tabs:
    values = asked.query.values
    tabs = tuple(
        Tab(
            f"Theo {words.lower()}",
            reverse("form-06a") + asked.query.to_query_string(values={**values, "theo": (key,)}),
            asked.by == key,
        )
        for key, words in GROUPS[:3]
    )
    return Tabs("Chia theo", tabs)


def _order(found: dict[object, Counts], names: dict[object, str]) -> list[object]:
    return sorted(found, key=lambda key: names.get(key, ""))


def _lines(asked: Asked, found: dict[object, Counts]) -> Iterator[Line]:
    names = names_of(asked.by, list(found))
    for number, key in enumerate(_order(found, names), 1):
        yield _line(asked, str(number), names.get(key, str(key)), found[key], key)


def _line(asked: Asked, number: str, name: str, counts: Counts, key: object) -> Line:
    found = []
    for column, measure in COLUMNS:
        count = counts.of(measure)
        found.append((f"({column}) {measure.words}", whole(count), asked.rows_href(measure, key) if count else ""))
    return Line(number, name, tuple(found))


def _figures(counts: Counts) -> list[int]:
    return [counts.of(measure) for _, measure in COLUMNS]


def _checks(found: dict[object, Counts]) -> tuple[Check, ...]:
    """Of the sums, and of every line: a check holds when it holds everywhere."""
    lines = [*found.values(), total(found.values())]
    told = [checks({number: counts.of(measure) for number, measure in COLUMNS}) for counts in lines]
    return tuple(Check(same[0].words, all(one.holds for one in same)) for same in zip(*told, strict=True))
