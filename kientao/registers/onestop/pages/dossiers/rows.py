"""Dossiers as rows of a list: columns, cells, filters that every list of dossiers shares."""

from datetime import datetime, time, timedelta

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from kientao.registers.onestop.addresses import dossier_page
from kientao.registers.onestop.chips import status_chip, time_chip
from kientao.registers.onestop.models import Dossier, Procedure
from kientao.registers.onestop.queries.choices import deciding_agencies, procedures_named
from kientao.registers.onestop.queries.moment import Reading
from kientao.registers.onestop.queries.timeliness_sql import in_words, open_late, timeliness_case
from kientao.registers.onestop.rules.lateness import Clock, Timeliness
from kientao.registers.onestop.rules.procedure import Channel
from kientao.registers.onestop.rules.states import Status
from kientao.registers.onestop.words import left_words, local, moment_words
from kientao.ui.parts.page_head import Action
from kientao.ui.table.cells import Cell, Noted
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, DateRange, Filter, Option, Search, Toggle
from kientao.ui.table.props import Row
from kientao.ui.table.query import TableQuery

RELATED = ("procedure", "competent", "received_at")
COLUMNS = (
    Column("ma", "Mã hồ sơ, thủ tục", "link", hideable=False, sortable=True, width="wide"),
    Column("linh-vuc", "Lĩnh vực", shown=False),
    Column("nguoi-nop", "Người nộp", width="normal"),
    Column("trang-thai", "Trạng thái", "state", hideable=False),
    Column("han", "Hẹn trả", "date", sortable=True),
    Column("han-thong-ke", "Hạn thống kê", "date", shown=False),
    Column("co-quan", "Cơ quan giải quyết", width="narrow"),
    Column("noi-nhan", "Nơi tiếp nhận", shown=False),
    Column("kenh", "Kênh", shown=False),
    Column("nhan", "Tiếp nhận", "date", sortable=True),
    Column("xong", "Kết thúc", "date", shown=False, sortable=True),
)
SORTS = {"ma": "code", "han": "due", "nhan": "received_on", "xong": "ended"}
CLOCK = Choice("dong-ho", "Tính theo", tuple(Option(one.value, one.words) for one in Clock))
PROCEDURE = Search("thu-tuc", "Thủ tục: mã hoặc tên")
MORE = Toggle("them", "Thêm bộ lọc")
_USUAL = 5
_TIMES = Choice("thoi-han", "Thời hạn", tuple(Option(one.value, one.words) for one in Timeliness))
_STATUSES = Choice("trang-thai", "Trạng thái", tuple(Option(str(one.value), one.words) for one in Status), many=True)
_CHANNELS = Choice("kenh", "Kênh nộp", tuple(Option(str(one.value), one.words) for one in Channel))


def filters(*, agencies: bool) -> tuple[Filter, ...]:
    """Offered from the catalogues: asking the rows would read them all."""
    fields = Procedure.objects.exclude(field="").order_by("field").values_list("field", flat=True).distinct()
    found: list[Filter] = [
        Search(label="Mã hồ sơ, người nộp"),
        _STATUSES,
        _TIMES,
        PROCEDURE,
        Choice("linh-vuc", "Lĩnh vực", tuple(Option(field, field) for field in fields)),
        _CHANNELS,
        CLOCK,
        DateRange("nhan", "Tiếp nhận"),
        DateRange("han", "Hẹn trả"),
        MORE,
    ]
    if agencies:
        options = tuple(Option(str(one.pk), one.name) for one in deciding_agencies())
        found.insert(3, Choice("co-quan", "Cơ quan giải quyết", options))
    return tuple(found)


def usual(found: tuple[Filter, ...], query: TableQuery) -> tuple[Filter, ...]:
    """Those asked for most; the others when they are on, or when somebody wants more."""
    if query.on("them"):
        return tuple(one for one in found if one is not MORE)
    return tuple(one for at, one in enumerate(found) if at < _USUAL or any(map(query.all, one.keys)))


def more_or_fewer(address: str, query: TableQuery) -> Action:
    """Shows the filters that are asked for seldom, or puts them away."""
    values = {key: value for key, value in query.values.items() if key != "them"}
    if query.on("them"):
        return Action("Bớt bộ lọc", address + query.to_query_string(values=values), icon="filter")
    return Action("Thêm bộ lọc", address + query.to_query_string(values={**values, "them": ("1",)}), icon="filter")


def narrowed(rows: "QuerySet[Dossier]", query: TableQuery, reading: Reading) -> "QuerySet[Dossier]":
    """What the filters leave; the search is the caller's."""
    clock = clock_of(query)
    if query.all("trang-thai"):
        rows = rows.filter(status__in=[int(value) for value in query.all("trang-thai")])
    if query.text("thu-tuc"):
        rows = rows.filter(procedure__in=procedures_named(query.text("thu-tuc")))
    for key, column in (("co-quan", "competent"), ("kenh", "channel")):
        if query.text(key):
            rows = rows.filter(**{column: int(query.text(key))})
    if query.text("linh-vuc"):
        rows = rows.filter(procedure__in=Procedure.objects.filter(field=query.text("linh-vuc")).values("pk"))
    if query.text("thoi-han") == Timeliness.OPEN_LATE:
        rows = rows.filter(open_late(reading.at, clock))
    elif query.text("thoi-han"):
        rows = rows.annotate(word=timeliness_case(reading.at, clock))
        rows = rows.filter(in_words({Timeliness(query.text("thoi-han"))}))
    due = "due" if clock is Clock.APPOINTMENT else "statistic_due"
    return rows.filter(_between(query, "nhan", "received_on") & _between(query, "han", due))


def ordered(rows: "QuerySet[Dossier]", query: TableQuery) -> "QuerySet[Dossier]":
    """The newest first unless the address says otherwise; what has no date last."""
    if not query.sort:
        return rows.order_by("-created", "-pk")
    column = F(SORTS[query.sort])
    return rows.order_by(column.desc(nulls_last=True) if query.descending else column.asc(nulls_last=True), "pk")


def clock_of(query: TableQuery) -> Clock:
    """The clock asked for; the appointment's usually."""
    return Clock(query.text("dong-ho")) if query.text("dong-ho") else Clock.APPOINTMENT


def shown(keys: list[int]) -> list[Dossier]:
    """The dossiers of a page in the order of their keys. One query."""
    found = Dossier.objects.select_related(*RELATED).in_bulk(keys)
    return [found[key] for key in keys if key in found]


def row_of(one: Dossier, reading: Reading, clock: Clock = Clock.APPOINTMENT) -> Row:
    """One row; red when it is late now."""
    late = time_chip(one, reading.at, reading.soon_until, clock).tone == "red"
    return Row(id=str(one.pk), href=dossier_page(one.code), late=late, cells=cells_of(one, reading, clock))


def cells_of(one: Dossier, reading: Reading, clock: Clock = Clock.APPOINTMENT) -> dict[str, Cell]:
    """Every column."""
    judged = one.received_on is not None and one.status != Status.SUPPLEMENT
    chips = (status_chip(one.status), time_chip(one, reading.at, reading.soon_until, clock))
    return {
        "ma": Noted(one.code, one.procedure.name),
        "linh-vuc": one.procedure.field or None,
        "nguoi-nop": one.applicant_name,
        "trang-thai": chips if judged else chips[:1],
        "han": Noted(moment_words(one.due), _left(one, reading)) if one.due else None,
        "han-thong-ke": local(one.statistic_due),
        "co-quan": one.competent.short_name or one.competent.name,
        "noi-nhan": (one.received_at.short_name or one.received_at.name) if one.received_at else None,
        "kenh": Channel(one.channel).words,
        "nhan": local(one.received_on),
        "xong": local(one.ended),
    }


def _left(one: Dossier, reading: Reading) -> str:
    if one.due is None or one.ended is not None or one.paused_since is not None:
        return ""
    return left_words(reading.calendars.of(one.competent_id), reading.at, one.due)


def _between(query: TableQuery, key: str, column: str) -> Q:
    first, last = query.days(key)
    found = Q()
    if first:
        found &= Q(**{f"{column}__gte": timezone.make_aware(datetime.combine(first, time.min))})
    if last:
        after = timezone.make_aware(datetime.combine(last + timedelta(days=1), time.min))
        found &= Q(**{f"{column}__lt": after})
    return found
