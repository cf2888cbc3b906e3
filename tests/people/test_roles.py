"""Who gives which role, where, on which paper."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientao.base.actor import SYSTEM, VISITOR, Actor
from kientao.base.clock import today
from kientao.base.models import AuditEntry
from kientao.base.refusal import Invalid, NotAllowed
from kientao.people.actions.roles import end_role, grant_role
from kientao.people.kinds import Kind
from kientao.people.models import RoleGrant
from kientao.people.policies.officers import may_grant
from kientao.people.roles import Role
from kientao.people.rules.granting import Asked, faults_of_grant
from tests.support.cast import Cast, cast

DAY = date(2026, 3, 2)


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


def _grant(people: Cast, actor: Actor, who: str, where: str, role: Role, paper: str = "") -> RoleGrant:
    return grant_role(
        actor=actor,
        officer=people.officers[who],
        organisation=people.organisations[where],
        role=role,
        valid_from=today(),
        legal_act=paper,
    )


def test_a_head_makes_quang_focal_point_of_the_agency(people: Cast) -> None:
    _grant(people, people.minh, "quang", "tu_phap", Role.FOCAL_POINT)
    assert people.quang.holds(Role.FOCAL_POINT)
    assert AuditEntry.objects.latest("sequence").action == "grant_role"


def test_a_head_gives_nothing_in_another_agency(people: Cast) -> None:
    with pytest.raises(NotAllowed, match="thủ trưởng cơ quan"):
        _grant(people, people.hoa, "quang", "tu_phap", Role.FOCAL_POINT)


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("who", ["son", "minh", "khoa"])
def test_nobody_gives_a_role_to_themselves(people: Cast, who: str, role: Role) -> None:
    with pytest.raises(NotAllowed, match="Không ai tự cấp"):
        _grant(people, people.actor(who), who, "noi_vu", role)


@pytest.mark.parametrize("who", ["lan", "quang", "hoa", "minh", "thu", "binh", "dung"])
def test_the_roles_of_the_programme_are_given_by_its_office_alone(people: Cast, who: str) -> None:
    for role in (Role.PROGRAMME_OFFICE, Role.DOMAIN_OWNER, Role.LEADER, Role.INSPECTOR, Role.ADMINISTRATOR):
        assert not may_grant(people.actor(who), 0, people.actor(who).organisation or 0, role)


def test_the_programme_office_gives_its_role_only_in_its_own_organisation(people: Cast) -> None:
    with pytest.raises(Invalid, match="cơ quan thường trực"):
        _grant(people, people.son, "quang", "tu_phap", Role.PROGRAMME_OFFICE)
    _grant(people, people.son, "thu", "noi_vu", Role.PROGRAMME_OFFICE)


def test_the_programme_office_makes_no_administrators(people: Cast) -> None:
    with pytest.raises(NotAllowed, match="quản trị hệ thống"):
        _grant(people, people.son, "lan", "tu_phap", Role.ADMINISTRATOR)


def test_an_administrator_names_the_first_of_the_programme_office_and_no_second(people: Cast) -> None:
    RoleGrant.objects.filter(role=Role.PROGRAMME_OFFICE.value).delete()
    _grant(people, people.khoa, "thu", "noi_vu", Role.PROGRAMME_OFFICE)
    with pytest.raises(NotAllowed):
        _grant(people, people.khoa, "son", "noi_vu", Role.PROGRAMME_OFFICE)


def test_a_deputy_needs_the_paper_that_authorises_them(people: Cast) -> None:
    with pytest.raises(Invalid) as refused:
        _grant(people, people.minh, "quang", "tu_phap", Role.DEPUTY)
    assert "legal_act" in refused.value.errors
    _grant(people, people.minh, "quang", "tu_phap", Role.DEPUTY, "12/QĐ-STP ngày 02/3/2026")


def test_an_agency_has_one_head_at_a_time(people: Cast) -> None:
    with pytest.raises(Invalid, match="Lê Quang Minh"):
        _grant(people, people.son, "quang", "tu_phap", Role.HEAD)
    of_minh = RoleGrant.objects.get(officer=people.officers["minh"], role=Role.HEAD.value)
    end_role(actor=people.son, grant=of_minh, last_day=today() - timedelta(days=1))
    _grant(people, people.son, "quang", "tu_phap", Role.HEAD)
    assert not people.minh.roles


def test_a_role_is_held_up_to_and_including_its_last_day(people: Cast) -> None:
    of_lan = RoleGrant.objects.get(officer=people.officers["lan"])
    end_role(actor=people.minh, grant=of_lan, last_day=today())
    assert people.lan.holds(Role.FOCAL_POINT)
    with pytest.raises(Invalid, match="trước ngày bắt đầu"):
        end_role(actor=people.minh, grant=of_lan, last_day=date(2019, 1, 1))


def test_the_same_role_twice_is_refused(people: Cast) -> None:
    with pytest.raises(Invalid, match="đang giữ"):
        _grant(people, people.minh, "lan", "tu_phap", Role.FOCAL_POINT)


def test_a_leader_sits_in_a_committee_and_an_owner_owns_something(people: Cast) -> None:
    with pytest.raises(Invalid, match="ủy ban nhân dân"):
        _grant(people, people.son, "quang", "tu_phap", Role.LEADER)
    with pytest.raises(Invalid, match="chưa được giao"):
        _grant(people, people.son, "quang", "tai_chinh", Role.DOMAIN_OWNER)


def test_visitors_give_nothing_and_the_system_anything() -> None:
    assert not any(may_grant(VISITOR, 1, 1, role) for role in Role)
    assert all(may_grant(SYSTEM, 1, 1, role) for role in Role)


@given(st.sampled_from(Role), st.sets(st.sampled_from(Role)), st.integers(0, 3), st.integers(1, 3), st.integers(1, 3))
def test_no_roles_let_anybody_give_themselves_more(
    role: Role, held: set[Role], organisation: int, mine: int, officer: int
) -> None:
    actor = Actor("ai đó", account=1, officer=officer, organisation=mine, roles=frozenset(one.value for one in held))
    decision = may_grant(actor, officer, organisation, role)
    assert not decision
    assert decision.reason.endswith(".")


@given(
    st.builds(
        Asked,
        role=st.sampled_from(Role),
        kind=st.sampled_from(Kind),
        first=st.dates(),
        last=st.none() | st.dates(),
        legal_act=st.text(max_size=5),
        is_programme_office=st.booleans(),
        owns_a_domain=st.booleans(),
        head=st.sampled_from(["", "Lan"]),
        holds_it=st.booleans(),
    )
)
def test_every_refusal_of_a_role_names_a_field_and_says_why(asked: Asked) -> None:
    faults = faults_of_grant(asked)
    assert set(faults) <= {"role", "valid_to", "legal_act"}
    assert all(words.endswith(".") for words in faults.values())
    if asked.role is Role.OFFICER and not asked.holds_it and (asked.last is None or asked.last >= asked.first):
        assert not faults
