"""Pages of the one-stop shop in the navigation: counter."""

from kientao.people.roles import Role
from kientao.ui.menu import MenuEntry

_COUNTER = frozenset({Role.COUNTER.value})

MENU: tuple[MenuEntry, ...] = (
    MenuEntry("Quầy tiếp nhận", "counter", _COUNTER, "home", "Một cửa", 200),
    MenuEntry("Tiếp nhận hồ sơ", "intake", _COUNTER, "plus", "Một cửa", 202),
    MenuEntry("Hồ sơ chờ trả lời", "online-inbox", _COUNTER, "download", "Một cửa", 204),
    MenuEntry("Bàn giao", "handover", _COUNTER, "send", "Một cửa", 206),
    MenuEntry("Sổ theo dõi hồ sơ", "daily-book", _COUNTER, "list", "Một cửa", 208),
    MenuEntry("Phiếu giấy khi mất mạng", "paper-books", _COUNTER, "print", "Một cửa", 210),
)
