"""The sides of reminding, the same on each of its lists."""

from django.urls import reverse

from kientao.ui.parts.facts import Tab, Tabs


def tabs(current: str) -> Tabs:
    """`current` is the route that is open."""
    sides = (("letters", "Cơ quan quá hạn"), ("letters-made", "Công văn đã soạn"), ("reminding-help", "Cách nhắc việc"))
    return Tabs("Đôn đốc", tuple(Tab(words, reverse(route), current=route == current) for route, words in sides))
