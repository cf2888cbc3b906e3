"""The programme's pages in the navigation."""

from kientao.people.roles import Role
from kientao.ui.menu import MenuEntry

DECIDERS = frozenset({Role.HEAD, Role.DEPUTY, Role.PROGRAMME_OFFICE, Role.DOMAIN_OWNER, Role.LEADER})
UPLOADERS = frozenset({Role.PROGRAMME_OFFICE, Role.HEAD, Role.DEPUTY, Role.FOCAL_POINT})

FOLLOWERS = frozenset({Role.PROGRAMME_OFFICE, Role.LEADER, Role.DOMAIN_OWNER})
PLANNERS = frozenset({Role.HEAD, Role.DEPUTY, Role.FOCAL_POINT, Role.OFFICER})
WORKERS = frozenset(set(Role) - {Role.ADMINISTRATOR, Role.COUNTER})

MENU: tuple[MenuEntry, ...] = (
    MenuEntry("Việc của tôi", "my-work", icon="list", order=10),
    MenuEntry("Hộp việc", "inbox", icon="bell", order=20),
    MenuEntry("Đưa văn bản vào", "upload", UPLOADERS, icon="upload", group="Kế hoạch", order=130),
    MenuEntry("Chờ nghiệm thu", "to-accept", DECIDERS, icon="check", order=30),
    MenuEntry("Trang lãnh đạo", "leader", FOLLOWERS, icon="flag", group="Theo dõi", order=50),
    MenuEntry("Bảng theo dõi", "board", WORKERS, icon="board", group="Theo dõi", order=60),
    MenuEntry("Đôn đốc", "letters", FOLLOWERS, icon="mail", group="Theo dõi", order=65),
    MenuEntry("Thư gửi đi", "mails", frozenset({Role.ADMINISTRATOR}), icon="send", group="Vận hành", order=920),
    MenuEntry("Chỉ tiêu", "targets", WORKERS, icon="target", group="Theo dõi", order=62),
    MenuEntry("Danh sách việc", "assignments", WORKERS, icon="columns", group="Theo dõi", order=70),
    MenuEntry("Tiến độ", "timeline", WORKERS, icon="chart", group="Theo dõi", order=80),
    MenuEntry("Lịch", "month", WORKERS, icon="calendar", group="Theo dõi", order=90),
    MenuEntry("Kế hoạch của cơ quan", "own-plans", PLANNERS, icon="doc", group="Kế hoạch", order=115),
    MenuEntry("Kế hoạch các cơ quan", "unit-plan-round", FOLLOWERS, icon="building", group="Kế hoạch", order=120),
    MenuEntry("Các kế hoạch", "plans", WORKERS, icon="doc", group="Kế hoạch", order=110),
)
