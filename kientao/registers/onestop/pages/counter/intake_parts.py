"""Beside the form of an intake: what it costs and when the citizen gets an answer, as things stand in the form."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from kientao.people.models import Organisation
from kientao.registers.onestop.pages.counter.intake_form import IntakeForm
from kientao.registers.onestop.queries.calendars import Calendars
from kientao.registers.onestop.queries.promised import Promise, manner_of, promised
from kientao.registers.onestop.queries.rules_in_force import rules_on
from kientao.registers.onestop.rules.procedure import Channel, Content, Fee
from kientao.ui.numbers import whole


@dataclass(frozen=True, slots=True)
class Fees:
    """What is owed: each fee with its words, and all together; fees that must be worked out have no amount."""

    lines: tuple[tuple[Fee, str], ...]
    total: str
    worked_out: bool


def fees_of(content: Content, form: IntakeForm) -> Fees:
    """By the channel that is chosen."""
    manner = manner_of(content, channel_of(form))
    fees = manner.fees if manner else ()
    total = sum(fee.amount or 0 for fee in fees)
    return Fees(
        tuple((fee, f"{whole(fee.amount)} đồng" if fee.amount is not None else "tính theo hồ sơ") for fee in fees),
        f"{whole(total)} đồng" if total else "không thu",
        any(fee.amount is None for fee in fees),
    )


def promise_of(content: Content, form: IntakeForm, agency: Organisation | None, at: datetime) -> Promise | None:
    """What a receipt given now would say; None until it is known who decides."""
    if agency is None:
        return None
    rules = rules_on(timezone.localdate(at)).rules
    return promised(content, channel_of(form), agency.pk, at, rules, Calendars())


def channel_of(form: IntakeForm) -> Channel:
    """As chosen in the form."""
    value = str(form["channel"].value() or "")
    return Channel(int(value)) if value in {str(one.value) for one in Channel} else Channel.COUNTER
