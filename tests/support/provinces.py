"""Registers of real provinces of before 2025: the facts that come with the program, districts entered by hand."""

from dataclasses import dataclass
from datetime import date

from kientao.base.actor import SYSTEM, Actor
from kientao.people.actions.organisations import establish_organisation
from kientao.people.actions.provinces import load_former_province, load_province
from kientao.people.kinds import Kind, Level
from kientao.people.models import Organisation
from kientao.people.roles import Role
from kientao.people.rules.entries import Entry

LAST_DAY = date(2025, 6, 30)


@dataclass(frozen=True)
class Former:
    """`former` is the code of 2004 where the province became part of another, `today` that of 2025."""

    today: str
    former: str
    places: tuple[str, ...]
    communes: tuple[str, ...]


BINH_DINH = Former(
    "52",
    "52",
    (
        "thành phố Quy Nhơn", "thị xã An Nhơn", "huyện Hoài Nhơn", "huyện An Lão", "huyện Hoài Ân", "huyện Phù Mỹ",
        "huyện Vĩnh Thạnh", "huyện Tây Sơn", "huyện Phù Cát", "huyện Vân Canh", "huyện Tuy Phước",
    ),
    ("phường Nhơn Bình", "xã Phước Thuận", "xã Cát Tiến"),
)  # fmt: skip
VINH_PHUC = Former(
    "25",
    "26",
    (
        "thành phố Vĩnh Yên", "thành phố Phúc Yên", "huyện Lập Thạch", "huyện Sông Lô", "huyện Tam Dương",
        "huyện Tam Đảo", "huyện Bình Xuyên", "huyện Yên Lạc", "huyện Vĩnh Tường",
    ),
    ("phường Đống Đa", "xã Đồng Tĩnh"),
)  # fmt: skip
THANH_HOA = Former(
    "38",
    "",
    (
        "thành phố Thanh Hóa", "thành phố Sầm Sơn", "thị xã Bỉm Sơn", "huyện Bá Thước", "huyện Cẩm Thủy",
        "huyện Đông Sơn", "huyện Hà Trung", "huyện Hậu Lộc", "huyện Hoằng Hóa", "huyện Lang Chánh", "huyện Mường Lát",
        "huyện Nga Sơn", "huyện Ngọc Lặc", "huyện Như Thanh", "huyện Như Xuân", "huyện Nông Cống", "huyện Quan Hóa",
        "huyện Quan Sơn", "huyện Quảng Xương", "huyện Thạch Thành", "huyện Thiệu Hóa", "huyện Thọ Xuân",
        "huyện Thường Xuân", "huyện Tĩnh Gia", "huyện Triệu Sơn", "huyện Vĩnh Lộc", "huyện Yên Định",
    ),
    ("phường Đông Vệ", "xã Quảng Hưng", "xã Hoằng Quang"),
)  # fmt: skip


def register_of(place: Former) -> tuple[Organisation, Actor]:
    """The committee, and the programme office that acts there. Every district, some communes."""
    made = load_province(actor=SYSTEM, code=place.today, with_former=not place.former)
    if place.former:
        made = load_former_province(actor=SYSTEM, code=place.former)
    province = Organisation.objects.get(pk=made.province)
    for number, name in enumerate(place.places):
        _establish(province, f"H{number:02}", name, Kind.DISTRICT_COMMITTEE, Level.DISTRICT)
    for number, name in enumerate(place.communes):
        _establish(province, f"X{number:02}", name, Kind.COMMUNE_COMMITTEE, Level.COMMUNE)
    office = Organisation.objects.get(code=f"{province.code}.SNV")
    roles = frozenset({Role.PROGRAMME_OFFICE.value})
    actor = Actor("cơ quan thường trực", organisation=office.pk, organisation_kind=office.kind, roles=roles)
    return province, actor


def _establish(province: Organisation, code: str, name: str, kind: Kind, level: Level) -> None:
    entry = Entry(
        code=f"{province.code}.{code}",
        name=f"Ủy ban nhân dân {name}",
        short_name=f"UBND {name}",
        kind=kind,
        level=level,
        parent=province.code,
        valid_to=LAST_DAY,
        ending_act="NQ 203/2025/QH15",
    )
    establish_organisation(actor=SYSTEM, entry=entry)
