"""The sample decision, compiled once, and the province whose departments it names."""

import uuid
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from kientao.base.actor import SYSTEM, Actor
from kientao.compiling.files import Job, compile_file
from kientao.compiling.outcome import Compiled
from kientao.demo.procedures import DECISION
from kientao.people.actions.organisations import establish_organisation
from kientao.people.kinds import Kind, Level
from kientao.people.models import Organisation
from kientao.people.rules.entries import Entry
from kientao.registers.onestop.actions.decisions_keeping import keep_decision
from kientao.registers.onestop.models import ProcedureDecision
from tests.support.cast import SINCE, Cast, cast
from tests.support.programme import on

DEPARTMENTS = {
    "xay-dung": "Sở Xây dựng",
    "nong-nghiep": "Sở Nông nghiệp và Môi trường",
    "cong-thuong": "Sở Công Thương",
    "van-hoa": "Sở Văn hóa, Thể thao và Du lịch",
}
Keep = Callable[..., ProcedureDecision]
Desk = Callable[[str], Client]


@cache
def compiled(file: Path = DECISION) -> Compiled:
    """A file of a decision, compiled in a process of its own as an upload is."""
    outcome = compile_file(Job(path=file, kind="procedures"))
    assert isinstance(outcome, Compiled), outcome
    return outcome


def departments() -> dict[str, Organisation]:
    """Those the sample names and the cast doesn't have."""
    return {
        code: establish_organisation(
            actor=SYSTEM,
            entry=Entry(
                code=code, name=name, short_name="", kind=Kind.DEPARTMENT.value, level=Level.PROVINCE.value,
                parent="ubnd", valid_from=SINCE, order=30,
            ),
        )
        for code, name in DEPARTMENTS.items()
    }  # fmt: skip


@pytest.fixture
def people(db: None) -> Iterator[Cast]:
    """The cast on a Monday after the sample decision was signed."""
    with on("2026-06-22"):
        yield cast()


@pytest.fixture
def keep(people: Cast) -> Keep:
    """Keeps a compiled decision for somebody, Dung of the procedures' domain unless said otherwise."""

    def kept(actor: Actor | None = None, file: Path = DECISION) -> ProcedureDecision:
        return keep_decision(actor=actor or people.dung, compiled=compiled(file), request_id=uuid.uuid4())

    return kept


@pytest.fixture
def desk(people: Cast, settings: LazySettings) -> Desk:
    """A browser in which the named one is signed in, by password alone."""
    settings.SECOND_FACTOR_ROLES = frozenset()
    settings.SESSION_IDLE_MINUTES = 60 * 24 * 1000  # the clock is moved in these tests

    def signed_in(who: str) -> Client:
        client = Client()
        client.force_login(people.accounts[who], backend="kientao.people.backend.AccountBackend")
        return client

    return signed_in
