"""Everything the page of a dossier shows, in a fixed number of queries."""

from dataclasses import dataclass

from kientao.base.actor import Actor
from kientao.kernel.working_time import Deadline
from kientao.registers.onestop.models import (
    Apology,
    Applicant,
    Charge,
    Dossier,
    Event,
    FormGiven,
    Message,
    Paper,
    Parcel,
    Payment,
    Prolongation,
    Result,
    StepRun,
    SupplementRequest,
)
from kientao.registers.onestop.queries.calendars import Calendars
from kientao.registers.onestop.queries.counting import counting_of
from kientao.registers.onestop.rules.clocks import appointment, statistic
from kientao.registers.onestop.rules.office_rules import OfficeRules

RELATED = (
    "procedure", "version_of_procedure", "process", "rules", "competent", "received_at", "helped_at", "result_at",
    "parent",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clocks:
    """Both due dates, to be explained; the rules they were counted by."""

    appointment: Deadline
    statistic: Deadline
    rules: OfficeRules


@dataclass(frozen=True, slots=True)
class Whole:
    """A dossier with all that belongs to it."""

    dossier: Dossier
    applicant: Applicant | None
    clocks: Clocks | None
    steps: tuple[StepRun, ...]
    papers: tuple[Paper, ...]
    requests: tuple[SupplementRequest, ...]
    prolongations: tuple[Prolongation, ...]
    apologies: tuple[Apology, ...]
    charges: tuple[Charge, ...]
    payments: tuple[Payment, ...]
    results: tuple[Result, ...]
    messages: tuple[Message, ...]
    parcels: tuple[Parcel, ...]
    forms: tuple[FormGiven, ...]
    children: tuple[Dossier, ...]
    events: tuple[Event, ...]
    calendars: Calendars

    @property
    def open_steps(self) -> tuple[StepRun, ...]:
        """What is being done."""
        return tuple(step for step in self.steps if step.state == "open")

    @property
    def letter(self) -> Apology | None:
        """The draft of an apology that waits for a signature."""
        return next((one for one in self.apologies if one.state == "draft"), None)


def whole(actor: Actor, dossier: Dossier) -> Whole:
    """The dossier was read with RELATED. What is of another agency's dossier is shown only as far as it is seen."""
    requests = tuple(SupplementRequest.objects.filter(dossier=dossier))
    prolongations = tuple(Prolongation.objects.filter(dossier=dossier))
    calendars = Calendars()
    steps = StepRun.objects.filter(dossier=dossier).select_related("organisation", "officer", "waits_for")
    children = Dossier.objects.visible_to(actor).filter(parent=dossier).select_related("competent").order_by("pk")
    return Whole(
        dossier=dossier,
        applicant=Applicant.objects.filter(dossier=dossier).first(),
        clocks=_clocks(dossier, requests, prolongations, calendars),
        steps=tuple(steps.order_by("number")),
        papers=tuple(Paper.objects.filter(dossier=dossier).select_related("file", "reused")),
        requests=requests,
        prolongations=prolongations,
        apologies=tuple(Apology.objects.filter(dossier=dossier)),
        charges=tuple(Charge.objects.filter(dossier=dossier)),
        payments=tuple(Payment.objects.filter(dossier=dossier)),
        results=tuple(Result.objects.filter(dossier=dossier).select_related("file").order_by("pk")),
        messages=tuple(Message.objects.filter(dossier=dossier)),
        parcels=tuple(Parcel.objects.filter(dossier=dossier)),
        forms=tuple(FormGiven.objects.filter(dossier=dossier)),
        children=tuple(children),
        events=tuple(Event.objects.filter(dossier=dossier).order_by("-number")),
        calendars=calendars,
    )


def _clocks(
    dossier: Dossier,
    requests: tuple[SupplementRequest, ...],
    prolongations: tuple[Prolongation, ...],
    calendars: Calendars,
) -> Clocks | None:
    counting = counting_of(dossier, calendars, requests=requests, prolongations=prolongations)
    if counting is None:
        return None
    first = appointment(counting.course, counting.calendar, counting.rules)
    second = statistic(counting.course, counting.calendar, counting.rules)
    return Clocks(first, second, counting.rules) if first is not None and second is not None else None
