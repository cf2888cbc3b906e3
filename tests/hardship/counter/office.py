"""The one-stop shop for whoever means harm: the things of tests/permissions, people at their screens, its own pages."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.test import override_settings
from pytest_django import DjangoDbBlocker

from tests.hardship.web.explorer import Found, explored, route_of, visitor
from tests.hardship.web.forms import FoundForm, Visitor
from tests.permissions.one_stop_tour import ROUTES, address
from tests.permissions.one_stop_world import OWNERS, Things, standing
from tests.support.routes import one_stop

PEOPLE = ("mai", "anh", "yen", "minh", "dung", "kha", "binh")
LAST = {  # they end what other forms are about
    "refuse-dossier",
    "stop-dossier",
    "finish-dossier",
    "counter-withdraw",
    "counter-hand-out",
    "procedure-abolish",
    "procedure-withdraw",
    "process-withdraw",
    "decision-adopt",
    "decision-drop",
    "import-stop",
    "import-apply",
    "one-stop-recount",
    "settle-rules",
}


@contextmanager
def at_work(blocker: DjangoDbBlocker) -> Iterator[Things]:
    """A morning of the shop; what is done to it is undone."""
    with override_settings(SECOND_FACTOR_ROLES=frozenset()), standing(blocker) as made:
        yield made


def visitors(made: Things) -> dict[str, Visitor]:
    """Everybody who sees something others don't, signed in."""
    return {who: visitor(made.account(who)) for who in PEOPLE}


def walked(made: Things, people: dict[str, Visitor]) -> Found:
    """Every page of the register that can be reached, also those a walk may not come upon by itself."""
    known = {address(name, made.of[owner]) for name in ROUTES for owner in OWNERS}
    return explored(people, sorted(known), one_stop())


def ordered(found: Found) -> list[tuple[str, FoundForm]]:
    """Who fills in which form; what ends things comes last."""
    return sorted(found.forms.values(), key=lambda one: route_of(one[1].action) in LAST)
