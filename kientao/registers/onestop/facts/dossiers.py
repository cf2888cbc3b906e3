"""Facts of dossiers and of what belongs to them: steps, fees, papers, results."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet
from django.urls import reverse

from kientao.base import bulk
from kientao.base.actor import Actor
from kientao.facts.days import day_number
from kientao.facts.onestop import (
    DOSSIER_CHARGED,
    DOSSIER_CLOSED,
    DOSSIER_DUE,
    DOSSIER_RECEIVED,
    PAPER_GIVEN,
    RESULT_ISSUED,
    STEP_DONE,
)
from kientao.ledger.givers import Described, Given, given
from kientao.registers.onestop.facts.days import local_day, minutes_of
from kientao.registers.onestop.facts.dossier_rows import Stood, rows_of
from kientao.registers.onestop.facts.numbers import number_in_facts
from kientao.registers.onestop.facts.papers import paper_rows
from kientao.registers.onestop.facts.sources import DOSSIERS
from kientao.registers.onestop.models import Apology, Charge, Dossier, Payment, PaymentState, Result, StepRun, StepState
from kientao.registers.onestop.queries.calendars import Calendars
from kientao.registers.onestop.rules.lateness import Times
from kientao.registers.onestop.rules.procedure import Channel, OnlineLevel
from kientao.registers.onestop.rules.states import OPEN, Status

_JUDGED = ("due", "early_until", "statistic_due", "statistic_early_until", "ended", "paused_since", "requests")
_STOOD = ("status", "competent_id", "procedure_id", "procedure__code", "channel", "version_of_procedure__online",
          "helped_at_id", "received_on", "way_back")  # fmt: skip
_STEP_TIMES = ("started", "due", "finished")


M = TypeVar("M", bound=Model)


class DossierFacts:
    """The giver of facts of dossiers."""

    number = DOSSIERS
    code = "dossiers"
    words = "Hồ sơ một cửa"
    facts = (
        DOSSIER_RECEIVED, DOSSIER_CLOSED, DOSSIER_DUE, STEP_DONE, DOSSIER_CHARGED, PAPER_GIVEN, RESULT_ISSUED,
    )  # fmt: skip

    def rows(self, records: Sequence[int], at: datetime) -> Iterator[Given]:
        """All facts of these dossiers. Eight questions, however many dossiers."""
        calendars = Calendars()
        stood = {one.record: one for one in _stood(records)}
        for one in stood.values():
            yield from rows_of(one, calendars.of(one.agency), at)
        yield from _steps(stood, calendars)
        yield from _charges(stood)
        yield from paper_rows({key: (one.agency, one.procedure) for key, one in stood.items()})
        yield from _results(stood)

    def records(self, after: int, limit: int) -> Sequence[int]:
        """The next keys of dossiers."""
        return list(Dossier.objects.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:limit])

    def passing(self, after: datetime, until: datetime) -> Iterable[int]:
        """Dossiers that fell due by one of the clocks."""
        fell = Q(due__gt=after, due__lte=until) | Q(
            statistic_due__gt=after, statistic_due__lte=until, status__in=sorted(one.value for one in OPEN)
        )
        return Dossier.objects.filter(fell).order_by("pk").values_list("pk", flat=True)

    def described(self, records: Sequence[int], actor: Actor) -> Mapping[int, Described]:
        """Code, and the page of the dossier."""
        seen = bulk.among(Dossier.objects.visible_to(actor), "pk", records).values_list("pk", "code")
        return {pk: Described(code, reverse("dossier", args=[code])) for pk, code in seen}


def _stood(records: Sequence[int]) -> Iterator[Stood]:
    sorry = set(
        bulk.among(Apology.objects.filter(state__in=("signed", "sent")), "dossier_id", records)
        .order_by()
        .values_list("dossier_id", flat=True)
    )
    rows = bulk.among(Dossier.objects.all(), "pk", records).values_list("pk", *_STOOD, *_JUDGED)
    for pk, status, agency, procedure, code, channel, level, helped, received, way_back, *judged in rows:
        yield Stood(
            pk, Status(status), agency, number_in_facts(procedure, code), Channel(channel), OnlineLevel(level),
            helped is not None, received, way_back, pk in sorry, Times(*judged),
        )  # fmt: skip


def _of(rows: "QuerySet[M]", keys: Iterable[int]) -> "QuerySet[M]":
    return bulk.among(rows, "dossier_id", list(keys)).order_by("dossier_id", "pk")


def _steps(stood: Mapping[int, Stood], calendars: Calendars) -> Iterator[Given]:
    """A step is its agency's, on the day it was done. In this program every one passes on by itself."""
    rows = _of(StepRun.objects.filter(state=StepState.DONE, finished__isnull=False), stood)
    for pk, dossier, agency, *times in rows.values_list("pk", "dossier_id", "organisation_id", *_STEP_TIMES):
        started, due, finished = times
        kept = "no-deadline" if due is None else "on-time" if finished <= due else "late"
        yield given(
            STEP_DONE, dossier, part=pk, agency=agency, day=local_day(finished), procedure=stood[dossier].procedure,
            timeliness=kept, electronic=1, minutes=minutes_of(calendars.of(agency), started, finished),
        )  # fmt: skip


def _charges(stood: Mapping[int, Stood]) -> Iterator[Given]:
    """Once nothing is owed any more, on the day of the last payment; online only if all of it was."""
    owing = set(_of(Charge.objects.filter(paid__isnull=True, waived=""), stood).values_list("dossier_id", flat=True))
    paid: dict[int, list[tuple[Any, ...]]] = {}
    rows = _of(Payment.objects.filter(state=PaymentState.PAID, settled__isnull=False), stood)
    for dossier, *payment in rows.values_list("dossier_id", "settled", "means", "amount"):
        paid.setdefault(dossier, []).append(tuple(payment))
    for dossier in paid.keys() - owing:
        means = {one for _, one, _ in paid[dossier]}
        yield given(
            DOSSIER_CHARGED, dossier, agency=stood[dossier].agency, procedure=stood[dossier].procedure,
            day=max(local_day(settled) for settled, _, _ in paid[dossier]),
            way="online" if means == {"online"} else "transfer" if "transfer" in means else "cash",
            amount=sum(amount for *_, amount in paid[dossier]),
        )  # fmt: skip


def _results(stood: Mapping[int, Stood]) -> Iterator[Given]:
    """What is in force; signed where a trusted signature on the file was good."""
    rows = _of(Result.objects.filter(state="issued"), stood).values_list(
        "pk", "dossier_id", "issuer_id", "issued_on", "file_id", "link", "signature"
    )
    for pk, dossier, issuer, issued, file, link, signature in rows:
        signatures: Sequence[Any] = signature.get("signatures", ())
        yield given(
            RESULT_ISSUED, dossier, part=pk, agency=issuer or stood[dossier].agency, day=day_number(issued),
            procedure=stood[dossier].procedure, digitised=int(file is not None or bool(link)),
            signed=int(any(one.get("good") and one.get("trusted") for one in signatures)),
        )  # fmt: skip


GIVER = DossierFacts()
