"""The sides of reminding, the same on each of its lists."""

from django.urls import reverse

from kientao.base.actor import Actor
from kientao.programme.policies.letters import may_see_late_agencies
from kientao.ui.parts.facts import Tab, Tabs


def tabs(actor: Actor, current: str) -> Tabs:
    """Those the actor may open; `current` is the route that is open."""
    follows = may_see_late_agencies(actor)
    sides = (
        *((("letters", "Cơ quan quá hạn"),) if follows else ()),
        ("letters-made", "Công văn đã soạn" if follows else "Công văn đôn đốc"),
        ("reminding-help", "Cách nhắc việc"),
    )
    return Tabs("Đôn đốc", tuple(Tab(words, reverse(route), current=route == current) for route, words in sides))
