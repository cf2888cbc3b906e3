"""A small register as plain values: a province before and after 2025."""

from datetime import date

from kientao.people.rules.bodies import Body, Link, Spelling
from kientao.people.rules.directory import DirectoryOfDay

SPLIT = date(2025, 3, 1)
TWO_TIERS = date(2025, 7, 1)
PROVINCES = frozenset({"vĩnh phúc", "phú thọ", "nghệ an", "hà nội"})


def body(
    pk: int,
    name: str,
    kind: str = "department",
    level: str = "province",
    parent: int | None = 1,
    first: date | None = None,
    last: date | None = None,
    *others: tuple[str, str],
) -> Body:
    """A body with its name and other spellings."""
    spellings = (Spelling(name, "standard"), *(Spelling(text, sort) for text, sort in others))
    return Body(pk, str(pk), name, kind, level, parent, first, last, spellings)


BODIES = (
    body(1, "Ủy ban nhân dân tỉnh Vĩnh Phúc", "province-committee", parent=None),
    body(2, "Sở Nội vụ"),
    body(3, "Sở Khoa học và Công nghệ"),
    body(4, "Sở Thông tin và Truyền thông", last=date(2025, 2, 28)),
    body(5, "Văn phòng Ủy ban nhân dân tỉnh"),
    body(6, "Sở Văn hóa, Thể thao và Du lịch"),
    body(7, "Sở Y tế"),
    body(8, "Sở Giáo dục và Đào tạo"),
    body(9, "Sở Nông nghiệp và Môi trường", "department", "province", 1, SPLIT),
    body(10, "Chi cục Thủy lợi", "subordinate", parent=9),
    body(11, "Trung tâm Phục vụ hành chính công tỉnh", "public-service-unit"),
    body(12, "Công an tỉnh", "central-agency"),
    body(13, "Tỉnh đoàn", "association", "province", 1, None, None, ("Đoàn TNCS HCM tỉnh", "alias")),
    body(20, "Ủy ban nhân dân huyện Lập Thạch", "district-committee", "district", 1, None, date(2025, 6, 30)),
    body(21, "Ủy ban nhân dân thành phố Vĩnh Yên", "district-committee", "district", 1, None, date(2025, 6, 30)),
    body(30, "Ủy ban nhân dân xã Đạo Trù", "commune-committee", "commune", 1, TWO_TIERS),
    body(31, "Ủy ban nhân dân phường Vĩnh Phúc", "commune-committee", "commune", 1, TWO_TIERS),
    body(32, "Ủy ban nhân dân phường Vĩnh Yên", "commune-committee", "commune", 1, TWO_TIERS),
    body(33, "Phòng Kinh tế", "department", "commune", 30, TWO_TIERS),
    body(34, "Phòng Kinh tế", "department", "commune", 31, TWO_TIERS),
)
LINKS = (
    Link(4, 3, "công nghệ thông tin, chuyển đổi số", SPLIT),
    Link(4, 6, "báo chí, xuất bản", SPLIT),
    Link(20, 30, "", TWO_TIERS),
    Link(21, 31, "", TWO_TIERS),
    Link(21, 32, "", TWO_TIERS),
)


def register(day: date = date(2026, 1, 15), issuer: int | None = None) -> DirectoryOfDay:
    """The register on a day."""
    return DirectoryOfDay(BODIES, LINKS, 1, day, issuer=issuer, provinces=PROVINCES)
