"""Facts of procedures: offered from day to day, published, reviewed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.urls import reverse

from kientao.base import bulk
from kientao.base.actor import Actor
from kientao.facts.days import day_number
from kientao.facts.onestop import PROCEDURE_OFFERED, PROCEDURE_PUBLISHED, PROCEDURE_REVIEWED
from kientao.ledger.givers import Described, Given, given
from kientao.registers.onestop.facts.days import local_day
from kientao.registers.onestop.facts.numbers import number_in_facts
from kientao.registers.onestop.facts.sources import PROCEDURES
from kientao.registers.onestop.models import Assessment, Procedure, ProcedureVersion, ProcessVersion, Reduction
from kientao.registers.onestop.queries.offered import content_of
from kientao.registers.onestop.rules.as_json import from_json
from kientao.registers.onestop.rules.compliance_cost import Reviewed, dong
from kientao.registers.onestop.rules.procedure import Change, Channel, Content, Limit, LimitUnit, OnlineLevel

_MINUTES = {LimitUnit.HOUR: 60, LimitUnit.WORKING_DAY: 480, LimitUnit.DAY: 480, LimitUnit.MONTH: 22 * 480}
_SHIFT = 100  # parts of a version: each stretch of it, then its publication


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on which it is so; `last` None: until further notice."""

    first: date
    last: date | None


class ProcedureFacts:
    """The giver of facts of procedures. A record is a procedure."""

    number = PROCEDURES
    code = "procedures"
    words = "Thủ tục hành chính"
    facts = (PROCEDURE_OFFERED, PROCEDURE_PUBLISHED, PROCEDURE_REVIEWED)

    def rows(self, records: Sequence[int], at: datetime) -> Iterator[Given]:
        """All facts of these procedures. Five questions, however many."""
        procedures = {one.pk: one for one in bulk.among(Procedure.objects.all(), "pk", records)}
        processes: defaultdict[int, list[Stretch]] = defaultdict(list)
        drawn = bulk.among(ProcessVersion.objects.filter(state="published"), "procedure_id", records)
        for pk, first, last in drawn.values_list("procedure_id", "valid_from", "valid_to"):
            if first is not None:
                processes[pk].append(Stretch(first, last))
        done = bulk.among(Assessment.objects.filter(state="done"), "procedure_id", records)
        assessed = set(done.values_list("procedure_id", flat=True))
        versions = bulk.among(ProcedureVersion.objects.exclude(state="draft"), "procedure_id", records)
        for version in versions.order_by("procedure_id", "number"):
            procedure = procedures[version.procedure_id]
            if version.state == "published" and version.valid_from is not None:
                whole = Stretch(version.valid_from, version.valid_to)
                yield from _offered(version, procedure, whole, processes[procedure.pk])
            yield _published(version, procedure, is_assessed=procedure.pk in assessed)
        reviews = bulk.among(Reduction.objects.filter(state="approved"), "procedure_id", records)
        for reduction in reviews.order_by("procedure_id", "pk"):
            yield _reviewed(reduction, procedures[reduction.procedure_id])

    def records(self, after: int, limit: int) -> Sequence[int]:
        """The next keys of procedures."""
        return list(Procedure.objects.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:limit])

    def passing(self, after: datetime, until: datetime) -> Iterable[int]:
        """Days of validity stand in the rows: time changes nothing."""
        return ()

    def described(self, records: Sequence[int], actor: Actor) -> Mapping[int, Described]:
        """Code and name; the catalogue is for everybody."""
        rows = bulk.among(Procedure.objects.all(), "pk", records).values_list("pk", "code", "name")
        return {pk: Described(f"{code} {name}", reverse("procedure", args=[pk])) for pk, code, name in rows}


def _offered(
    version: ProcedureVersion, procedure: Procedure, whole: Stretch, processes: Sequence[Stretch]
) -> Iterator[Given]:
    """A row for each stretch on which nothing changes."""
    ways = _ways(content_of(version))
    for at, stretch in enumerate(_stretches(whole, processes)):
        yield given(
            PROCEDURE_OFFERED, procedure.pk, part=version.pk * _SHIFT + at, agency=procedure.owner_id,
            since=day_number(stretch.first), until=day_number(stretch.last) if stretch.last else None,
            procedure=_number(procedure), level=OnlineLevel(version.online).today.value,
            has_process=int(any(_covers(one, stretch.first) for one in processes)),
            one_stop=int(not procedure.internal), internal=int(procedure.internal),
            national=int(version.entered_on is not None), **ways,
        )  # fmt: skip


def _ways(content: Content) -> dict[str, int]:
    """How it comes in and is paid."""
    fees = [fee for manner in content.manners for fee in manner.fees if fee.amount is None or fee.amount > 0]
    online = [manner for manner in content.manners if manner.channel is Channel.ONLINE]
    return {
        "by_post": int(any(manner.channel is Channel.POST for manner in content.manners)),
        "has_fee": int(bool(fees)),
        "pays_online": int(bool(fees) and any(manner.fees for manner in online)),
    }


def _stretches(whole: Stretch, others: Sequence[Stretch]) -> Iterator[Stretch]:
    """The whole, cut where one of the others begins or has ended."""
    cuts = {one.first for one in others} | {one.last + timedelta(days=1) for one in others if one.last}
    inside = sorted(day for day in cuts if whole.first < day and (whole.last is None or day <= whole.last))
    first = whole.first
    for day in inside[: _SHIFT - 2]:
        yield Stretch(first, day - timedelta(days=1))
        first = day
    if whole.last is None or first <= whole.last:
        yield Stretch(first, whole.last)


def _covers(one: Stretch, day: date) -> bool:
    return one.first <= day and (one.last is None or day <= one.last)


def _published(version: ProcedureVersion, procedure: Procedure, *, is_assessed: bool) -> Given:
    """In time where the law says until when (NĐ 63/2010/NĐ-CP, Điều 15)."""
    decided = version.decided_on
    day = day_number(decided) if decided is not None else local_day(version.published_at or version.changed_at)
    on_time = None if version.publish_by is None or decided is None else int(decided <= version.publish_by)
    return given(
        PROCEDURE_PUBLISHED, procedure.pk, part=version.pk * _SHIFT + _SHIFT - 1, agency=procedure.owner_id, day=day,
        procedure=_number(procedure), on_time=on_time, public=int(version.entered_on is not None),
        internal=int(procedure.internal), assessed=int(is_assessed) if version.change == Change.NEW else None,
    )  # fmt: skip


def _reviewed(reduction: Reduction, procedure: Procedure) -> Given:
    """Approved: its term and its cost of a year, before and after."""
    before, after = _review(reduction.content_before), _review(reduction.content_after)
    first, last = _minutes(before.limit), _minutes(after.limit)
    return given(
        PROCEDURE_REVIEWED, procedure.pk, part=reduction.pk, agency=procedure.owner_id,
        day=day_number(reduction.decided_on) if reduction.decided_on else local_day(reduction.made_at),
        procedure=_number(procedure), cut=int(last < first), minutes_before=first, minutes_cut=max(0, first - last),
        cost_before=dong(before.cost.yearly), cost_after=dong(after.cost.yearly),
    )  # fmt: skip


def _review(content: Any) -> Reviewed:
    return from_json(Reviewed, content)


def _number(procedure: Procedure) -> int:
    return number_in_facts(procedure.pk, procedure.code)


def _minutes(limit: Limit) -> int:
    """Of work, a day having eight hours; 0 for a term in words."""
    return (limit.amount or 0) * _MINUTES[limit.unit]


GIVER = ProcedureFacts()
