"""The roles a person can hold in an organisation. What each may do is decided by the policies of every register."""

from enum import StrEnum


class Role(StrEnum):
    """Value kept in the database; `words` is what people read."""

    PROGRAMME_OFFICE = "programme-office"
    DOMAIN_OWNER = "domain-owner"
    FOCAL_POINT = "focal-point"
    HEAD = "head"
    DEPUTY = "deputy"
    OFFICER = "officer"
    COUNTER = "counter"
    LEADER = "leader"
    INSPECTOR = "inspector"
    ADMINISTRATOR = "administrator"

    @property
    def words(self) -> str:
        """In Vietnamese."""
        return _WORDS[self]

    @property
    def meaning(self) -> str:
        """One sentence: what the role is for."""
        return _MEANINGS[self]


_WORDS = {
    Role.PROGRAMME_OFFICE: "Cơ quan thường trực",
    Role.DOMAIN_OWNER: "Cơ quan chủ trì lĩnh vực",
    Role.FOCAL_POINT: "Đầu mối",
    Role.HEAD: "Thủ trưởng",
    Role.DEPUTY: "Cấp phó được ủy quyền",
    Role.OFFICER: "Công chức",
    Role.COUNTER: "Công chức một cửa",
    Role.LEADER: "Lãnh đạo UBND",
    Role.INSPECTOR: "Thành viên đoàn kiểm tra",
    Role.ADMINISTRATOR: "Quản trị hệ thống",
}
_MEANINGS = {
    Role.PROGRAMME_OFFICE: "Theo dõi toàn bộ chương trình, tiếp nhận, nghiệm thu, gia hạn, đôn đốc.",
    Role.DOMAIN_OWNER: "Theo dõi và nghiệm thu nhiệm vụ thuộc lĩnh vực mình phụ trách.",
    Role.FOCAL_POINT: "Chuẩn bị sản phẩm, minh chứng, báo cáo của cơ quan để thủ trưởng nộp.",
    Role.HEAD: "Giao việc trong cơ quan, nộp sản phẩm, đề nghị gia hạn, nêu vướng mắc.",
    Role.DEPUTY: "Như thủ trưởng, trong phạm vi được ủy quyền.",
    Role.OFFICER: "Làm phần việc được giao trong cơ quan.",
    Role.COUNTER: "Tiếp nhận hồ sơ, thu phí, trả kết quả tại Bộ phận một cửa.",
    Role.LEADER: "Xem toàn bộ, quyết định gia hạn ở cấp đã giao thời hạn, trả lời vướng mắc.",
    Role.INSPECTOR: "Chỉ đọc dữ liệu của đơn vị và thời kỳ ghi trong quyết định kiểm tra.",
    Role.ADMINISTRATOR: "Vận hành hệ thống, tài khoản; không xem nội dung công việc.",
}
SUBMITTERS = frozenset({Role.HEAD, Role.DEPUTY})
PERSONAL = frozenset({Role.INSPECTOR, Role.ADMINISTRATOR})  # nobody stands in for another person in these


def owner_of(subject: str) -> str:
    """What menus call whoever owns the domain of a subject, beside their roles."""
    return f"{Role.DOMAIN_OWNER.value}:{subject}"
