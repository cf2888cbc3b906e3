"""Pages of the one-stop shop in the navigation: outside."""

from kientao.people.roles import Role, owner_of
from kientao.ui.menu import MenuEntry

_COUNTER = frozenset({Role.COUNTER.value})
_AGENCY = _COUNTER | {Role.HEAD.value, Role.DEPUTY.value}
_OVERSEERS = frozenset({Role.PROGRAMME_OFFICE.value, owner_of("procedures")})
_TILLS = _AGENCY | _OVERSEERS | {Role.LEADER.value}
_LOOKERS = _AGENCY | {Role.OFFICER.value}

MENU: tuple[MenuEntry, ...] = (
    MenuEntry("Thu trong ngày", "till", _TILLS, "list", "Một cửa", 240),
    MenuEntry("Giao dịch thanh toán", "payments", _TILLS, "repeat", "Một cửa", 242),
    MenuEntry("Bưu gửi", "parcels", _AGENCY, "send", "Một cửa", 244),
    MenuEntry("Tin báo", "citizen-messages", _AGENCY | _OVERSEERS, "mail", "Một cửa", 246),
    MenuEntry("Kho kết quả", "result-store", _LOOKERS, "search", "Một cửa", 248),
    MenuEntry("Cổng quốc gia", "portal-filings", _OVERSEERS, "link", "Một cửa", 258),
    MenuEntry("Tài khoản nhận phí", "bank-accounts", _AGENCY | _OVERSEERS, "building", "Danh mục", 590),
    MenuEntry("Kết nối", "connections", frozenset({Role.ADMINISTRATOR.value}) | _OVERSEERS, "link", "Vận hành", 905),
)
