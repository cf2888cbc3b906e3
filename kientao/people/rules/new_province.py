"""The register a province starts with: its committee, departments and communes, as entries to be kept."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, timedelta

from kientao.kernel.key import bare
from kientao.people.data import FormerProvince, Province, Usual
from kientao.people.kinds import Kind, Level
from kientao.people.rules.entries import Entry, Handover

_UNITS = {"P": ("phường", "Ward"), "X": ("xã", "Commune"), "Đ": ("đặc khu", "Special Zone")}
_FIRST_COMMUNE = 1000  # in the order of lists, after every department
_FIRST_FORMER = 500
_REORGANISATION = "NĐ 45/2025/NĐ-CP"


def province_code(code: str) -> str:
    """25 → "25": the code of the committee in the register."""
    return code


def former_code(code: str) -> str:
    """A province of before: its code of 2004 may mean another province today."""
    return f"63.{code}"


def committee(code: str, province: Province, valid_from: date | None, legal_act: str = "") -> Entry:
    """Ủy ban nhân dân tỉnh."""
    place = f"{province['kind'].lower()} {province['name']}"
    city = province["kind"] == "Thành phố"
    return Entry(
        code=province_code(code),
        name=f"Ủy ban nhân dân {place}",
        short_name=f"UBND {place}",
        english_name=f"People's Committee of {province['english']} {'City' if city else 'Province'}",
        kind=Kind.PROVINCE_COMMITTEE,
        level=Level.PROVINCE,
        valid_from=valid_from,
        legal_act=legal_act,
        unit_code=code,
        aliases=(f"UBND {province['kind'].lower()}", f"{province['kind']} {province['name']}"),
    )


def former_committee(code: str, province: FormerProvince) -> Entry:
    """The committee of a province of before; `code` is its code in the register."""
    place = f"{province['kind'].lower()} {province['name']}"
    return Entry(
        code=code,
        name=f"Ủy ban nhân dân {place}",
        short_name=f"UBND {place}",
        kind=Kind.PROVINCE_COMMITTEE,
        level=Level.PROVINCE,
        aliases=(f"UBND {province['kind'].lower()}", f"{province['kind']} {province['name']}"),
    )


def communes(code: str, province: Province, valid_from: date | None) -> list[Entry]:
    """Committees of every commune, ward and special zone, in the order of their codes."""
    found = []
    for place, (unit_code, letter, name) in enumerate(province["communes"]):
        unit, english = _UNITS[letter]
        plain = bare(name).title()
        found.append(
            Entry(
                code=f"{code}.{unit_code}",
                name=f"Ủy ban nhân dân {unit} {name}",
                short_name=f"UBND {unit} {name}",
                english_name=f"People's Committee of {plain} {english}",
                kind=Kind.COMMUNE_COMMITTEE,
                level=Level.COMMUNE,
                parent=province_code(code),
                valid_from=valid_from,
                unit_code=unit_code,
                order=_FIRST_COMMUNE + place,
            )
        )
    return found


def departments(
    owner: str,
    province: Province | FormerProvince,
    usual: Sequence[Usual],
    *,
    valid_from: date | None,
    new_from: date | None,
    optional: Collection[str] = (),
    unit_code: str = "",
) -> list[Entry]:
    """What the province has of `usual`; `owner` is the committee's code. Those set up in 2025 start on `new_from`."""
    there = [
        one
        for one in usual
        if (unit_code in one["only"] if "only" in one else not one.get("optional") or one["code"] in optional)
    ]
    return [
        _department(owner, province, one, order, new_from if one.get("new") else valid_from, optional)
        for order, one in enumerate(there, start=1)
    ]


def ended_departments(
    owner: str,
    province: Province | FormerProvince,
    former: Sequence[Usual],
    present: Collection[str],
    *,
    reorganised_on: date,
) -> tuple[list[Entry], list[Handover]]:
    """Departments that ended the day before `reorganised_on`, and who of `present` (codes) took over."""
    entries: list[Entry] = []
    links: list[Handover] = []
    for order, one in enumerate(former, start=_FIRST_FORMER):
        entry = _department(owner, province, one, order, None, ())
        takers = [(f"{owner}.{code}", field) for code, field in one.get("to", []) if f"{owner}.{code}" in present]
        if one.get("optional") and not takers:
            continue
        act = _REORGANISATION if one.get("act") else ""
        entries.append(ended(entry, reorganised_on - timedelta(days=1), act))
        links += [Handover(entry.code, to, field, reorganised_on, act) for to, field in takers]
    return entries, links


def ended(entry: Entry, last_day: date, act: str) -> Entry:
    """The same, with its last day."""
    return replace(entry, valid_to=last_day, ending_act=act)


def _department(
    owner: str,
    province: Province | FormerProvince,
    one: Usual,
    order: int,
    valid_from: date | None,
    optional: Collection[str],
) -> Entry:
    name, short = one["name"], one.get("short", "")
    for other, (beside, short_beside) in one.get("beside", {}).items():
        if other in optional:
            name, short = beside, short_beside
    aliases = tuple(_filled(alias, province) for alias in one.get("aliases", []))
    return Entry(
        code=f"{owner}.{one['code']}",
        name=_filled(name, province),
        short_name=_filled(short, province),
        kind=one.get("kind", Kind.DEPARTMENT.value),
        level=Level.PROVINCE,
        parent=f"{owner}.{one['parent']}" if "parent" in one else owner,
        valid_from=valid_from,
        legal_act=one.get("act", ""),
        order=order,
        aliases=aliases,
    )


def _filled(words: str, province: Province | FormerProvince) -> str:
    city = province["kind"] == "Thành phố"
    return words.format(level="thành phố" if city else "tỉnh", top="Thành" if city else "Tỉnh", name=province["name"])
