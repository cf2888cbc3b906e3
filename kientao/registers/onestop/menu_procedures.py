"""Pages of the one-stop shop in the navigation: procedures and processes."""

from kientao.people.roles import Role, owner_of
from kientao.ui.menu import MenuEntry

_STAFF = frozenset({Role.PROGRAMME_OFFICE, owner_of("procedures"), Role.HEAD, Role.DEPUTY, Role.FOCAL_POINT})
_FOLLOWERS = _STAFF | {Role.LEADER}

MENU: tuple[MenuEntry, ...] = (
    MenuEntry("Thủ tục hành chính", "procedures", icon="doc", group="Thủ tục", order=300),
    MenuEntry("Lịch sử công bố", "publications", _FOLLOWERS, "history", "Thủ tục", 310),
    MenuEntry("Rà soát, cắt giảm", "reductions", _FOLLOWERS, "filter", "Thủ tục", 320),
    MenuEntry("Đánh giá tác động", "assessments", _STAFF, "chart", "Thủ tục", 330),
    MenuEntry("Người làm các bước", "step-posts", _STAFF, "people", "Thủ tục", 340),
)
