"""The intake's pages in the navigation."""

from kientao.people.roles import Role
from kientao.ui.menu import MenuEntry

_SEE = frozenset({Role.PROGRAMME_OFFICE, Role.ADMINISTRATOR, Role.LEADER, Role.FOCAL_POINT})

MENU: tuple[MenuEntry, ...] = (MenuEntry("Tiếp nhận dữ kiện", "intake-sources", _SEE, "download", "Danh mục", 560),)
