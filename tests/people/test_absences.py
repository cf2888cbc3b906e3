"""Somebody is away, or leaves: who acts, and who takes the work."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kientao.base.actor import Actor
from kientao.base.clock import now, today
from kientao.base.refusal import Invalid, NotAllowed
from kientao.people.actions.absences import end_substitution, hand_over_work, set_substitute
from kientao.people.actions.roles import grant_role
from kientao.people.backend import AccountBackend
from kientao.people.handover import HANDOVER_TAKERS, passes_work
from kientao.people.models import Handover, Substitution
from kientao.people.queries.actor import actor_for
from kientao.people.roles import Role
from tests.support.cast import PASSWORD, Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Cast:
    return cast()


def _away(people: Cast, actor: Actor, away: str = "minh", substitute: str = "lan", **more: int) -> Substitution:
    first = today() + timedelta(days=more.get("first", 0))
    return set_substitute(
        actor=actor,
        organisation=people.organisations["tu_phap"],
        away=people.officers[away],
        substitute=people.officers[substitute],
        first_day=first,
        last_day=first + timedelta(days=more.get("days", 6)),
        reason="Đi công tác",
    )


def test_while_minh_is_away_lan_may_what_he_may_and_says_for_whom(people: Cast) -> None:
    _away(people, people.minh)
    assert people.lan.holds(Role.HEAD)
    assert people.lan.holds(Role.FOCAL_POINT)
    assert people.lan.substitutes == "Lê Quang Minh"
    assert people.minh.holds(Role.HEAD)
    assert actor_for(people.accounts["lan"], None, today() + timedelta(days=6)).holds(Role.HEAD)
    assert not actor_for(people.accounts["lan"], None, today() + timedelta(days=7)).holds(Role.HEAD)
    assert not actor_for(people.accounts["lan"], None, today() - timedelta(days=1)).holds(Role.HEAD)


def test_back_early_ends_it_at_once(people: Cast) -> None:
    absence = _away(people, people.minh)
    end_substitution(actor=people.minh, absence=absence)
    assert not people.lan.holds(Role.HEAD)
    assert people.lan.substitutes == ""


def test_nobody_stands_in_as_administrator_or_inspector(people: Cast) -> None:
    noi_vu = people.organisations["noi_vu"]
    grant_role(
        actor=people.khoa,
        officer=people.officers["son"],
        organisation=noi_vu,
        role=Role.ADMINISTRATOR,
        valid_from=today(),
    )
    set_substitute(
        actor=people.son,
        organisation=noi_vu,
        away=people.officers["son"],
        substitute=people.officers["thu"],
        first_day=today(),
        last_day=today(),
    )
    assert people.thu.holds(Role.PROGRAMME_OFFICE, Role.HEAD)
    assert not people.thu.holds(Role.ADMINISTRATOR)


def test_a_stand_in_does_not_pass_the_chair_on(people: Cast) -> None:
    _away(people, people.minh, "minh", "lan")
    _away(people, people.lan, "lan", "quang")
    assert people.quang.holds(Role.FOCAL_POINT)
    assert not people.quang.holds(Role.HEAD)


def test_a_stranger_or_a_colleague_names_nobody_for_minh(people: Cast) -> None:
    for actor in (people.hoa, people.quang, people.khoa):
        with pytest.raises(NotAllowed, match="người vắng mặt"):
            _away(people, actor)


def test_a_substitute_is_a_colleague_who_is_there(people: Cast) -> None:
    with pytest.raises(Invalid, match="không có vai trò"):
        _away(people, people.minh, "minh", "hoa")
    with pytest.raises(Invalid, match="khác với người vắng mặt"):
        _away(people, people.minh, "minh", "minh")
    _away(people, people.minh, "lan", "quang")
    with pytest.raises(Invalid, match="cũng vắng mặt"):
        _away(people, people.minh, "minh", "lan", first=3)


def test_days_that_cross_or_are_over_are_refused(people: Cast) -> None:
    _away(people, people.minh)
    with pytest.raises(Invalid, match="đã có người làm thay"):
        _away(people, people.minh, "minh", "quang", first=6)
    with pytest.raises(Invalid, match="đã qua"):
        _away(people, people.minh, "minh", "quang", first=-9, days=3)
    with pytest.raises(Invalid, match="Ngày cuối trước ngày đầu"):
        _away(people, people.minh, "minh", "quang", first=30, days=-1)


def test_who_somebody_is_takes_at_most_three_questions(people: Cast) -> None:
    _away(people, people.minh)
    account = people.accounts["lan"]
    account.__dict__.pop("officer", None)
    account._state.fields_cache.clear()
    with CaptureQueriesContext(connection) as asked:
        actor_for(account, None, today())
    assert len(asked) <= 3
    fetched = AccountBackend().get_user(account.pk)
    assert fetched is not None
    with CaptureQueriesContext(connection) as asked:
        actor_for(fetched, None, today())
    assert len(asked) == 2


def test_somebody_of_two_agencies_chooses_for_which_one_to_act(people: Cast) -> None:
    ben_da = people.organisations["ben_da"]
    grant_role(
        actor=people.son, officer=people.officers["lan"], organisation=ben_da, role=Role.OFFICER, valid_from=today()
    )
    client = Client()
    client.post("/dang-nhap/", {"username": "lan", "password": PASSWORD})
    page = client.get("/tai-khoan/")
    assert page.wsgi_request.actor.organisation_name == "Sở Tư pháp"  # type: ignore[attr-defined]
    client.post("/tai-khoan/co-quan/", {"organisation": str(ben_da.pk), "next": "/tai-khoan/"})
    page = client.get("/tai-khoan/")
    assert page.wsgi_request.actor.organisation == ben_da.pk  # type: ignore[attr-defined]
    for strange in (people.organisations["van_son"].pk, "x", "", "0", "1 OR 1=1"):
        assert client.post("/tai-khoan/co-quan/", {"organisation": strange}).status_code == 404


def test_going_away_is_told_on_ones_own_page(people: Cast) -> None:
    client = Client()
    client.post("/dang-nhap/", {"username": "lan", "password": PASSWORD})
    form = {
        "substitute": people.officers["quang"].pk,
        "first_day": f"{today():%d/%m/%Y}",
        "last_day": f"{today() + timedelta(days=2):%d/%m/%Y}",
        "reason": "Nghỉ phép",
    }
    assert client.post("/tai-khoan/vang-mat/", form).status_code == 302
    assert people.quang.substitutes == "Nguyễn Thị Lan"
    assert "Ngô Văn Quang" in client.get("/tai-khoan/").content.decode()
    form["substitute"] = people.officers["hoa"].pk
    assert client.post("/tai-khoan/vang-mat/", form).status_code == 422
    hoa = Client()
    hoa.post("/dang-nhap/", {"username": "hoa", "password": PASSWORD})
    absence = Substitution.objects.get()
    assert hoa.post("/tai-khoan/vang-mat/", {"end": str(absence.pk)}).status_code == 404
    assert client.post("/tai-khoan/vang-mat/", {"end": str(absence.pk)}).status_code == 302
    assert people.quang.substitutes == ""


@pytest.fixture
def ledger() -> Iterator[list[Handover]]:
    """Somebody above who keeps work."""
    seen: list[Handover] = []

    @passes_work
    def three_tasks(actor: Actor, handover: Handover) -> dict[str, int]:
        seen.append(handover)
        return {"nhiệm vụ": 3}

    yield seen
    HANDOVER_TAKERS.remove(three_tasks)


def test_lan_hands_her_work_to_quang(people: Cast, ledger: list[Handover]) -> None:
    done = hand_over_work(
        actor=people.lan,
        organisation=people.organisations["tu_phap"],
        giver=people.officers["lan"],
        taker=people.officers["quang"],
        legal_act="Biên bản bàn giao 02/3/2026",
    )
    assert ledger == [done]
    assert done.passed["nhiệm vụ"] == 3
    assert done.at <= now()


def test_a_handover_that_fails_above_leaves_nothing(people: Cast) -> None:
    @passes_work
    def breaks(actor: Actor, handover: Handover) -> dict[str, int]:
        raise RuntimeError

    try:
        with pytest.raises(RuntimeError):
            hand_over_work(
                actor=people.minh,
                organisation=people.organisations["tu_phap"],
                giver=people.officers["lan"],
                taker=people.officers["quang"],
            )
    finally:
        HANDOVER_TAKERS.remove(breaks)
    assert not Handover.objects.exists()


@pytest.mark.parametrize("who", ["hoa", "quang", "khoa"])
def test_others_do_not_hand_over_lans_work(people: Cast, who: str) -> None:
    with pytest.raises(NotAllowed):
        hand_over_work(
            actor=people.actor(who),
            organisation=people.organisations["tu_phap"],
            giver=people.officers["lan"],
            taker=people.officers["quang"],
        )
