"""Who asks."""

from django.http import HttpRequest

from kientao.base.actor import VISITOR, Actor


def actor_of(request: HttpRequest) -> Actor:
    """Everybody is a visitor while there are no accounts."""
    return VISITOR
