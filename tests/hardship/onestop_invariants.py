"""What holds of dossiers after everything anybody does, and after every power cut: each fault is one sentence."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from kientao.base.audit import faults as audit_faults
from kientao.registers.onestop.actions.moving import JUDGED
from kientao.registers.onestop.facts.sources import DOSSIERS
from kientao.registers.onestop.models import (
    Applicant,
    CodeSequence,
    Dossier,
    DossierSpell,
    Event,
    Payment,
    PaymentState,
    StepRun,
)
from kientao.registers.onestop.queries.calendars import Calendars
from kientao.registers.onestop.queries.counting import recounted
from kientao.registers.onestop.rules.states import ENDED, Status
from tests.hardship.invariants import files, untold

_COUNTED = ("due", "early_until", "statistic_due", "statistic_early_until", "paused_since", "requests")
_SERIAL = re.compile(r"(.+)-(\d{6})-(\d+)")


def wrongs() -> list[str]:
    """Everything that is wrong with dossiers, their trail and their files."""
    return [*audit_faults(), *_codes(), *_history(), *_steps(), *_times(), *_money(), *_facts(), *files()]


def _facts() -> Iterator[str]:
    """Whatever the ledger says otherwise of dossiers waits to be told: no change, no hour is forgotten."""
    yield from untold(DOSSIERS)


def _codes() -> Iterator[str]:
    """Numbers of a day and agency: no gap, no double, as many as were given."""
    given: dict[tuple[str, str], list[int]] = defaultdict(list)
    for code in Dossier.objects.filter(parent__isnull=True, elsewhere="").values_list("code", flat=True):
        if found := _SERIAL.fullmatch(code):
            given[found[1], found[2]].append(int(found[3]))
    last = {(row.prefix, f"{row.date:%y%m%d}"): row.last for row in CodeSequence.objects.all()}
    for key in given.keys() | last.keys():
        if sorted(given[key]) != list(range(1, last.get(key, 0) + 1)):
            yield f"{key}: numbers {sorted(given[key])}, the last given is {last.get(key)}"
    without = Dossier.objects.exclude(pk__in=Applicant.objects.values("pk")).count()
    if without:
        yield f"{without} dossiers without an applicant"


def _history() -> Iterator[str]:
    """One current spell equal to the dossier's columns, spells without a gap, an event for each version."""
    spells: dict[int, list[DossierSpell]] = defaultdict(list)
    for spell in DossierSpell.objects.order_by("dossier", "from_at", "pk"):
        spells[spell.dossier_id].append(spell)
    events: dict[int, list[int]] = defaultdict(list)
    for dossier_id, number in Event.objects.order_by("dossier", "number").values_list("dossier_id", "number"):
        events[dossier_id].append(number)
    for dossier in Dossier.objects.all():
        line = spells[dossier.pk]
        if not line or [one.to_at for one in line].count(None) != 1 or line[-1].to_at is not None:
            yield f"{dossier}: {len(line)} spells, not one current at the end"
            continue
        if differing := [name for name in JUDGED if getattr(dossier, name) != getattr(line[-1], name)]:
            yield f"{dossier} differs from its current spell in {differing}"
        if any(before.to_at != after.from_at for before, after in pairwise(line)):
            yield f"{dossier}: its spells don't follow each other"
        if events[dossier.pk] != list(range(1, dossier.version + 1)):
            yield f"{dossier} version {dossier.version}: events {events[dossier.pk]}"


def _steps() -> Iterator[str]:
    """What is being worked on has somebody to do it; what has ended has nobody but who hands it out."""
    open_steps: dict[int, list[StepRun]] = defaultdict(list)
    for step in StepRun.objects.filter(state="open").select_related("waits_for"):
        open_steps[step.dossier_id].append(step)
    for dossier in Dossier.objects.all():
        kinds = {step.kind for step in open_steps[dossier.pk]}
        status = Status(dossier.status)
        if status in ENDED and kinds - ({"return"} if status is Status.DONE else set()):
            yield f"{dossier} has ended as {status.name}, its open steps are {kinds}"
        if status is Status.PROCESSING and dossier.process_id and not kinds:
            yield f"{dossier} is being worked on by nobody"
        for step in open_steps[dossier.pk]:
            if (step.paused_since is not None) != (status is Status.SUPPLEMENT):
                yield f"{dossier} {step.key}: paused {step.paused_since} while {status.name}"
            if step.waits_for is not None and step.waits_for.ended is not None:
                yield f"{dossier} {step.key} waits for {step.waits_for}, which has ended"


def _times() -> Iterator[str]:
    """Counted anew from its rows, every date is the one that is kept; the first one never moved."""
    calendars = Calendars()
    for dossier in Dossier.objects.select_related("rules").filter(received_on__isnull=False, elsewhere=""):
        if Status(dossier.status) in ENDED:
            continue
        times = recounted(dossier, calendars)
        for name in _COUNTED:
            if getattr(dossier, name) != getattr(times, name):
                yield f"{dossier}: {name} is {getattr(dossier, name)}, counted {getattr(times, name)}"


def _money() -> Iterator[str]:
    """What is paid was paid by enough money, once."""
    for dossier in Dossier.objects.prefetch_related("charges", "payments"):
        owed = sum(one.amount for one in dossier.charges.all() if one.paid is not None)
        got = sum(one.amount for one in dossier.payments.all() if one.state == PaymentState.PAID)
        if got < owed:
            yield f"{dossier}: {owed} counted as paid, {got} came in"
    numbers = list(Payment.objects.exclude(receipt_number="").values_list("receipt_number", flat=True))
    if len(numbers) != len(set(numbers)):
        yield "a receipt number was given twice"
