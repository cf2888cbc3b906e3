"""The register's pages in the navigation."""

from kientao.people.roles import Role
from kientao.ui.menu import MenuEntry

_OWN = frozenset({Role.HEAD, Role.DEPUTY, Role.FOCAL_POINT, Role.OFFICER, Role.PROGRAMME_OFFICE, Role.DOMAIN_OWNER})

MENU: tuple[MenuEntry, ...] = (
    MenuEntry("Cơ quan", "organisations", icon="building", group="Danh mục", order=500),
    MenuEntry("Nhân sự cơ quan", "officers", _OWN, "people", "Danh mục", 510),
    MenuEntry(
        "Đoàn kiểm tra", "inspections", frozenset({Role.PROGRAMME_OFFICE, Role.INSPECTOR}), "eye", "Danh mục", 520
    ),
    MenuEntry("Tài khoản", "accounts", frozenset({Role.ADMINISTRATOR}), "person", "Vận hành", 890),
    MenuEntry("Khóa hệ thống khác", "api-clients", frozenset({Role.ADMINISTRATOR}), "lock", "Vận hành", 895),
)
