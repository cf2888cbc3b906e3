"""Pages of the one-stop shop in the navigation: dossiers at work, and what heads look at."""

from kientao.people.roles import Role, owner_of
from kientao.ui.menu import MenuEntry

WORKERS = frozenset({Role.COUNTER, Role.OFFICER, Role.HEAD, Role.DEPUTY})
READERS = WORKERS | {Role.LEADER, Role.PROGRAMME_OFFICE, owner_of("procedures"), Role.FOCAL_POINT}
FOLLOWERS = frozenset(
    {Role.HEAD, Role.DEPUTY, Role.COUNTER, Role.LEADER, Role.PROGRAMME_OFFICE, owner_of("procedures"), Role.FOCAL_POINT}
)
OWNERS = frozenset({Role.PROGRAMME_OFFICE, owner_of("procedures")})

MENU: tuple[MenuEntry, ...] = (
    MenuEntry("Việc giải quyết", "one-stop-work", WORKERS | {Role.LEADER}, icon="list", group="Một cửa", order=220),
    MenuEntry("Hồ sơ", "dossiers", READERS, icon="doc", group="Một cửa", order=225),
    MenuEntry("Quá hạn, sắp hạn", "one-stop-late", FOLLOWERS, icon="clock", group="Một cửa", order=235),
    MenuEntry("Số liệu", "one-stop-figures", FOLLOWERS, icon="chart", group="Một cửa", order=240),
    MenuEntry("Chất lượng dữ liệu", "one-stop-quality", FOLLOWERS, icon="search", group="Một cửa", order=245),
    MenuEntry("Giờ làm việc", "office-hours", FOLLOWERS, icon="clock", group="Danh mục", order=330),
    MenuEntry("Quy tắc một cửa", "one-stop-rules", FOLLOWERS, icon="gear", group="Danh mục", order=332),
    MenuEntry("Mã hồ sơ", "agency-codes", OWNERS, icon="tag", group="Danh mục", order=334),
)
