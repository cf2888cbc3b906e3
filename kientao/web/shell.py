"""What stands around every page for whoever is signed in: navigation by role, organisation, inbox, account."""

from functools import cache
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from kientao.base.clock import today
from kientao.base.practice import practice_notice
from kientao.measures.menu import MENU as MEASURES
from kientao.people.access import actor_of, standings_of
from kientao.people.menu import MENU as PEOPLE
from kientao.people.queries.domains import domains_of
from kientao.programme.menu import MENU as PROGRAMME
from kientao.programme.queries.inbox import unread
from kientao.registers.entered.menu import MENU as ENTERED
from kientao.registers.intake.menu import MENU as INTAKE
from kientao.registers.onestop.menu import MENU as ONE_STOP
from kientao.ui.menu import navigation
from kientao.ui.shell.props import Shell
from kientao.web.menu import MENU as WEB

_LANGUAGES = (("vi", "Tiếng Việt"), ("en", "English"))


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor. Nothing for visitors: they see the brand alone."""
    actor = actor_of(request)
    if actor.account is None:
        return {}
    waiting = unread(actor)
    return {
        "shell": Shell(
            nav=navigation(
                (*PROGRAMME, *MEASURES, *ONE_STOP, *INTAKE, *ENTERED, *PEOPLE, *WEB),
                roles=actor.roles | domains_of(actor, today()),
                address=_menu_address,
                current=request.path,
                counts={"inbox": waiting},
            ),
            organisation=actor.organisation_name,
            organisations=tuple((str(one.organisation.pk), one.organisation.name) for one in standings_of(request)),
            switch_to=reverse("switch_organisation"),
            unread=waiting,
            inbox_href=reverse("inbox"),
            search_href=_address("search"),
            account_name=actor.name,
            account_href=reverse("my_account"),
            account_note=f"Thay {actor.substitutes}" if actor.substitutes else "",
            sign_out_href=reverse("account_logout"),
            languages=_LANGUAGES,
            language_href=reverse("language"),
            help_href=reverse("help"),
            notice=practice_notice(),
        )
    }


@cache
def _menu_address(route: str) -> str:
    """Of a page without arguments: the same as long as we run, and asked for forty times a page."""
    return reverse(route)


def _address(route: str) -> str:
    try:
        return reverse(route)
    except NoReverseMatch:
        return ""
