"""Open steps: those of an officer, of their posts, of their agency, the soonest due first."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import F, Q, QuerySet

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.people.queries.officers import posts_held
from kientao.people.roles import Role
from kientao.registers.onestop.models import Dossier, StepRun, StepState
from kientao.registers.onestop.queries.search import search
from kientao.registers.onestop.rules.process import StepKind

_STAFF = (Role.COUNTER, Role.OFFICER, Role.HEAD, Role.DEPUTY)
RELATED = ("dossier__procedure", "dossier__competent", "organisation", "officer", "post", "waits_for")


class Whose(StrEnum):
    """A side of the work list. The value stands in addresses."""

    MINE = "cua-toi"
    POST = "chuc-danh"
    AGENCY = "co-quan"

    @property
    def words(self) -> str:
        """In Vietnamese."""
        return {"cua-toi": "Của tôi", "chuc-danh": "Chờ nhận, theo chức danh", "co-quan": "Cả cơ quan"}[self]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of the work list. `time` is late, soon, later, paused or undated."""

    words: str = ""
    procedures: tuple[int, ...] = ()
    kind: str = ""
    time: str = ""
    officer: int | None = None


def sides(actor: Actor) -> tuple[Whose, ...]:
    """The sides somebody has: the agency's is for those who work there."""
    if actor.organisation is None or not actor.holds(*_STAFF):
        return (Whose.MINE,)
    return tuple(Whose)


def open_steps(actor: Actor, whose: Whose) -> "QuerySet[StepRun]":
    """Open steps of that side, by the steps' own columns: an index answers it. Work done in another system isn't here:
    only the agency's side could meet it, officers and posts of that system are not ours."""
    rows = StepRun.objects.filter(state=StepState.OPEN)
    if actor.officer is None or whose not in sides(actor):
        return rows.none()
    if whose is Whose.MINE:
        return rows.filter(officer=actor.officer)
    if whose is Whose.POST:
        return rows.filter(post__in=posts_held(actor, today()), officer__isnull=True)
    rows = rows.filter(organisation=actor.organisation, dossier__elsewhere="")
    if actor.holds(Role.COUNTER, Role.HEAD, Role.DEPUTY):
        return rows
    anybodys = Q(post__isnull=True) & ~Q(kind=StepKind.APPROVE.value)
    untaken = Q(officer__isnull=True) & (anybodys | Q(post__in=posts_held(actor, today())))
    return rows.filter(Q(officer=actor.officer) | untaken)  # colleagues' work is theirs


def narrowed(rows: "QuerySet[StepRun]", wanted: Wanted, at: datetime, soon_until: datetime) -> "QuerySet[StepRun]":
    """What the reader asks for; the dossier is joined only where something of it is asked."""
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.officer is not None:
        rows = rows.filter(officer=wanted.officer) if wanted.officer else rows.filter(officer__isnull=True)
    if wanted.procedures:
        rows = rows.filter(dossier__procedure__in=wanted.procedures)
    if wanted.time:
        rows = rows.filter(_times(wanted.time, at, soon_until))
    if wanted.words:
        rows = rows.filter(dossier__in=search(Dossier.objects.order_by(), wanted.words).values("pk"))
    return rows


def ordered(rows: "QuerySet[StepRun]") -> "QuerySet[StepRun]":
    """The soonest due first; what has no due date last."""
    return rows.order_by(F("due").asc(nulls_last=True), "pk")


def shown(keys: list[int]) -> list[StepRun]:
    """The steps of a page with all that is shown of them, in the order of their keys. One query."""
    found = {row.pk: row for row in StepRun.objects.filter(pk__in=keys).select_related(*RELATED)}
    return [found[key] for key in keys if key in found]


def _times(which: str, at: datetime, soon_until: datetime) -> Q:
    running = Q(paused_since__isnull=True)
    return {
        "late": running & Q(due__lt=at),
        "soon": running & Q(due__gte=at, due__lte=soon_until),
        "later": running & Q(due__gt=soon_until),
        "paused": ~running,
        "undated": running & Q(due__isnull=True),
    }[which]
