"""A province's register in one go, from the facts that come with the program."""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.refusal import Invalid, require
from kientao.people import data
from kientao.people.actions.keeping import ids_of, insert, link, written_at_once
from kientao.people.policies.organisations import may_edit_organisations
from kientao.people.rules import new_province
from kientao.people.rules.entries import Entry, Handover
from kientao.people.rules.groups import TWO_TIERS_FROM

DEPARTMENTS_REORGANISED = date(2025, 3, 1)
_RESOLUTION = "NQ 202/2025/QH15"


@dataclass(frozen=True, slots=True)
class LoadSummary:
    """`province`: id of the committee. `unverified`: codes of what has no legal act yet and wants checking."""

    province: int
    added: int
    already_there: int
    departments: int
    communes: int
    ended: int
    successions: int
    unverified: tuple[str, ...]


def load_province(
    *,
    actor: Actor,
    code: str,
    valid_from: date | None = TWO_TIERS_FROM,
    optional: Collection[str] = (),
    with_former: bool = False,
    reorganised_on: date = DEPARTMENTS_REORGANISED,
) -> LoadSummary:
    """The committee, its departments and every commune of a province of today (code of QĐ 19/2025/QĐ-TTg).

    `optional`: codes of departments only some have ("SDTTG", "SNgV", "SDL"). `with_former`: the province is older than
    `valid_from`, so its committee and lasting departments have no first day, and those that ended on the day before
    `reorganised_on` come with who took over; communes begin on `valid_from` all the same. What is there already, by
    code, stays as it is. Raises Invalid for an unknown code.
    """
    require(may_edit_organisations(actor))
    province = data.provinces().get(code)
    if province is None:
        raise Invalid({"code": f"Không có tỉnh mã {code}; mã tỉnh có 2 chữ số theo QĐ 19/2025/QĐ-TTg, ví dụ 25."})
    owner = new_province.province_code(code)
    since = None if with_former else valid_from
    present = new_province.departments(
        owner,
        province,
        data.usual_bodies(),
        valid_from=since,
        new_from=reorganised_on if with_former else valid_from,
        optional=optional,
        unit_code=code,
    )
    ended: list[Entry] = []
    links: list[Handover] = []
    if with_former:
        codes = {entry.code for entry in present}
        ended, links = new_province.ended_departments(
            owner, province, data.former_departments(), codes, reorganised_on=reorganised_on
        )
    units = new_province.communes(code, province, valid_from)
    act = _RESOLUTION if since else ""
    top = new_province.committee(code, province, since, act)
    return _keep(actor, "load_province", owner, [top, *present, *ended, *units], links)


def load_former_province(
    *,
    actor: Actor,
    code: str,
    last_day: date = TWO_TIERS_FROM - timedelta(days=1),
    optional: Collection[str] = (),
    reorganised_on: date = DEPARTMENTS_REORGANISED,
) -> LoadSummary:
    """A province that became part of another (code of QĐ 124/2004/QĐ-TTg), with its departments, all ended, and who
    took over: the same department of the province of today, which must be loaded first.
    """
    require(may_edit_organisations(actor))
    province = data.former_provinces().get(code)
    if province is None:
        raise Invalid({"code": f"Không có tỉnh cũ mã {code}; mã theo QĐ 124/2004/QĐ-TTg, ví dụ 26."})
    owner, heir = new_province.former_code(code), new_province.province_code(province["successor"])
    present = new_province.departments(
        owner, province, data.usual_bodies(), valid_from=None, new_from=reorganised_on, optional=optional
    )
    codes = {entry.code for entry in present}
    ended, links = new_province.ended_departments(
        owner, province, data.former_departments(), codes, reorganised_on=reorganised_on
    )
    top = new_province.former_committee(owner, province)
    lasting = [new_province.ended(entry, last_day, _RESOLUTION) for entry in (top, *present)]
    heirs = {entry.code: heir + entry.code.removeprefix(owner) for entry in lasting}
    known = ids_of(heirs.values())
    if heir not in known:
        raise Invalid({"code": f"Hãy nạp tỉnh mã {province['successor']} trước: đó là tỉnh tiếp nhận."})
    links += [
        Handover(old, new, "", last_day + timedelta(days=1), _RESOLUTION) for old, new in heirs.items() if new in known
    ]
    return _keep(actor, "load_former_province", owner, [*lasting, *ended], links)


def _keep(actor: Actor, action: str, owner: str, entries: list[Entry], links: Iterable[Handover]) -> LoadSummary:
    with written_at_once():
        there = ids_of(entry.code for entry in entries)
        new = [entry for entry in entries if entry.code not in there]
        made = insert(new, ())
        successions = link(links)
        province = (there | made)[owner]
        summary = LoadSummary(
            province=province,
            added=len(new),
            already_there=len(there),
            departments=sum(entry.kind == "department" for entry in new),
            communes=sum(entry.kind == "commune-committee" for entry in new),
            ended=sum(entry.valid_to is not None for entry in new),
            successions=successions,
            unverified=tuple(entry.code for entry in new if not entry.legal_act and entry.kind != "commune-committee"),
        )
        if new or successions:
            digest = hashlib.sha256("\n".join(map(repr, new)).encode()).hexdigest()
            record(
                actor=actor,
                action=action,
                subject=f"Organisation {province}",
                data={"code": owner, "added": len(new), "successions": successions, "sha256": digest},
            )
    return summary
