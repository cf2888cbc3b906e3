"""The register of tỉnh Kiến An: what every province has, communes and districts with invented names, who answers for
what."""

from dataclasses import replace
from datetime import date

from kientao.people.data import Province, former_departments, usual_bodies
from kientao.people.kinds import Kind, Level
from kientao.people.rules.entries import Entry, Handover
from kientao.people.rules.new_province import committee, departments, ended_departments

CODE = "KA"
REORGANISED_ON = date(2025, 3, 1)
TWO_TIERS_FROM = date(2025, 7, 1)
TWO_TIERS_ACT = "Luật Tổ chức chính quyền địa phương năm 2025"
_PROVINCE: Province = {"kind": "Tỉnh", "name": "Kiến An", "english": "Kien An", "communes": []}
_LEFT_OUT = frozenset({"NHNN", "TAND", "VKSND", "THADS", "QLTT", "BNCTU", "UBKTTU", "HCCB", "VT", "DL", "TK", "KBNN"})

# key: kind of district, name, the communes that took over
DISTRICTS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "tp-ben-ngu": ("thành phố", "Bến Ngự", ("ben-ngu", "cau-da", "dong-hai", "tan-phong")),
    "h-yen-hoa": ("huyện", "Yên Hòa", ("an-binh", "yen-lac", "minh-tan", "phu-lam", "quang-trung")),
    "h-son-linh": ("huyện", "Sơn Lĩnh", ("hoa-son", "son-ha", "thanh-lien", "van-trach", "xuan-dai")),
}
COMMUNES: dict[str, str] = {
    "ben-ngu": "phường Bến Ngự",
    "cau-da": "phường Cầu Đá",
    "dong-hai": "phường Đông Hải",
    "tan-phong": "phường Tân Phong",
    "an-binh": "xã An Bình",
    "yen-lac": "xã Yên Lạc",
    "minh-tan": "xã Minh Tân",
    "phu-lam": "xã Phú Lâm",
    "quang-trung": "xã Quang Trung",
    "hoa-son": "xã Hòa Sơn",
    "son-ha": "xã Sơn Hà",
    "thanh-lien": "xã Thanh Liên",
    "van-trach": "xã Vân Trạch",
    "xuan-dai": "xã Xuân Đài",
}
# subject: who answers for it, by the decision of the committee of 2021; a second line says who did before 01/3/2025
RESPONSIBLE: tuple[tuple[str, str, date | None], ...] = (
    ("programme-office", "SNV", None),
    ("steering", "SNV", None),
    ("institutions", "STP", None),
    ("procedures", "VP", None),
    ("organisation", "SNV", None),
    ("civil-service", "SNV", None),
    ("finance", "STC", None),
    ("digital", "STTTT", None),
    ("digital", "SKHCN", REORGANISED_ON),
)


def code(short: str) -> str:
    """The code in the register: "SNV" → "KA.SNV"; the committee itself is "KA"."""
    return f"{CODE}.{short}" if short != CODE else CODE


def first_entries() -> list[Entry]:
    """What exists when the story begins, in February 2025; departments set up later in the year included."""
    usual = [one for one in usual_bodies() if one["code"] not in _LEFT_OUT]
    present = departments(CODE, _PROVINCE, usual, valid_from=None, new_from=REORGANISED_ON)
    ended, _ = _ended(present)
    former = [replace(entry, valid_to=None, ending_act="") for entry in ended]
    archive = Entry(
        code=code("LTLS"),
        name="Trung tâm Lưu trữ tài liệu lịch sử tỉnh",
        short_name="Trung tâm Lưu trữ",
        kind=Kind.SUBORDINATE,
        level=Level.PROVINCE,
        parent=code("SNV"),
        order=900,
    )
    return [
        replace(committee(CODE, _PROVINCE, None), unit_code=""),
        *present,
        archive,
        *former,
        *_districts(),
        *_communes(),
    ]


def handovers_of_departments() -> list[Handover]:
    """Who took over what on 01/3/2025."""
    usual = [one for one in usual_bodies() if one["code"] not in _LEFT_OUT]
    return _ended(departments(CODE, _PROVINCE, usual, valid_from=None, new_from=REORGANISED_ON))[1]


def _ended(present: list[Entry]) -> tuple[list[Entry], list[Handover]]:
    codes = {entry.code for entry in present}
    return ended_departments(CODE, _PROVINCE, former_departments(), codes, reorganised_on=REORGANISED_ON)


def _districts() -> list[Entry]:
    return [
        Entry(
            code=code(short),
            name=f"Ủy ban nhân dân {kind} {name}",
            short_name=f"UBND {kind} {name}",
            kind=Kind.DISTRICT_COMMITTEE,
            level=Level.DISTRICT,
            parent=CODE,
            order=600 + place,
        )
        for place, (short, (kind, name, _)) in enumerate(DISTRICTS.items())
    ]


def _communes() -> list[Entry]:
    return [
        Entry(
            code=code(short),
            name=f"Ủy ban nhân dân {name}",
            short_name=f"UBND {name}",
            kind=Kind.COMMUNE_COMMITTEE,
            level=Level.COMMUNE,
            parent=CODE,
            valid_from=TWO_TIERS_FROM,
            order=1000 + place,
        )
        for place, (short, name) in enumerate(COMMUNES.items())
    ]
