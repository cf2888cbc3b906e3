"""The shell's own pages in the navigation."""

from kientao.people.roles import Role
from kientao.ui.menu import MenuEntry

MENU: tuple[MenuEntry, ...] = (
    MenuEntry("Sổ nhật ký", "trail", frozenset({Role.PROGRAMME_OFFICE, Role.LEADER}), "history", "Theo dõi", 390),
    MenuEntry("Lịch làm việc", "office-calendar", icon="calendar", group="Danh mục", order=580),
    MenuEntry("Việc nền", "jobs", frozenset({Role.ADMINISTRATOR}), "gear", "Vận hành", 900),
    MenuEntry("Tình trạng hệ thống", "health-page", frozenset({Role.ADMINISTRATOR}), "shield", "Vận hành", 910),
)
