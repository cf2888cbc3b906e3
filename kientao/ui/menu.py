"""What a folder above declares for the navigation: `MENU = (MenuEntry(…), …)`. The shell is built from them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kientao.ui.chip import Icon
from kientao.ui.shell.props import NavEntry, NavGroup


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A page in the navigation. `roles` are values of the roles that see it; empty: everyone signed in.

    Entries stand by `order` inside their `group`; groups stand by their first entry's order.
    """

    label: str
    route: str
    roles: frozenset[str] = frozenset()
    icon: Icon = ""
    group: str = ""
    order: int = 100

    def is_for(self, roles: frozenset[str]) -> bool:
        """Does somebody with these roles see it?"""
        return not self.roles or not self.roles.isdisjoint(roles)


def navigation(
    entries: Iterable[MenuEntry],
    *,
    roles: frozenset[str],
    address: Callable[[str], str],
    current: str = "",
    counts: dict[str, int] | None = None,
) -> tuple[NavGroup, ...]:
    """Groups of what these roles see. `address` gives a route's address, `current` is the one open now.

    The entry whose address is the longest beginning of `current` is the active one. `counts` is by route.
    """
    seen = sorted((entry for entry in entries if entry.is_for(roles)), key=lambda entry: entry.order)
    addresses = {entry.route: address(entry.route) for entry in seen}
    active = max((one for one in addresses.values() if _contains(one, current)), key=len, default="")
    groups: dict[str, list[NavEntry]] = {}
    for entry in seen:
        href = addresses[entry.route]
        count = (counts or {}).get(entry.route, 0)
        groups.setdefault(entry.group, []).append(NavEntry(entry.label, href, entry.icon, href == active, count))
    return tuple(NavGroup(label, tuple(found)) for label, found in groups.items())


def _contains(address: str, current: str) -> bool:
    return current == address or (address != "/" and current.startswith(address.rstrip("/") + "/"))
