"""Measures in the navigation."""

from kientao.people.roles import Role
from kientao.ui.menu import MenuEntry

_READERS = frozenset(set(Role) - {Role.ADMINISTRATOR})

_MENDERS = frozenset({Role.PROGRAMME_OFFICE, Role.ADMINISTRATOR})

MENU: tuple[MenuEntry, ...] = (
    MenuEntry("Chỉ số", "measures", _READERS, icon="chart", group="Theo dõi", order=97),
    MenuEntry("Đối soát dữ kiện", "recounts", _MENDERS, icon="shield", group="Theo dõi", order=98),
)
