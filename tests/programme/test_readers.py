"""Who reads the evidence of a task, what keeps it, and whose work passes on."""

from pathlib import Path

import pytest
from django.conf import LazySettings

from kientao.base.actor import SYSTEM
from kientao.base.refusal import Invalid, NotAllowed
from kientao.evidence.actions import withdraw
from kientao.evidence.models import EvidenceItem
from kientao.people.actions.absences import hand_over_work
from kientao.people.actions.roles import grant_role
from kientao.people.roles import Role
from kientao.programme.actions.deciding import return_product
from kientao.programme.actions.delivering import distribute, hand_in, prepare
from kientao.programme.actions.gathering import add_piece, drop_piece
from kientao.programme.models import Assignment, HandIn, Notice
from tests.support.cast import SINCE
from tests.support.given import give, work_of
from tests.support.programme import World, a_figure, a_programme, on

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(settings: LazySettings, tmp_path: Path) -> World:
    settings.EVIDENCE_FOLDER = tmp_path / "evidence"
    return a_programme()


@pytest.fixture
def work(world: World) -> Assignment:
    """Sở Tư pháp leads, Văn phòng UBND tỉnh coordinates, Sở Nội vụ receives."""
    with on("2026-02-01"):
        return work_of(give(world, "Rà soát thủ tục", coordinating=("Văn phòng UBND tỉnh",)))


def _reads(world: World, who: str, item: EvidenceItem) -> bool:
    return EvidenceItem.objects.visible_to(world.cast.actor(who)).filter(pk=item.pk).exists()


def test_evidence_is_the_agencys_own_until_it_is_handed_in(world: World, work: Assignment) -> None:
    cast = world.cast
    item = a_figure(cast.lan)
    prepare(actor=cast.lan, assignment_id=work.pk, version=work.version, evidence=[item])
    assert [_reads(world, who, item) for who in ("lan", "quang", "hoa")] == [True, True, False]
    hand_in(actor=cast.minh, assignment_id=work.pk, version=work.version + 1)
    assert [_reads(world, who, item) for who in ("son", "dung", "quang", "hoa", "khoa")] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_a_coordinator_without_other_roles_reads_what_was_handed_in(world: World, work: Assignment) -> None:
    cast = world.cast
    office = cast.organisations["van_phong"]
    grant_role(actor=SYSTEM, officer=cast.officers["khoa"], organisation=office, role=Role.OFFICER, valid_from=SINCE)
    khoa = cast.actor("khoa", "van_phong")
    item, other = a_figure(cast.lan), a_figure(cast.lan)
    hand_in(actor=cast.minh, assignment_id=work.pk, version=work.version, evidence=[item])
    seen = EvidenceItem.objects.visible_to(khoa)
    assert (seen.filter(pk=item.pk).count(), seen.filter(pk=other.pk).count()) == (1, 0)


def test_what_was_handed_in_keeps_its_evidence_until_it_comes_back(world: World, work: Assignment) -> None:
    cast = world.cast
    item = a_figure(cast.lan)
    handed = hand_in(actor=cast.minh, assignment_id=work.pk, version=work.version, evidence=[item])
    with pytest.raises(Invalid, match="sản phẩm đã nộp"):
        withdraw(actor=cast.lan, item=item, reason="Nhầm")
    return_product(
        actor=cast.son, assignment_id=work.pk, version=Assignment.objects.get(pk=work.pk).version, reason="Nhầm tệp"
    )
    withdraw(actor=cast.lan, item=item, reason="Nhầm")
    assert HandIn.objects.get(pk=handed.pk).evidence.count() == 1


def test_what_was_withdrawn_meanwhile_is_not_handed_in(world: World, work: Assignment) -> None:
    cast = world.cast
    item = a_figure(cast.lan)
    add_piece(actor=cast.lan, assignment_id=work.pk, item=item)
    withdraw(actor=cast.lan, item=item, reason="Nhầm")
    now = Assignment.objects.get(pk=work.pk)
    with pytest.raises(Invalid, match="đã được rút"):
        hand_in(actor=cast.minh, assignment_id=work.pk, version=now.version)
    assert Assignment.objects.get(pk=work.pk).state == "open"


def test_pieces_are_added_by_who_prepares_and_only_while_it_can_be_handed_in(world: World, work: Assignment) -> None:
    cast = world.cast
    item = a_figure(cast.lan)
    with pytest.raises(NotAllowed, match="công chức được giao"):
        add_piece(actor=cast.quang, assignment_id=work.pk, item=item)
    with pytest.raises(Invalid, match="chính cơ quan"):
        add_piece(actor=cast.lan, assignment_id=work.pk, item=a_figure(cast.son))
    add_piece(actor=cast.lan, assignment_id=work.pk, item=item)
    with pytest.raises(Invalid, match="không có trong sản phẩm"):
        drop_piece(actor=cast.lan, assignment_id=work.pk, item_id=a_figure(cast.lan).pk)
    now = Assignment.objects.get(pk=work.pk)
    hand_in(actor=cast.minh, assignment_id=work.pk, version=now.version)
    with pytest.raises(Invalid, match="Đã nộp"):
        add_piece(actor=cast.lan, assignment_id=work.pk, item=a_figure(cast.lan))
    assert [row.state for row in HandIn.objects.filter(assignment=work)] == ["waiting"]


def test_who_leaves_hands_open_work_to_who_comes(world: World, work: Assignment) -> None:
    cast = world.cast
    with on("2026-02-01"):
        other = work_of(give(world, "Việc đã xong"))
    for one in (work, other):
        distribute(
            actor=cast.minh,
            assignment_id=one.pk,
            version=one.version,
            division_id=None,
            officer_id=cast.officers["quang"].pk,
        )
    done = Assignment.objects.get(pk=other.pk)
    done.state, done.accepted_on = "accepted", done.original_due
    done.save()
    handover = hand_over_work(
        actor=cast.minh,
        organisation=cast.organisations["tu_phap"],
        giver=cast.officers["quang"],
        taker=cast.officers["lan"],
        legal_act="QĐ 7/QĐ-STP",
    )
    assert handover.passed == {"việc đang làm": 1}
    assert Assignment.objects.get(pk=work.pk).officer == cast.officers["lan"]
    assert Assignment.objects.get(pk=other.pk).officer == cast.officers["quang"]
    assert Notice.objects.filter(account=cast.accounts["lan"], kind="passed-on").count() == 1
