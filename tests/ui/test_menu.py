"""The navigation shows what a role may open, and where one is."""

from kientao.ui.menu import MenuEntry, navigation

MENU = (
    MenuEntry("Tài khoản", "accounts", frozenset({"administrator"}), group="Hệ thống", order=90),
    MenuEntry("Nhiệm vụ", "tasks", icon="list", group="Chương trình", order=20),
    MenuEntry("Việc của tôi", "my-work", order=10),
    MenuEntry("Đôn đốc", "reminders", frozenset({"programme-office"}), group="Chương trình", order=30),
)
ADDRESSES = {"accounts": "/tai-khoan/", "tasks": "/nhiem-vu/", "my-work": "/", "reminders": "/nhiem-vu/don-doc/"}


def _seen(*roles: str, current: str = "") -> dict[str, list[str]]:
    groups = navigation(MENU, roles=frozenset(roles), address=ADDRESSES.__getitem__, current=current)
    return {group.label: [entry.label for entry in group.entries] for group in groups}


def test_everyone_sees_what_is_for_everyone_in_its_order() -> None:
    assert _seen("officer") == {"": ["Việc của tôi"], "Chương trình": ["Nhiệm vụ"]}


def test_a_role_sees_its_own_pages_too() -> None:
    assert _seen("programme-office", "administrator") == {
        "": ["Việc của tôi"],
        "Chương trình": ["Nhiệm vụ", "Đôn đốc"],
        "Hệ thống": ["Tài khoản"],
    }


def test_the_page_nearest_to_where_one_is_is_the_active_one() -> None:
    def active(current: str) -> list[str]:
        groups = navigation(MENU, roles=frozenset({"programme-office"}), address=ADDRESSES.__getitem__, current=current)
        return [entry.label for group in groups for entry in group.entries if entry.active]

    assert active("/") == ["Việc của tôi"]
    assert active("/nhiem-vu/37/") == ["Nhiệm vụ"]
    assert active("/nhiem-vu/don-doc/") == ["Đôn đốc"]
    assert active("/tim/") == []


def test_what_waits_is_counted_beside_its_page() -> None:
    groups = navigation(MENU, roles=frozenset(), address=ADDRESSES.__getitem__, counts={"tasks": 37, "my-work": 12345})
    assert [entry.count_words for group in groups for entry in group.entries] == ["999+", "37"]
