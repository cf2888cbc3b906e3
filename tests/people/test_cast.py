"""The people every test relies on."""

import pytest

from kientao.people.roles import Role
from tests.support.cast import cast

pytestmark = pytest.mark.django_db


def test_everybody_is_who_the_tests_say() -> None:
    people = cast()
    assert people.son.holds(Role.PROGRAMME_OFFICE, Role.HEAD)
    assert people.son.organisation == people.organisations["noi_vu"].pk
    assert people.lan.roles == {Role.FOCAL_POINT.value}
    assert people.minh.organisation == people.lan.organisation == people.quang.organisation
    assert people.hoa.organisation_name == "Ủy ban nhân dân xã Vân Sơn"
    assert people.khoa.roles == {Role.ADMINISTRATOR.value}
