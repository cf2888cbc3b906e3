"""The pages of entered figures in the navigation."""

from kientao.people.roles import Role
from kientao.ui.menu import MenuEntry

_ALL = frozenset({Role.PROGRAMME_OFFICE, Role.LEADER})
_OWN = frozenset({Role.HEAD, Role.DEPUTY, Role.FOCAL_POINT})

MENU: tuple[MenuEntry, ...] = (
    MenuEntry("Số liệu nhập", "entered-requests", _ALL, "pen", "Danh mục", 562),
    MenuEntry("Số liệu cần trả lời", "entered-mine", _OWN, "pen", "Danh mục", 564),
)
