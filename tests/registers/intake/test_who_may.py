"""Who sets up sources, says how they are read, sends for them, takes back; others are refused with the reason."""

from collections.abc import Callable

import pytest

from kientao.base.actor import SYSTEM, Actor
from kientao.base.refusal import NotAllowed
from kientao.people.actions.clients import make_client
from kientao.people.queries.clients import system_actor
from kientao.people.scopes import Scope
from kientao.registers.intake.actions.mappings import keep_mapping
from kientao.registers.intake.actions.sources import Terms, keep_source
from kientao.registers.intake.models import Batch, IntakeRow, Source
from kientao.registers.intake.policies import sender_of
from kientao.registers.intake.rules.mode import Mode
from tests.registers.intake.conftest import DOCUMENTS, Office, line, typed, workbook

pytestmark = pytest.mark.django_db
STRANGERS = (
    "minh",
    "quang",
    "hoa",
    "binh",
    "dung",
    "thu",
)  # heads and officers of the sender too: it is the focal point


@pytest.mark.parametrize("who", STRANGERS)
def test_whoever_is_neither_the_sender_nor_runs_the_programme_is_refused(office: Office, who: str) -> None:
    actor = office.people.actor(who)
    batch = office.sent(workbook(line()))
    done = office.written(line("2"), mode=Mode.ADDS)
    refused: list[Callable[[], object]] = [
        lambda: office.sent(workbook(line()), actor),
        lambda: office.applied(batch, actor),
        lambda: office.taken_back(done, actor),
        lambda: keep_mapping(
            actor=actor, source_id=office.source.pk, fact=DOCUMENTS, columns=typed(), mode=Mode.ADDS, version=1
        ),
    ]
    for act in refused:
        with pytest.raises(NotAllowed, match=r"Cơ quan thường trực, quản trị hệ thống hoặc đầu mối của Sở Tư pháp"):
            act()
    assert IntakeRow.objects.count() == 1


@pytest.mark.parametrize("who", ["lan", *STRANGERS])
def test_only_the_programme_office_and_the_administrator_enter_sources(office: Office, who: str) -> None:
    terms = Terms("khac", "Khác", office.people.organisations["tu_phap"])
    with pytest.raises(NotAllowed, match="Cơ quan thường trực hoặc quản trị hệ thống"):
        keep_source(actor=office.people.actor(who), terms=terms)
    for actor in (office.people.son, office.people.khoa, SYSTEM):
        keep_source(actor=actor, terms=Terms(f"n-{Source.objects.count()}", f"N {Source.objects.count()}",
                                             office.people.organisations["tu_phap"]))  # fmt: skip


def test_the_focal_point_of_another_unit_sends_nothing(office: Office) -> None:
    """Lan is focal point of Sở Tư pháp: a source of Sở Tài chính isn't hers, and she doesn't see it."""
    other = keep_source(
        actor=office.people.son, terms=Terms("von", "Giải ngân", office.people.organisations["tai_chinh"])
    )
    office.source = other
    with pytest.raises(NotAllowed, match="đầu mối của Sở Tài chính"):
        office.sent(workbook(line()))
    assert other not in Source.objects.visible_to(office.people.lan)
    assert not Batch.objects.exists()


def test_sender_programme_office_administrator_and_system_do_all_of_it(office: Office) -> None:
    for who in (office.people.lan, office.people.son, office.people.khoa, SYSTEM):
        batch = office.applied(office.sent(workbook(line()), who), who)
        office.taken_back(batch, who)


def test_a_key_sends_for_the_source_that_names_it_and_for_no_other(office: Office) -> None:
    tu_phap = office.people.organisations["tu_phap"]
    one, two = (
        make_client(actor=SYSTEM, name=name, organisation=tu_phap, scopes=[Scope.READ_DOSSIERS]).client
        for name in ("Trục", "Khác")
    )
    terms = Terms(office.source.code, office.source.name, tu_phap, client=one, of_others=True)
    keep_source(actor=office.people.son, terms=terms, source_id=office.source.pk, version=1)
    assert office.applied(office.sent(workbook(line()), _acting(one)), _acting(one)).applied_by == "hệ thống Trục"
    with pytest.raises(NotAllowed):
        office.sent(workbook(line()), _acting(two))
    with pytest.raises(NotAllowed):
        office.taken_back(Batch.objects.get(), _acting(one))


@pytest.mark.parametrize(
    ("who", "sees"),
    [("son", 1), ("khoa", 1), ("binh", 1), ("lan", 1), ("minh", 1), ("quang", 1), ("hoa", 0), ("dung", 0), ("thu", 0)],
)
def test_whoever_works_with_all_sees_all_the_senders_people_their_own_and_strangers_nothing(
    office: Office, who: str, sees: int
) -> None:
    office.sent(workbook(line()))
    actor = office.people.actor(who)
    assert (Source.objects.visible_to(actor).count(), Batch.objects.visible_to(actor).count()) == (sees, sees)


def _acting(client: object) -> Actor:
    return system_actor(client, sender_of(client.pk))  # type: ignore[arg-type, attr-defined]
