"""Plans of units: how one stands against the province's, and which units of the province have one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.db.models import Count, F, FilteredRelation, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from kientao.base.clock import today
from kientao.compiling.plan_json import TargetJson, TaskJson
from kientao.kernel.period import Period
from kientao.people.kinds import Kind
from kientao.people.models import Organisation
from kientao.programme.models import Assignment, Plan, UnitDraft, UnitDraftItem
from kientao.programme.queries.unit_asked import asked_of
from kientao.programme.rules.states import State
from kientao.programme.rules.unit_items import aim_of, products_of, year_within, years_of
from kientao.programme.rules.unit_plan import Finding, Planned, PlannedTarget, PlannedTask, Source
from kientao.programme.rules.unit_plan_checks import check

# Who draws up a yearly plan whether or not the province's names it: every department and every committee below.
EXPECTED = (Kind.DEPARTMENT, Kind.DISTRICT_COMMITTEE, Kind.COMMUNE_COMMITTEE)

WITHOUT_PLAN = Q(draft_state__isnull=True) | Q(draft_state="open")  # of what `units_of` gives


@dataclass(frozen=True, slots=True)
class Round:
    """The plans of one year under one plan of the province."""

    parent: Plan
    year: int

    @property
    def days(self) -> Period:
        """The days of the year the plan above covers."""
        return year_within(self.year, self.parent.first_day, self.parent.last_day)


@dataclass(frozen=True, slots=True)
class RoundCounts:
    """How many units there are, and how far they are; they sum to `units`."""

    units: int
    none: int
    drafting: int
    adopted: int


def days_of(draft: UnitDraft) -> Period:
    """The days the unit's plan is for."""
    return year_within(draft.year, draft.parent.first_day, draft.parent.last_day)


def planned_of(draft: UnitDraft, items: Iterable[UnitDraftItem]) -> Planned:
    """The items as they are checked. Asks the database nothing."""
    year, rows = days_of(draft), list(items)
    kept = [one for one in rows if one.state == "kept"]
    aside = [one.follows_target_id for one in rows if one.state == "dropped"]
    return Planned(
        year,
        tuple(_task(one, year) for one in kept if one.kind == "task"),
        tuple(
            PlannedTarget(one.pk, aim_of(cast(TargetJson, one.current)), one.follows_target_id)
            for one in kept
            if one.kind == "target"
        ),
        frozenset(one for one in aside if one is not None),
        today(),
    )


def _task(item: UnitDraftItem, year: Period) -> PlannedTask:
    current = cast(TaskJson, item.current)
    source = cast(Source, item.source)
    return PlannedTask(item.pk, current["text"], source, products_of(current, year), item.follows_id)


def findings_of(draft: UnitDraft, items: Iterable[UnitDraftItem]) -> tuple[Finding, ...]:
    """What the check says today. Two queries."""
    return check(asked_of(draft.parent, draft.owner, days_of(draft)), planned_of(draft, items))


def items_of(draft: UnitDraft) -> list[UnitDraftItem]:
    """In the order of the plan: targets and tasks under their headings, own additions of no heading last. One query."""
    rows = draft.items.select_related("section", "division", "officer")
    return list(rows.order_by(F("section__order").asc(nulls_last=True), "order", "pk"))


def given_states(draft: UnitDraft, items: Iterable[UnitDraftItem]) -> dict[int, list[Assignment]]:
    """Followed task → the unit's own assignments of it, nearest deadline first: the state of the plan above. One query.

    For an adopted plan also what the unit owes by its own additions, by the id of its own task.
    """
    followed = [one.follows_id for one in items if one.follows_id is not None]
    whose = Q(task__in=followed) | (Q(plan=draft.plan_id) if draft.plan_id else Q(pk__in=[]))
    rows = Assignment.objects.filter(whose, organisation=draft.owner_id).exclude(state=State.DROPPED)
    found: dict[int, list[Assignment]] = {}
    for row in rows.select_related("deliverable", "plan", "task").order_by(F("current_due").asc(nulls_last=True), "pk"):
        found.setdefault(row.task_id, []).append(row)
    return found


def plans_above(province_id: int) -> QuerySet[Plan]:
    """Plans of the province that its units carry out: every unit may read which there are."""
    return Plan.objects.filter(kind="programme", province=province_id).exclude(state="drafting")


def rounds_of(province_id: int) -> list[Round]:
    """Every plan of the province, year by year, the latest first. One query."""
    plans = plans_above(province_id)
    found = [Round(plan, year) for plan in plans for year in years_of(plan.first_day, plan.last_day)]
    return sorted(found, key=lambda one: (-one.year, -one.parent.first_day.toordinal(), one.parent.pk))


def current_round(rounds: Iterable[Round], day: date) -> Round | None:
    """This year's, else the nearest before, else the nearest after."""
    ranked = sorted(rounds, key=lambda one: (one.year > day.year, abs(one.year - day.year), -one.parent.pk))
    return ranked[0] if ranked else None


def units_of(round_: Round) -> QuerySet[Organisation]:
    """Units that should have a plan of the year; `given` counts assignments due, recurring or standing in it.

    `draft` and `draft_state` are None where there is none; `deviations`, `explanation`, `plan`, `number`, `signed_on`
    are of what was adopted.
    """
    parent, days = round_.parent, round_.days
    given = (
        Assignment.objects.filter(organisation=OuterRef("pk"), plan=parent)
        .filter(Q(current_due__gte=days.first, current_due__lte=days.last) | Q(current_due__isnull=True))
        .exclude(state=State.DROPPED)
        .order_by()
        .values("organisation")
        .annotate(count=Count("pk"))
        .values("count")
    )
    below = Q(parent=parent.province_id) | Q(parent__parent=parent.province_id)
    owing = Assignment.objects.filter(plan=parent).order_by().values("organisation")
    mine: Any = FilteredRelation(
        "unit_drafts",
        condition=Q(unit_drafts__parent=parent, unit_drafts__year=round_.year) & ~Q(unit_drafts__state="dropped"),
    )
    return (
        Organisation.objects.on(min(max(today(), days.first), days.last))
        .filter(Q(below, kind__in=[kind.value for kind in EXPECTED]) | Q(pk__in=owing))
        .exclude(pk=parent.owner_id)
        .annotate(mine=mine)
        .annotate(
            given=Coalesce(Subquery(given, output_field=IntegerField()), 0),
            draft=F("mine__pk"),
            draft_state=F("mine__state"),
            deviations=F("mine__deviations"),
            explanation=F("mine__explanation"),
            plan=F("mine__plan"),
            number=F("mine__plan__number"),
            signed_on=F("mine__plan__signed_on"),
        )
    )


def in_state(units: QuerySet[Organisation], state: str) -> QuerySet[Organisation]:
    """Of `units_of`, those whose plan is in the state; "" for those without one."""
    return units.filter(Q(draft_state=state) if state else Q(draft_state__isnull=True))


def counts_of(units: QuerySet[Organisation]) -> RoundCounts:
    """One query."""
    found = units.order_by().aggregate(
        units=Count("pk"),
        drafting=Count("pk", filter=Q(draft_state="open")),
        adopted=Count("pk", filter=Q(draft_state="adopted")),
    )
    none = found["units"] - found["drafting"] - found["adopted"]
    return RoundCounts(found["units"], none, found["drafting"], found["adopted"])
