"""The programme's pages in the navigation."""

from kientao.people.roles import Role
from kientao.ui.menu import MenuEntry

DECIDERS = frozenset({Role.HEAD, Role.DEPUTY, Role.PROGRAMME_OFFICE, Role.DOMAIN_OWNER, Role.LEADER})

MENU: tuple[MenuEntry, ...] = (
    MenuEntry("Việc của tôi", "my-work", icon="list", order=10),
    MenuEntry("Hộp việc", "inbox", icon="bell", order=20),
    MenuEntry("Chờ nghiệm thu", "to-accept", DECIDERS, icon="check", order=30),
)
