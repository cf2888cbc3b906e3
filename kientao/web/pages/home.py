"""The first page after signing in: where this person's day begins."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from kientao.base.actor import Actor
from kientao.people.access import actor_of
from kientao.people.roles import Role


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Goes on to the page for the role."""
    return redirect(home_of(actor_of(request)))


def home_of(actor: Actor) -> str:
    """Route. A leader's day begins with what is red, the programme office's with the board, a counter's with its queue,
    others' with their work."""
    if actor.holds(Role.LEADER):
        return "leader"
    if actor.holds(Role.PROGRAMME_OFFICE):
        return "board"
    if actor.roles == {Role.COUNTER}:
        return "counter"
    if actor.roles == {Role.ADMINISTRATOR}:
        return "accounts"
    return "board" if actor.roles == {Role.INSPECTOR} else "my-work"
