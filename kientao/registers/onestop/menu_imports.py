"""Pages of the one-stop shop in the navigation: another system's dossiers."""

from kientao.people.roles import Role, owner_of
from kientao.ui.menu import MenuEntry

_FOLLOWERS = frozenset({Role.PROGRAMME_OFFICE, owner_of("procedures")})

MENU: tuple[MenuEntry, ...] = (MenuEntry("Hồ sơ hệ thống khác", "imports", _FOLLOWERS, "upload", "Một cửa", 260),)
