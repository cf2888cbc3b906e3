"""What a page of a measure is asked for, in the address: which days, which agency, as recorded by which day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.kernel.period import Period
from kientao.measures.addresses import asked_pairs, rows_address
from kientao.measures.asked import Asked, Counting
from kientao.measures.engines.inherited import Inherited, with_those_before
from kientao.measures.engines.live import Live
from kientao.measures.measure import Measure
from kientao.measures.policies import agencies_open_to
from kientao.people.access import actor_of
from kientao.people.models import Organisation
from kientao.people.queries.heirs import heirs_on
from kientao.ui.numbers import day, span_of_days
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, DateRange, Day, Filter, Option
from kientao.ui.table.query import TableQuery

PERIOD = DateRange("ky", "Kỳ")
RECORDED = Day("ghi-nhan", "Ghi nhận đến hết ngày")
UNITS = Choice("don-vi", "Đơn vị", (Option("nay", "Theo đơn vị hiện nay"),))
PART = Choice("phan", "Phần", (Option("tu", "Tử số"), Option("mau", "Mẫu số")))


@dataclass(frozen=True, slots=True)
class AskedPage:
    """Who asks for what. `agency` None: the whole."""

    actor: Actor
    measure: Measure
    query: TableQuery
    filters: tuple[Filter, ...]
    period: Period
    agency: Organisation | None
    recorded: date | None
    heirs: Mapping[int, int]

    @property
    def engine(self) -> Counting:
        """Counts agencies as they were, or as they are now where that is asked."""
        return Inherited(Live(), self.heirs) if self.heirs else Live()

    @property
    def asked(self) -> Asked:
        """For an engine: the figure of all that is named, whoever looks at it."""
        return with_those_before(Asked(self.period, self._named, self._recorded_by), self.heirs)

    @property
    def asked_of_own(self) -> Asked:
        """What the actor may see agency by agency and row by row."""
        agencies = agencies_open_to(self.actor, self._named)
        return with_those_before(Asked(self.period, agencies, self._recorded_by), self.heirs)

    @property
    def _named(self) -> frozenset[int] | None:
        """None where the whole province is asked."""
        return frozenset({self.agency.pk}) if self.agency is not None else None

    @property
    def words(self) -> str:
        """Stands beside every figure."""
        whose = self.agency.name if self.agency is not None else "Toàn tỉnh"
        said = f"{whose}, {span_of_days(self.period.first, self.period.last)}"
        if self.recorded:
            said = f"{said}, theo ghi nhận đến hết {day(self.recorded)}"
        return f"{said}; cơ quan đã sáp nhập tính vào cơ quan kế thừa." if self._is_today else f"{said}."

    def rows_href(self, part: str, *, agency: int | None = None, period: Period | None = None) -> str:
        """The rows above ("tu") or below ("mau") the line."""
        return rows_address(
            self.measure.code, part, period or self.period, self._own(agency), self.recorded, today=self._is_today
        )

    def href(self, *, agency: int | None = None) -> str:
        """The measure's page, of one agency."""
        return (
            reverse("measure", args=[self.measure.code])
            + "?"
            + urlencode(asked_pairs(self.period, self._own(agency), self.recorded, today=self._is_today))
        )

    @property
    def _is_today(self) -> bool:
        return self.query.text("don-vi") == "nay"

    def _own(self, agency: int | None) -> int | None:
        return agency or (self.agency.pk if self.agency is not None else None)

    @property
    def _recorded_by(self) -> int | None:
        if self.recorded is None:
            return None
        ends = timezone.make_aware(datetime.combine(self.recorded + timedelta(days=1), time.min))
        return int(ends.timestamp()) - 1


def asked_page(
    request: HttpRequest, measure: Measure, table: str, columns: tuple[Column, ...], *more: Filter, size: int = 50
) -> AskedPage:
    """From the address; this year, where it names no days."""
    actor = actor_of(request)
    filters: tuple[Filter, ...] = (PERIOD, agencies_choice(actor), RECORDED, UNITS, *more)
    query = TableQuery.from_request(request, table, columns, filters, size=size)
    chosen = query.text("co-quan")
    agency = Organisation.objects.filter(pk=int(chosen)).first() if chosen else None
    recorded = query.day("ghi-nhan")
    heirs = heirs_on(recorded or today()) if query.text("don-vi") == "nay" else {}
    return AskedPage(actor, measure, query, filters, _period(query), agency, recorded, heirs)


def agencies_choice(actor: Actor) -> Choice:
    """Those whose own figures the actor may see."""
    rows = Organisation.objects.order_by("order", "name", "pk")
    open_to = agencies_open_to(actor, None)
    if open_to is not None:
        rows = rows.filter(pk__in=open_to)
    return Choice("co-quan", "Cơ quan", tuple(Option(str(pk), name) for pk, name in rows.values_list("pk", "name")))


def _period(query: TableQuery) -> Period:
    first, last = query.days("ky")
    now = today()
    last = last or (now if first is None or first <= now else first)
    first = first or date(last.year, 1, 1)
    return Period(min(first, last), max(first, last))
