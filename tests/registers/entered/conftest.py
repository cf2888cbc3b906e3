"""Figures asked and answered through the actions: Sơn asks, Lan and Hoa answer, Sơn approves."""

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from kientao.base.actor import Actor
from kientao.evidence.actions import hand_in_link
from kientao.evidence.models import EvidenceItem
from kientao.facts.catalogue import FACTS
from kientao.kernel.period import Period
from kientao.ledger.models import ROWS
from kientao.ledger.numbers import meant
from kientao.registers.entered.actions.answering import add_piece, hand_in, save_answer
from kientao.registers.entered.actions.asking import open_request, withdraw_request
from kientao.registers.entered.actions.correcting import correct, drop_correction
from kientao.registers.entered.actions.deciding import approve, return_answer
from kientao.registers.entered.models import Answer, Request
from tests.support.cast import Cast, cast
from tests.support.programme import on

COPIES, PROCEDURES, RANK = "certified-copies", "citizen-data-procedures", "par-index-rank"  # a sum, a level, a rank
QUARTER = Period.quarter(2026, 1)


@dataclass
class Round:
    """The cast, and verbs that take the usual person and the version there is."""

    people: Cast

    def asked(
        self, question: str = COPIES, period: Period = QUARTER, agencies: Sequence[str] = ("tu_phap",), **more: Any
    ) -> Request:
        """By Sơn, of the agencies with these short keys."""
        keys = [self.people.organisations[one].pk for one in agencies]
        given = {"actor": self.people.son, "due": date(2026, 4, 20), **more}
        return open_request(question=question, period=period, agencies=keys, **given)

    def answer(self, asked: Request, agency: str = "tu_phap") -> Answer:
        """As it is now."""
        return Answer.objects.select_related("request__office", "organisation").get(
            request=asked, organisation=self.people.organisations[agency]
        )

    def who(self, answer: Answer) -> Actor:
        """Who usually answers for the agency."""
        short = next(key for key, one in self.people.organisations.items() if one.pk == answer.organisation_id)
        return self.people.actor({"tu_phap": "lan", "van_son": "hoa", "noi_vu": "son", "van_phong": "dung"}[short])

    def saved(self, answer: Answer, above: int | None, below: int | None = None, who: Actor | None = None) -> Answer:
        """Typed so far."""
        return save_answer(
            actor=who or self.who(answer), answer_id=answer.pk, version=version(answer), above=above, below=below
        )

    def proved(self, answer: Answer, who: Actor | None = None) -> Answer:
        """With one piece of evidence."""
        actor = who or self.who(answer)
        return add_piece(actor=actor, answer_id=answer.pk, item=a_link(actor))

    def sent(self, answer: Answer, who: Actor | None = None) -> Answer:
        """Handed in as it is."""
        return hand_in(actor=who or self.who(answer), answer_id=answer.pk, version=version(answer))

    def handed_in(self, answer: Answer, above: int, below: int | None = None) -> Answer:
        """Typed, proved, handed in."""
        self.saved(answer, above, below)
        self.proved(answer)
        return self.sent(answer)

    def approved(self, answer: Answer, who: Actor | None = None) -> Answer:
        """By Sơn."""
        return approve(actor=who or self.people.son, answer_id=answer.pk, version=version(answer))

    def returned(self, answer: Answer, who: Actor | None = None, reason: str = "Thiếu quý I") -> Answer:
        """By Sơn, with the reason."""
        return return_answer(actor=who or self.people.son, answer_id=answer.pk, version=version(answer), reason=reason)

    def corrected(self, answer: Answer, who: Actor | None = None, reason: str = "Đếm thiếu một xã") -> Answer:
        """Opened for correction."""
        return correct(actor=who or self.who(answer), answer_id=answer.pk, version=version(answer), reason=reason)

    def uncorrected(self, answer: Answer, who: Actor | None = None) -> Answer:
        """The correction is dropped."""
        return drop_correction(actor=who or self.who(answer), answer_id=answer.pk, version=version(answer))

    def withdrawn(self, asked: Request, who: Actor | None = None, reason: str = "Hỏi nhầm kỳ") -> Request:
        """By Sơn, with the reason."""
        now = Request.objects.values_list("version", flat=True).get(pk=asked.pk)
        return withdraw_request(actor=who or self.people.son, request_id=asked.pk, version=now, reason=reason)

    def done(self, asked: Request, above: int, below: int | None = None, agency: str = "tu_phap") -> Answer:
        """Asked, handed in, approved."""
        answer = self.answer(asked, agency)
        self.handed_in(answer, above, below)
        return self.approved(answer)


def version(answer: Answer) -> int:
    """As it is now."""
    return Answer.objects.values_list("version", flat=True).get(pk=answer.pk)


def a_link(actor: Actor) -> EvidenceItem:
    """A page that proves it, handed in by the actor's agency."""
    assert actor.organisation is not None
    return hand_in_link(
        actor=actor, organisation_id=actor.organisation, url="https://dichvucong.gov.vn/so-lieu", title="Bảng số liệu"
    )


def told(code: str) -> list[dict[str, Any]]:
    """The open rows of a fact that come from here, in words."""
    columns = FACTS[code].columns
    rows = ROWS[code].objects.filter(source=5, recorded_to__isnull=True).order_by("record")
    return [
        {column.name: meant(column, value) for column, value in zip(columns, row, strict=True)}
        for row in rows.values_list(*(one.name for one in columns))
    ]


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    """Once for a module's tests, in a transaction around them that is taken back after the last one."""
    with django_db_blocker.unblock():
        around = transaction.atomic()
        around.__enter__()
        try:
            with on("2026-04-06"):
                yield cast()
        finally:
            transaction.set_rollback(True)
            around.__exit__(None, None, None)


@pytest.fixture
def office(built: Cast, db: None) -> Iterator[Round]:
    """Monday 6 April 2026, nine o'clock: the first quarter is over."""
    with on("2026-04-06"):
        yield Round(copy.deepcopy(built))
