"""Who works in tỉnh Kiến An. Everybody is invented. The key is the sign-in name."""

from dataclasses import dataclass
from datetime import date

from kientao.people.roles import Role

SINCE = date(2025, 2, 3)  # the day the province began to work with the program
COMMUNES_SINCE = date(2025, 7, 1)
_REORGANISED = date(2025, 3, 1)


@dataclass(frozen=True, slots=True)
class Person:
    """`at` is the short code of the organisation; `act` the paper a deputy's power rests on."""

    name: str
    at: str
    title: str
    roles: tuple[Role, ...]
    division: str = ""
    act: str = ""
    since: date = SINCE


_HEAD, _FOCAL, _OWNER = Role.HEAD, Role.FOCAL_POINT, Role.DOMAIN_OWNER
_OFFICE = Role.PROGRAMME_OFFICE
REFORM = "Phòng Cải cách hành chính"
_LEADERS: dict[str, Person] = {
    "nam": Person("Lê Hoàng Nam", "KA", "Phó Chủ tịch", (Role.LEADER,)),
    "son": Person("Vũ Đình Sơn", "KA", "Chủ tịch", (Role.LEADER,)),
}
_PROGRAMME_OFFICE: dict[str, Person] = {
    "thuha": Person("Đặng Thu Hà", "SNV", "Giám đốc", (_HEAD, _OFFICE, _OWNER)),
    "viet": Person("Phan Quốc Việt", "SNV", "Phó Giám đốc", (Role.DEPUTY,), act="08/QĐ-SNV ngày 06/01/2026"),
    "tam": Person("Nguyễn Minh Tâm", "SNV", "Trưởng phòng", (_OFFICE,), REFORM),
    "anh": Person("Trịnh Ngọc Ánh", "SNV", "Chuyên viên", (_OFFICE,), REFORM),
    "thu": Person("Bùi Minh Thư", "SNV", "Chuyên viên", (Role.INSPECTOR,), "Thanh tra Sở"),
}
_WITHIN_SNV: dict[str, Person] = {
    "duy": Person("Lương Thế Duy", "SNV", "Chuyên viên", (_FOCAL,), "Văn phòng Sở"),
    "cuc": Person("Tạ Thu Cúc", "SNV", "Chuyên viên", (Role.OFFICER,), "Phòng Tổ chức, biên chế"),
}
_OWNERS: dict[str, Person] = {
    "luc": Person("Hoàng Tiến Lực", "VP", "Chánh Văn phòng", (_HEAD, _OWNER)),
    "huong": Person("Đỗ Thanh Hương", "VP", "Chuyên viên", (_FOCAL,), "Phòng Kiểm soát thủ tục hành chính"),
    "khoi": Person("Tạ Đình Khôi", "VP", "Chuyên viên", (Role.OFFICER,), "Phòng Kiểm soát thủ tục hành chính"),
    "ngoc": Person("Ngô Bích Ngọc", "STP", "Giám đốc", (_HEAD, _OWNER)),
    "quyen": Person("Lê Thị Quyên", "STP", "Phó Giám đốc", (Role.DEPUTY,), act="05/QĐ-STP ngày 08/01/2026"),
    "thanh": Person("Vi Văn Thành", "STP", "Chuyên viên", (_FOCAL,), "Văn phòng Sở"),
    "long": Person("Trần Đức Long", "STC", "Giám đốc", (_HEAD, _OWNER)),
    "yen": Person("Mai Thị Yến", "STC", "Chuyên viên", (_FOCAL,), "Phòng Ngân sách"),
    "tuan": Person("Phùng Anh Tuấn", "SKHCN", "Giám đốc", (_HEAD, _OWNER), since=_REORGANISED),
    "bao": Person("Lưu Gia Bảo", "SKHCN", "Chuyên viên", (_FOCAL,), "Phòng Chuyển đổi số", since=_REORGANISED),
    "kien": Person("Cao Xuân Kiên", "SKHCN", "Chuyên viên", (Role.ADMINISTRATOR,), "Phòng Chuyển đổi số"),
}
_AGENCIES: dict[str, Person] = {
    "truong": Person("Hà Văn Trường", "SNNMT", "Giám đốc", (_HEAD,)),
    "thom": Person("Nông Thị Thơm", "SNNMT", "Chuyên viên", (_FOCAL,), "Văn phòng Sở"),
    "loc": Person("Chu Bá Lộc", "SNNMT", "Chuyên viên", (Role.OFFICER,), "Phòng Đất đai"),
    "thile": Person("Đoàn Thị Lệ", "SGDDT", "Giám đốc", (_HEAD,)),
    "vinh": Person("Bùi Quang Vinh", "SGDDT", "Chuyên viên", (_FOCAL,), "Phòng Tổ chức cán bộ"),
    "phuc": Person("Tống Văn Phúc", "SYT", "Giám đốc", (_HEAD,)),
    "trang": Person("Quách Thu Trang", "SYT", "Chuyên viên", (_FOCAL,), "Phòng Tổ chức cán bộ"),
    "cuong": Person("Lại Thế Cường", "TTr", "Chánh Thanh tra", (_HEAD,)),
    "giang": Person("Tô Hương Giang", "TTr", "Thanh tra viên", (_FOCAL,), "Phòng Nghiệp vụ 1"),
    "hoa": Person("Khúc Thị Hòa", "TTPVHCC", "Giám đốc", (_HEAD,)),
    "dat": Person("Giang Văn Đạt", "TTPVHCC", "Chuyên viên", (_FOCAL,), "Bộ phận Tổng hợp"),
    "hung": Person("Dương Mạnh Hùng", "CA", "Giám đốc", (_HEAD,)),
    "tien": Person("Âu Văn Tiến", "CA", "Cán bộ", (_FOCAL,), "Phòng Tham mưu"),
    "diem": Person("Vương Thị Diễm", "SVHTTDL", "Giám đốc", (_HEAD,)),
    "quy": Person("Thái Bá Quý", "SVHTTDL", "Chuyên viên", (_FOCAL,), "Văn phòng Sở"),
    "thinh": Person("Kiều Đức Thịnh", "SXD", "Giám đốc", (_HEAD,)),
    "hai": Person("Nghiêm Xuân Hải", "SCT", "Giám đốc", (_HEAD,)),
    "tung": Person("La Văn Tùng", "BQLKCN", "Trưởng ban", (_HEAD,)),
    "nhung": Person("Đinh Hồng Nhung", "DTN", "Phó Bí thư", (_FOCAL,)),
    "bach": Person("Triệu Gia Bách", "BHXH", "Giám đốc", (_HEAD,)),
    "minhld": Person("Phạm Hoài Minh", "LDLD", "Chuyên viên", (_FOCAL,)),
}
_INFRASTRUCTURE, _TRADE, _WATER = "Phòng Hạ tầng kỹ thuật", "Phòng Quản lý thương mại", "Phòng Tài nguyên nước"
_RECEPTION, _COUNTER = "Bộ phận Tiếp nhận và Trả kết quả", "Công chức một cửa"
_ONE_STOP: dict[str, Person] = {
    "linh": Person("Phùng Mỹ Linh", "TTPVHCC", _COUNTER, (Role.COUNTER,), _RECEPTION),
    "khang": Person("Trịnh Bảo Khang", "TTPVHCC", _COUNTER, (Role.COUNTER,), _RECEPTION),
    "thoa": Person("Lường Thị Thoa", "an-binh", _COUNTER, (Role.COUNTER,), since=COMMUNES_SINCE),
    "quynh": Person("Đàm Như Quỳnh", "ben-ngu", _COUNTER, (Role.COUNTER,), since=COMMUNES_SINCE),
    "ngan": Person("Từ Bích Ngân", "SXD", "Trưởng phòng Hạ tầng kỹ thuật", (Role.OFFICER,), _INFRASTRUCTURE),
    "phong": Person("Đinh Hải Phong", "SXD", "Chuyên viên Hạ tầng kỹ thuật", (Role.OFFICER,), _INFRASTRUCTURE),
    "chien": Person(
        "Vũ Minh Chiến", "SXD", "Chuyên viên Quản lý giao thông", (Role.OFFICER,), "Phòng Quản lý giao thông"
    ),
    "uyen": Person("Mai Thu Uyên", "SXD", "Văn thư", (Role.OFFICER,), "Văn phòng Sở"),
    "bich": Person("Lục Thị Bích", "SCT", "Trưởng phòng Quản lý thương mại", (Role.OFFICER,), _TRADE),
    "nghia": Person("Hà Trọng Nghĩa", "SCT", "Chuyên viên Quản lý thương mại", (Role.OFFICER,), _TRADE),
    "sang": Person("Đỗ Quang Sáng", "SNNMT", "Trưởng phòng Tài nguyên nước", (Role.OFFICER,), _WATER),
    "trinh": Person("Võ Ngọc Trinh", "SNNMT", "Chuyên viên Tài nguyên nước", (Role.OFFICER,), _WATER),
    "thuy": Person("Lê Thanh Thủy", "SVHTTDL", "Chuyên viên Quản lý văn hóa", (Role.OFFICER,), "Phòng Quản lý văn hóa"),
    "cam": Person("Lý Thu Cẩm", "KA", "Chuyên viên Văn phòng", (Role.OFFICER,)),
    "duong": Person("Bế Văn Dương", "an-binh", "Trưởng phòng Kinh tế", (Role.OFFICER,), since=COMMUNES_SINCE),
    "luong": Person("Phan Tấn Lương", "ben-ngu", "Trưởng phòng Kinh tế", (Role.OFFICER,), since=COMMUNES_SINCE),
}
_CHAIRS = {
    "ben-ngu": ("benngu", "Lâm Thị Vân"),
    "cau-da": ("cauda", "Trương Quốc Huy"),
    "dong-hai": ("donghai", "Mạc Văn Khải"),
    "tan-phong": ("tanphong", "Doãn Thị Nga"),
    "an-binh": ("anbinh", "Hoàng Thị Lan"),
    "yen-lac": ("yenlac", "Ninh Văn Sáng"),
    "minh-tan": ("minhtan", "Phí Thị Hạnh"),
    "phu-lam": ("phulam", "Ngọ Văn Bính"),
    "quang-trung": ("quangtrung", "Đàm Quang Thắng"),
    "hoa-son": ("hoason", "Lò Thị Mơ"),
    "son-ha": ("sonha", "Hứa Văn Pao"),
    "thanh-lien": ("thanhlien", "Cầm Thị Hiền"),
    "van-trach": ("vantrach", "Ma Văn Chính"),
    "xuan-dai": ("xuandai", "Đào Thị Xuân"),
}
_COMMUNES: dict[str, Person] = {
    username: Person(name, place, "Chủ tịch", (_HEAD,), since=COMMUNES_SINCE)
    for place, (username, name) in _CHAIRS.items()
} | {
    "mai": Person("Đỗ Thị Mai", "ben-ngu", "Chuyên viên", (_FOCAL,), since=COMMUNES_SINCE),
    "toan": Person("Hoàng Văn Toàn", "an-binh", "Chuyên viên", (_FOCAL,), since=COMMUNES_SINCE),
    "sao": Person("Giàng Thị Sao", "son-ha", "Chuyên viên", (_FOCAL,), since=COMMUNES_SINCE),
}
# In this order they are entered; the door of the practice province shows the first of each role.
PEOPLE: dict[str, Person] = {
    **_LEADERS,
    **_PROGRAMME_OFFICE,
    **_AGENCIES,
    **_OWNERS,
    **_WITHIN_SNV,
    **_COMMUNES,
    **_ONE_STOP,
}
# Of bodies that have ended since: sign-in name → where they worked before, as what, until when.
BEFORE: dict[str, tuple[str, str, date]] = {
    "phulam": ("h-yen-hoa", "Chủ tịch", date(2025, 6, 30)),
    "bao": ("STTTT", "Quyền Giám đốc", date(2025, 2, 28)),
}
HEAD_OF = {person.at: username for username, person in PEOPLE.items() if Role.HEAD in person.roles}
