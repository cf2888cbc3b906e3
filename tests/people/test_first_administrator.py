"""Somebody must be first."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from kientao.base.clock import today
from kientao.people.models import Account
from kientao.people.queries.actor import actor_named
from kientao.people.roles import Role
from tests.support.cast import cast

pytestmark = pytest.mark.django_db
HE = {"username": "dau", "name": "Người Đầu Tiên", "organisation": "khcn"}


def test_the_command_makes_an_administrator_and_prints_the_password() -> None:
    cast()
    out = StringIO()
    call_command("add_administrator", stdout=out, **HE)
    username, password = out.getvalue().strip().split(": ")
    account = Account.objects.get(username=username)
    assert account.check_password(password)
    assert account.must_change_password
    assert actor_named("dau", today()).roles == {Role.ADMINISTRATOR.value}


@pytest.mark.parametrize("wrong", [{"organisation": "khong-co"}, {"username": "x y"}, {"username": "khoa"}])
def test_what_is_wrong_leaves_nothing_behind(wrong: dict[str, str]) -> None:
    cast()
    before = Account.objects.count()
    with pytest.raises(CommandError):
        call_command("add_administrator", **(HE | wrong))
    assert Account.objects.count() == before
