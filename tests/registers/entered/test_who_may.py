"""Who asks, answers, approves, and who only looks; others are refused with the reason."""

from collections.abc import Callable
from datetime import date

import pytest

from kientao.base.actor import SYSTEM, VISITOR
from kientao.base.refusal import Invalid, NotAllowed
from kientao.people.actions.roles import grant_role
from kientao.people.roles import Role
from kientao.registers.entered.actions.answering import add_piece
from kientao.registers.entered.actions.asking import ask_more, extend_request
from kientao.registers.entered.models import Answer, Request, Revision
from kientao.registers.entered.models.sight import seen_by
from tests.registers.entered.conftest import Round, a_link
from tests.support.cast import SINCE

pytestmark = pytest.mark.django_db
EVERYBODY = ("son", "lan", "minh", "quang", "hoa", "binh", "dung", "khoa", "thu")


@pytest.mark.parametrize("who", [one for one in EVERYBODY if one != "son"])
def test_only_the_programme_office_asks_gives_time_and_withdraws(office: Round, who: str) -> None:
    actor, asked = office.people.actor(who), office.asked()
    refused: list[Callable[[], object]] = [
        lambda: office.asked("portal-content-full", actor=actor),
        lambda: ask_more(actor=actor, request_id=asked.pk, version=1, agencies=[1]),
        lambda: extend_request(actor=actor, request_id=asked.pk, version=1, due=date(2026, 5, 4)),
        lambda: office.withdrawn(asked, actor),
    ]
    for act in refused:
        with pytest.raises(NotAllowed, match="Cơ quan thường trực hỏi số liệu"):
            act()
    assert Request.objects.get().version == 1


def test_nobody_unnamed_does_anything(office: Round) -> None:
    answer = office.answer(office.asked())
    for actor in (SYSTEM, VISITOR):
        with pytest.raises(NotAllowed):
            office.asked("portal-content-full", actor=actor)
        with pytest.raises(NotAllowed):
            office.saved(answer, 1, 2, actor)
        with pytest.raises(NotAllowed):
            office.approved(answer, actor)


@pytest.mark.parametrize("who", ["son", "quang", "hoa", "binh", "dung", "khoa", "thu"])
def test_only_the_agencys_own_people_answer(office: Round, who: str) -> None:
    actor, answer = office.people.actor(who), office.answer(office.asked())
    refused: list[Callable[[], object]] = [
        lambda: office.saved(answer, 1, 2, actor),
        lambda: add_piece(actor=actor, answer_id=answer.pk, item=a_link(office.people.lan)),
        lambda: office.sent(answer, actor),
    ]
    for act in refused:
        with pytest.raises(NotAllowed, match=r"Đầu mối, thủ trưởng hoặc cấp phó của Sở Tư pháp"):
            act()
    assert not Revision.objects.exists()


def test_focal_point_and_head_answer_alike(office: Round) -> None:
    answer = office.answer(office.asked())
    office.saved(answer, 18, 20, office.people.lan)
    office.proved(answer, office.people.minh)
    office.sent(answer, office.people.minh)
    with pytest.raises(NotAllowed, match="«Chờ duyệt» nên không nhập được"):
        office.saved(answer, 19, 20, office.people.lan)
    office.approved(answer)
    with pytest.raises(NotAllowed, match="«Đã duyệt» nên không nhập được"):
        office.saved(answer, 19, 20, office.people.lan)


def test_evidence_is_the_agencys_own(office: Round) -> None:
    answer = office.answer(office.asked())
    with pytest.raises(Invalid, match="chính cơ quan trả lời"):
        add_piece(actor=office.people.lan, answer_id=answer.pk, item=a_link(office.people.hoa))


@pytest.mark.parametrize("who", [one for one in EVERYBODY if one != "son"])
def test_nobody_but_the_programme_office_approves_and_returns(office: Round, who: str) -> None:
    actor, answer = office.people.actor(who), office.answer(office.asked())
    office.handed_in(answer, 18, 20)
    refused: list[Callable[[], object]] = [
        lambda: office.approved(answer, actor),
        lambda: office.returned(answer, actor),
    ]
    for act in refused:
        with pytest.raises(NotAllowed, match=r"Cơ quan thường trực duyệt|Không cơ quan nào tự duyệt"):
            act()


def test_nobody_approves_their_own_and_of_the_office_itself_a_leader_does(office: Round) -> None:
    answer = office.answer(office.asked(agencies=("noi_vu",)), "noi_vu")
    office.handed_in(answer, 18, 20)
    with pytest.raises(NotAllowed, match="Không cơ quan nào tự duyệt số liệu của mình: lãnh đạo UBND duyệt"):
        office.approved(answer)
    with pytest.raises(NotAllowed, match="Lãnh đạo UBND duyệt"):
        office.approved(answer, office.people.dung)
    office.approved(answer, office.people.binh)


def test_whoever_handed_it_in_elsewhere_does_not_approve_it_here(office: Round) -> None:
    """Sơn is made focal point of the commune too: what he hands in there he doesn't approve as programme office."""
    people = office.people
    grant_role(
        actor=SYSTEM, officer=people.officers["son"], organisation=people.organisations["van_son"],
        role=Role.FOCAL_POINT, valid_from=SINCE,
    )  # fmt: skip
    answer = office.answer(office.asked(agencies=("van_son",)), "van_son")
    there = people.actor("son", "van_son")
    office.saved(answer, 18, 20, there)
    office.proved(answer, there)
    office.sent(answer, there)
    with pytest.raises(NotAllowed, match="Không ai tự duyệt số liệu mình đã nộp"):
        office.approved(answer, people.actor("son", "noi_vu"))


@pytest.mark.parametrize(
    ("who", "sees"),
    [("son", 2), ("binh", 2), ("lan", 1), ("minh", 1), ("quang", 1), ("hoa", 1), ("dung", 0), ("khoa", 0), ("thu", 0)],
)
def test_whoever_follows_the_programme_sees_all_agencies_their_own_and_others_nothing(
    office: Round, who: str, sees: int
) -> None:
    office.asked(agencies=("tu_phap", "van_son"))
    actor = office.people.actor(who)
    assert Answer.objects.visible_to(actor).count() == sees
    assert Request.objects.visible_to(actor).count() == bool(sees)
    assert Answer.objects.filter(seen_by(SYSTEM)).count() == 2
