"""The programme's pages in the navigation."""

from kientao.people.roles import Role
from kientao.ui.menu import MenuEntry

DECIDERS = frozenset({Role.HEAD, Role.DEPUTY, Role.PROGRAMME_OFFICE, Role.DOMAIN_OWNER, Role.LEADER})
UPLOADERS = frozenset({Role.PROGRAMME_OFFICE, Role.HEAD, Role.DEPUTY, Role.FOCAL_POINT})

MENU: tuple[MenuEntry, ...] = (
    MenuEntry("Việc của tôi", "my-work", icon="list", order=10),
    MenuEntry("Hộp việc", "inbox", icon="bell", order=20),
    MenuEntry("Đưa văn bản vào", "upload", UPLOADERS, icon="upload", group="Kế hoạch", order=130),
    MenuEntry("Chờ nghiệm thu", "to-accept", DECIDERS, icon="check", order=30),
)
