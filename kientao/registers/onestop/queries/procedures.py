"""The catalogue: which procedures somebody sees, how each stands on a day, and what is said of its publication."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import Q, QuerySet

from kientao.base.actor import Actor
from kientao.base.calendar.days import office_calendar
from kientao.kernel.working_days import Calendar
from kientao.registers.onestop.models import Procedure, ProcedureVersion, VersionState
from kientao.registers.onestop.policies.procedures import keeps_catalogue
from kientao.registers.onestop.rules.publication import Judged, Publisher, enter_by, judged

_LONGEST_TERM = timedelta(days=60)  # an entry is due within working days of this stretch


class Standing(StrEnum):
    """How a procedure stands."""

    IN_FORCE = "in-force"
    COMING = "coming"
    DRAFT = "draft"
    ABOLISHED = "abolished"

    @property
    def words(self) -> str:
        """In Vietnamese."""
        return {
            "in-force": "Đang hiệu lực",
            "coming": "Sắp có hiệu lực",
            "draft": "Dự thảo",
            "abolished": "Đã bãi bỏ",
        }[self]


def visible_procedures(actor: Actor) -> "QuerySet[Procedure]":
    """Whatever was published, for everybody; what is only drafted, for its owner and who keeps the catalogue."""
    rows = Procedure.objects.select_related("owner")
    if keeps_catalogue(actor):
        return rows
    if actor.account is None and actor.organisation is None:
        return rows.none()
    known = Q(pk__in=_of(ProcedureVersion.objects.exclude(state=VersionState.DRAFT)))
    return rows.filter(known | Q(owner=actor.organisation)) if actor.organisation else rows.filter(known)


def visible_versions(actor: Actor) -> "QuerySet[ProcedureVersion]":
    """Published ones for everybody; drafts for the owner and who keeps the catalogue."""
    rows = ProcedureVersion.objects.select_related("procedure__owner")
    if keeps_catalogue(actor):
        return rows
    if actor.account is None:
        return rows.none()
    published = ~Q(state=VersionState.DRAFT)
    return (
        rows.filter(published | Q(procedure__owner=actor.organisation))
        if actor.organisation
        else rows.filter(published)
    )


def standing_in(rows: "QuerySet[Procedure]", standing: Standing, day: date) -> "QuerySet[Procedure]":
    """Those that stand so on the day. A procedure in force with a draft beside it is in force."""
    versions = ProcedureVersion.objects
    held = _of(versions.on(day))
    coming = _of(versions.filter(state=VersionState.PUBLISHED, valid_from__gt=day))
    if standing is Standing.IN_FORCE:
        return rows.filter(pk__in=held)
    if standing is Standing.COMING:
        return rows.filter(pk__in=coming).exclude(pk__in=held)
    if standing is Standing.ABOLISHED:
        ended = _of(versions.filter(state=VersionState.ENDED, valid_from__lte=day, valid_to__isnull=True))
        return rows.filter(pk__in=ended).exclude(pk__in=held).exclude(pk__in=coming)
    return rows.exclude(pk__in=_of(versions.exclude(state=VersionState.DRAFT)))


def with_draft(rows: "QuerySet[Procedure]") -> "QuerySet[Procedure]":
    """Those somebody is drafting a version of."""
    return rows.filter(pk__in=_of(ProcedureVersion.objects.filter(state=VersionState.DRAFT)))


def online_at(rows: "QuerySet[Procedure]", levels: Iterable[str], day: date) -> "QuerySet[Procedure]":
    """Those whose version in force, or drafted or coming where none is, has one of the online levels."""
    held = ProcedureVersion.objects.on(day)
    other = ProcedureVersion.objects.exclude(state=VersionState.ENDED).filter(online__in=levels, valid_to__isnull=True)
    fits = Q(pk__in=_of(held.filter(online__in=levels)))
    return rows.filter(fits | (~Q(pk__in=_of(held)) & Q(pk__in=_of(other))))


def shown_versions(procedures: Iterable[Procedure], actor: Actor, day: date) -> dict[int, ProcedureVersion]:
    """Of each procedure the version to show: in force, else coming, else ended, else drafted. One query."""
    found: dict[int, ProcedureVersion] = {}
    rows = visible_versions(actor).filter(procedure__in=[one.pk for one in procedures]).select_related(None)
    for version in rows.order_by("procedure", "-number"):
        there = found.get(version.procedure_id)
        if there is None or _rank(version, day) < _rank(there, day):
            found[version.procedure_id] = version
    return found


def standing_of(version: ProcedureVersion, day: date) -> Standing:
    """How a version stands on the day."""
    if version.state == VersionState.DRAFT or version.valid_from is None:
        return Standing.DRAFT
    if version.valid_from > day:
        return Standing.COMING
    if version.state == VersionState.ENDED or (version.valid_to is not None and version.valid_to < day):
        return Standing.ABOLISHED
    return Standing.IN_FORCE


def fields_of(rows: "QuerySet[Procedure]") -> list[str]:
    """The fields there are, in order."""
    return list(rows.exclude(field="").order_by("field").values_list("field", flat=True).distinct())


@dataclass(frozen=True, slots=True)
class Published:
    """How a publication came: the decision against the law's last day, the entry in the national database."""

    version: ProcedureVersion
    signed: Judged
    entered: Judged


def publications(actor: Actor) -> "QuerySet[ProcedureVersion]":
    """Every publication and abolition, the latest first."""
    rows = visible_versions(actor).exclude(state=VersionState.DRAFT)
    return rows.order_by("-decided_on", "-published_at", "-pk")


def judged_publications(versions: Iterable[ProcedureVersion], today: date) -> list[Published]:
    """Each with how it came. One query, for the calendar."""
    versions = list(versions)
    days = [one.decided_on for one in versions if one.decided_on]
    calendar = office_calendar(min(days), max(max(days), today) + _LONGEST_TERM) if days else Calendar()
    return [_judged(one, calendar, today) for one in versions]


def _judged(version: ProcedureVersion, calendar: Calendar, today: date) -> Published:
    by = enter_by(version.decided_on, calendar, shortened=version.shortened, publisher=Publisher.PROVINCE)
    signed = judged(version.decided_on, version.publish_by, today)
    return Published(version, signed, judged(version.entered_on, by, today))


def _rank(version: ProcedureVersion, day: date) -> int:
    return list(_SHOWN_FIRST).index(standing_of(version, day))


_SHOWN_FIRST = (Standing.IN_FORCE, Standing.COMING, Standing.ABOLISHED, Standing.DRAFT)


def _of(versions: "QuerySet[ProcedureVersion]") -> Any:
    """Their procedures: looked up once, not for each row."""
    return versions.order_by().values("procedure")
