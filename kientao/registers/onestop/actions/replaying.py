"""After a change of the calendar: open dossiers get the dates that the calendar in force gives, the old ones kept."""

from collections.abc import Iterable

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.refusal import require
from kientao.registers.onestop.actions.moving import locked, move
from kientao.registers.onestop.models import Dossier
from kientao.registers.onestop.policies.dossiers import may_settle_rules
from kientao.registers.onestop.queries.calendars import Calendars
from kientao.registers.onestop.queries.replayed import moved
from kientao.registers.onestop.rules.states import OPEN, Act, Status
from kientao.registers.onestop.words import moment_words


def recount(*, actor: Actor, dossier_ids: Iterable[int]) -> list[Dossier]:
    """Those of the dossiers that the calendar in force moves, each in its own transaction. Raises NotAllowed.

    The first date and the one an apology gave stay; what was late by then is judged by the new date.
    """
    require(may_settle_rules(actor))
    calendars = Calendars()
    found = (_recounted(actor, key, calendars) for key in dossier_ids)
    return [dossier for dossier in found if dossier is not None]


@transaction.atomic
def _recounted(actor: Actor, dossier_id: int, calendars: Calendars) -> Dossier | None:
    dossier = locked(dossier_id, None)
    return dossier if follow_calendar(dossier, actor=actor, calendars=calendars) else None


def follow_calendar(dossier: Dossier, *, actor: Actor, calendars: Calendars) -> bool:
    """Has a locked dossier follow the calendar in force, with both dates in its events; False where nothing moves.

    Whatever counts a date anew calls it first: what the calendar moves is told apart from what the act moves.
    """
    if Status(dossier.status) not in OPEN or dossier.received_on is None:
        return False
    found = moved(dossier, calendars)
    if found is None:
        return False
    move(
        dossier,
        Act.RECOUNT,
        actor=actor,
        times=found.times,
        data={
            "before": moment_words(found.before),
            "after": moment_words(found.after),
            "statistic_before": moment_words(dossier.statistic_due),
            "statistic_after": moment_words(found.times.statistic_due),
            "calendar": f"{found.calendar_name} ({found.calendar_version})",
        },
        promised=dossier.promised_with(found.times.due),
        calendar_version=found.calendar_version,
    )
    return True
