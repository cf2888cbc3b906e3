"""The shell's own pages in the navigation."""

from kientao.people.roles import Role
from kientao.ui.menu import MenuEntry

MENU: tuple[MenuEntry, ...] = (
    MenuEntry("Trợ giúp", "help", icon="help", group="", order=990),
    MenuEntry(
        "Tình trạng hệ thống", "health-page", frozenset({Role.ADMINISTRATOR}), icon="gear", group="Vận hành", order=910
    ),
)
