"""What figures are asked for, in the address: which period, which clock, recorded by when, of whom."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.kernel.period import Period
from kientao.people.access import actor_of
from kientao.people.models import Organisation
from kientao.registers.onestop.models import Procedure
from kientao.registers.onestop.queries.choices import deciding_agencies, procedures_named
from kientao.registers.onestop.queries.figures import Scope
from kientao.registers.onestop.queries.rules_in_force import rules_on
from kientao.registers.onestop.rules.figures import Group
from kientao.registers.onestop.rules.lateness import Clock
from kientao.registers.onestop.rules.procedure import Channel
from kientao.ui.numbers import day, span_of_days
from kientao.ui.parts.facts import Tab, Tabs
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, DateRange, Day, Filter, Option, Search
from kientao.ui.table.query import TableQuery

GROUPS = (("agency", "Cơ quan"), ("field", "Lĩnh vực"), ("procedure", "Thủ tục"), ("channel", "Kênh nộp"))
NO_FIELD = "chua-phan-loai"  # stands for an empty field in addresses
PERIOD = DateRange("ky", "Kỳ")
CLOCK = Choice("dong-ho", "Tính theo", tuple(Option(one.value, one.words) for one in Clock))
RECORDED = Day("ghi-nhan", "Ghi nhận đến hết ngày")
GROUP = Choice("theo", "Chia theo", tuple(Option(key, words) for key, words in GROUPS))
CHANNEL = Choice("kenh", "Kênh nộp", tuple(Option(str(one.value), one.words) for one in Channel))
PROCEDURE = Search("thu-tuc", "Thủ tục: mã hoặc tên")
MEASURE = Choice("nhom", "Số liệu", tuple(Option(one.value, one.words) for one in Group))
_FILTER_OF = {"agency": "co-quan", "field": "linh-vuc", "procedure": "thu-tuc", "channel": "kenh"}


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks for what."""

    actor: Actor
    scope: Scope
    query: TableQuery
    filters: tuple[Filter, ...]
    by: str

    @property
    def words(self) -> str:
        """Period, clock, and until when what was recorded counts: stands beside every figure."""
        said = f"Kỳ {span_of_days(self.scope.period.first, self.scope.period.last)}. {self.scope.clock.words}"
        if self.scope.recorded_by is not None:
            said += f", theo ghi nhận đến hết {day(self.scope.recorded)}"
        return f"{said}. {early_words()}"

    def rows_href(self, measure: Group, group: Any = None) -> str:
        """The rows behind a figure, of one group when it is given."""
        pairs = [(key, value) for key, values in self.query.values.items() for value in values if key != "theo"]
        pairs = [pair for pair in pairs if pair[0] not in ("nhom", *PERIOD.keys)]
        period = (("ky-tu", self.scope.period.first.isoformat()), ("ky-den", self.scope.period.last.isoformat()))
        if group is not None and self.by:
            key = _FILTER_OF[self.by]
            pairs = [pair for pair in pairs if pair[0] != key] + [(key, str(group) or NO_FIELD)]
        recorded = (("ghi-nhan", self.scope.recorded.isoformat()),) if self.scope.recorded else ()
        pairs = [pair for pair in pairs if pair[0] != "ghi-nhan"]
        return reverse("one-stop-figure-rows") + "?" + urlencode([*pairs, *period, *recorded, ("nhom", measure.value)])


def asked_of(
    request: HttpRequest, table: str, columns: tuple[Column, ...], *more: Filter, by: str = "agency", size: int = 50
) -> Asked:
    """From the address. A period that ended is told as it was recorded by its end, unless another day is asked."""
    actor = actor_of(request)
    filters: tuple[Filter, ...] = (PERIOD, CLOCK, *more, _agencies(), PROCEDURE, _fields(), CHANNEL, RECORDED)
    query = TableQuery.from_request(request, table, columns, filters, size=size)
    period = _period(query)
    ended = period.last < today()
    scope = Scope(
        period=period,
        clock=Clock(query.text("dong-ho")) if query.text("dong-ho") else Clock.STATISTIC,
        recorded=query.day("ghi-nhan") or (period.last if ended else None),
        agencies=tuple(int(one) for one in query.all("co-quan")),
        procedures=procedures_named(query.text("thu-tuc")),
        field=_field(query.text("linh-vuc")),
        channel=int(query.text("kenh")) if query.text("kenh") else None,
    )
    return Asked(actor, scope, query, filters, query.text("theo") or by)


def names_of(by: str, keys: list[Any]) -> dict[Any, str]:
    """What groups are called. One query."""
    if by == "agency":
        return dict(Organisation.objects.filter(pk__in=keys).values_list("pk", "name"))
    if by == "procedure":
        rows = Procedure.objects.filter(code__in=keys).values_list("code", "name")
        return {code: f"{name} ({code})" for code, name in rows}
    if by == "channel":
        return {key: Channel(key).words for key in keys}
    return {key: key or "Chưa phân loại" for key in keys}


def early_words() -> str:
    """The threshold that makes a dossier early, as the rules in force say it; printed with the figures."""
    days = rules_on(today()).rules.early_days
    return f"Trước hạn là xong từ {days} ngày trước ngày hẹn"


def period_tabs(asked: Asked, route: str) -> Tabs:
    """The periods asked for most, one press away."""
    tabs = []
    for words, period in _usual_periods(today()):
        days = {"ky-tu": (period.first.isoformat(),), "ky-den": (period.last.isoformat(),)}
        kept = {key: value for key, value in asked.query.values.items() if key != "ghi-nhan"}
        href = reverse(route) + asked.query.to_query_string(values={**kept, **days})
        tabs.append(Tab(words, href, period == asked.scope.period))
    return Tabs("Kỳ", tuple(tabs))


def _usual_periods(day: date) -> tuple[tuple[str, Period], ...]:
    last = day.replace(day=1) - timedelta(days=1)
    before = Period.month(last.year, last.month)
    quarter = (day.month - 1) // 3
    past = Period.quarter(day.year, quarter) if quarter else Period.quarter(day.year - 1, 4)
    return (
        (f"Tháng {day.month}", Period(day.replace(day=1), day)),
        (f"Tháng {before.first.month}", before),
        (f"Quý {(day.month - 1) // 3 + 1}", Period(date(day.year, quarter * 3 + 1, 1), day)),
        (f"Quý {(past.first.month - 1) // 3 + 1}/{past.first.year}", past),
        (f"Năm {day.year}", Period(date(day.year, 1, 1), day)),
        (f"Năm {day.year - 1}", Period.year(day.year - 1)),
    )


def _period(query: TableQuery) -> Period:
    first, last = query.days("ky")
    now = today()
    first = first or (last.replace(day=1) if last else now.replace(day=1))
    if last is None:
        last = max(now, first)
    return Period(min(first, last), last)


def _field(text: str) -> str | None:
    return None if not text else "" if text == NO_FIELD else text


def _agencies() -> Choice:
    options = tuple(Option(str(one.pk), one.name) for one in deciding_agencies())
    return Choice("co-quan", "Cơ quan giải quyết", options, many=True)


def _fields() -> Choice:
    rows = Procedure.objects.exclude(field="").order_by("field").values_list("field", flat=True).distinct()
    options = (Option(NO_FIELD, "Chưa phân loại"), *(Option(one, one) for one in rows))
    return Choice("linh-vuc", "Lĩnh vực", options)
