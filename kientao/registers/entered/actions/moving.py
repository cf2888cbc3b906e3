"""What every act on an answer shares: the row held, its next state, its entry in the trail, the ledger told."""

from collections.abc import Iterable
from typing import Any

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now
from kientao.base.refusal import ChangedMeanwhile, Invalid
from kientao.base.versions import locked_row
from kientao.facts.questions import Question
from kientao.ledger.waiting import changed_many
from kientao.registers.entered.models import Answer, Revision
from kientao.registers.entered.numbers import ANSWERS
from kientao.registers.entered.rules.answers import Numbers
from kientao.registers.entered.rules.states import Act, State, after
from kientao.ui.numbers import whole


def locked_answer(answer_id: int) -> Answer:
    """Nobody else changes it, or withdraws its request, until the transaction ends."""
    return locked_row(Answer.objects.select_related("request__office", "organisation"), answer_id)


def expect_version(answer: Answer, version: int) -> None:
    """Raises ChangedMeanwhile where the page showed another. Ask first whether the actor may."""
    if answer.version != version:
        raise ChangedMeanwhile(answer.changed_by, answer.changed)


def asked_of(answer: Answer) -> Question:
    """Raises Invalid for a question that isn't asked any more."""
    if answer.request.asks is None:
        raise Invalid({"": "Số liệu này không còn trong danh mục: báo cơ quan thường trực rút yêu cầu."})
    return answer.request.asks


def last_revision(answer: Answer) -> Revision | None:
    """The latest that wasn't dropped; while a correction is under way it isn't the one that counts."""
    return answer.revisions.exclude(state="dropped").order_by("number").last()


def move(
    answer: Answer, act: Act, *, actor: Actor, action: str, data: dict[str, str | int | None] | None = None
) -> Answer:
    """Where the act leads, saved, with its entry in the trail. The policy was asked before."""
    answer.state = after(State(answer.state), act, stands=answer.approved is not None).value
    answer.changed, answer.changed_by = now(), actor.name
    answer.version += 1
    answer.save()
    note(answer, actor=actor, action=action, data=data)
    return answer


def note(answer: Answer, *, actor: Actor, action: str, data: dict[str, str | int | None] | None = None) -> None:
    """The entry alone."""
    asked = answer.request
    whole_data: dict[str, Any] = {
        "question": asked.words, "period": asked.period_words, "organisation": answer.organisation.name, **(data or {}),
    }  # fmt: skip
    record(actor=actor, action=action, subject=f"FigureAnswer {answer.pk}", data=whole_data)


def tell_ledger(question: str, organisations: Iterable[int]) -> None:
    """A level holds until the next one begins: all answers of these agencies to the question are told anew."""
    rows = Answer.objects.filter(request__question=question, organisation__in=list(organisations))
    changed_many(ANSWERS, rows.order_by("pk").values_list("pk", flat=True))


def said(numbers: Numbers) -> str | None:
    """ "18/20" for the trail; None where nothing was typed."""
    if numbers.above is None:
        return None
    return whole(numbers.above) if numbers.below is None else f"{whole(numbers.above)}/{whole(numbers.below)}"
