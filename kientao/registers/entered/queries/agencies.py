"""Agencies somebody chooses to ask: whole groups, and single ones by name or abbreviation."""

import re
from datetime import date

from kientao.base.actor import Actor
from kientao.base.refusal import Invalid
from kientao.people.kinds import Kind, Level
from kientao.people.models import Organisation
from kientao.people.queries.organisations import visible_to
from kientao.people.queries.picking import organisation_picked
from kientao.ui.forms.picked import Picked
from kientao.ui.numbers import whole

_GROUPS = {
    "departments": (Kind.DEPARTMENT, Level.PROVINCE, "Sở, ban, ngành"),
    "districts": (Kind.DISTRICT_COMMITTEE, Level.DISTRICT, "UBND cấp huyện"),
    "communes": (Kind.COMMUNE_COMMITTEE, Level.COMMUNE, "UBND cấp xã"),
    "services": (Kind.PUBLIC_SERVICE_UNIT, Level.PROVINCE, "Đơn vị sự nghiệp thuộc UBND tỉnh"),
    "centrals": (Kind.CENTRAL_AGENCY, Level.PROVINCE, "Cơ quan Trung ương trên địa bàn"),
}
_BETWEEN = re.compile(r"[\n;]+")
_MOST = 200


def groups_to_ask(day: date) -> list[tuple[str, str]]:
    """(code, "Sở, ban, ngành (20)") of those that have somebody on the day. One question."""
    there = list(Organisation.objects.on(day).order_by().values_list("kind", "level"))
    counts = {code: there.count((kind.value, level.value)) for code, (kind, level, _) in _GROUPS.items()}
    return [(code, f"{_GROUPS[code][2]} ({whole(count)})") for code, count in counts.items() if count]


def agencies_chosen(actor: Actor, groups: list[str], typed: str, day: date) -> set[int]:
    """All of the groups and each one named, a line or semicolon apart. Raises Invalid with the line that is nobody."""
    found: set[int] = set()
    for code in groups:
        kind, level, _ = _GROUPS[code]
        rows = visible_to(actor).on(day).filter(kind=kind, level=level)  # type: ignore[attr-defined] # its own queryset
        found.update(rows.values_list("pk", flat=True))
    names = [" ".join(one.split()) for one in _BETWEEN.split(typed) if one.strip()]
    if len(names) > _MOST:
        raise Invalid({"named": f"Ghi tối đa {_MOST} cơ quan, hoặc chọn cả nhóm."})
    for name in names:
        found.add(_named(actor, name, day))
    return found


def _named(actor: Actor, name: str, day: date) -> int:
    try:
        one = organisation_picked(actor, Picked("", name[:200]), day, "named")
    except Invalid as refusal:
        words = refusal.errors["named"].replace("Chọn trong danh sách gợi ý.", "Ghi tên đầy đủ hoặc mã.")
        raise Invalid({"named": f"«{name[:80]}»: {words}"}) from None
    if one is None or not one.exists_on(day):
        raise Invalid({"named": f"«{name[:80]}» không còn hoạt động: ghi tên cơ quan kế thừa."})
    return one.pk
