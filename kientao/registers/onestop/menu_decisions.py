"""Pages of the one-stop shop in the navigation: decisions that publish procedures."""

from kientao.people.roles import Role, owner_of
from kientao.ui.menu import MenuEntry

_STAFF = frozenset({Role.PROGRAMME_OFFICE, owner_of("procedures"), Role.HEAD, Role.DEPUTY, Role.FOCAL_POINT})

MENU: tuple[MenuEntry, ...] = (
    MenuEntry("Quyết định công bố thủ tục", "procedure-decisions", _STAFF, "upload", "Thủ tục", 305),
)
