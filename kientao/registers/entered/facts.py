"""Facts this register gives to measures: answers that were approved."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime

from django.db.models import QuerySet
from django.urls import reverse

from kientao.base import bulk
from kientao.base.actor import Actor
from kientao.facts.days import day_number
from kientao.facts.entered import FIGURE_ENTERED, LEVEL_ENTERED
from kientao.facts.questions import QUESTIONS, Over
from kientao.ledger.givers import Described, Given, given
from kientao.registers.entered.models import Answer, Revision
from kientao.registers.entered.numbers import ANSWERS
from kientao.registers.entered.rules.levels import Holds, holding

_SUMS = frozenset(code for code, one in QUESTIONS.items() if one.over is Over.SUM)
_LEVELS = frozenset(QUESTIONS) - _SUMS


class EnteredFacts:
    """The giver of entered figures. A record is an answer; it is one fact while a figure of it was approved."""

    number = ANSWERS
    code = "entered"
    words = "Số liệu nhập"
    facts = (FIGURE_ENTERED, LEVEL_ENTERED)

    def rows(self, records: Sequence[int], at: datetime) -> Iterator[Given]:
        """Two questions: these answers, and for levels what else their agencies answered."""
        rows = list(bulk.among(_standing(), "answer", records).order_by("answer"))
        hold = _holding([one for one in rows if one.answer.request.question in _LEVELS])
        for one in rows:
            answer, asked = one.answer, one.answer.request
            numbers: dict[str, int | str | None] = {
                "agency": answer.organisation_id, "question": asked.question, "above": one.above, "below": one.below,
            }  # fmt: skip
            if asked.question in _SUMS:
                yield given(FIGURE_ENTERED, answer.pk, part=0, day=day_number(asked.last), **numbers)
            elif answer.pk in hold:
                until = hold[answer.pk].until
                yield given(
                    LEVEL_ENTERED, answer.pk, part=0, since=day_number(asked.last),
                    until=day_number(until) if until else None, **numbers,
                )  # fmt: skip

    def records(self, after: int, limit: int) -> Sequence[int]:
        """The next keys of answers of which a figure counts."""
        rows = Answer.objects.filter(approved__isnull=False, pk__gt=after)
        return list(rows.order_by("pk").values_list("pk", flat=True)[:limit])

    def passing(self, after: datetime, until: datetime) -> Iterable[int]:
        """An answer says what it says until another is approved."""
        return ()

    def described(self, records: Sequence[int], actor: Actor) -> Mapping[int, Described]:
        """What was asked and who answered, and the answer's page."""
        seen = bulk.among(Answer.objects.visible_to(actor), "pk", records).select_related("request", "organisation")
        return {one.pk: Described(str(one), reverse("entered-answer", args=[one.pk])) for one in seen}


def _standing() -> "QuerySet[Revision]":
    """What counts, of requests that weren't withdrawn."""
    rows = Revision.objects.filter(stands=True, answer__request__withdrawn__isnull=True)
    return rows.select_related("answer__request")


def _holding(levels: Sequence[Revision]) -> dict[int, Holds]:
    """By answer: of all that these agencies answered to these questions."""
    if not levels:
        return {}
    asked = {one.answer.request.question for one in levels}
    agencies = {one.answer.organisation_id for one in levels}
    rows = bulk.among(_standing().filter(answer__request__question__in=asked), "answer__organisation", list(agencies))
    ends: defaultdict[tuple[int, str], list[tuple[date, int]]] = defaultdict(list)
    for answer, organisation, question, last in rows.order_by().values_list(
        "answer", "answer__organisation", "answer__request__question", "answer__request__last"
    ):
        ends[organisation, question].append((last, answer))
    return {one.answer: one for some in ends.values() for one in holding(some)}


GIVER = EnteredFacts()
