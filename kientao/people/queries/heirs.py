"""Who is today what an organisation was."""

from collections.abc import Mapping
from datetime import date

from kientao.people.models import Organisation, Succession


def heirs_on(day: date) -> Mapping[int, int]:
    """Key of an organisation that had ended by then → key of the one in its place, over as many steps as needed.

    It is who took over everything without a field of its own. Whoever was divided and left nobody such, or whose heirs
    come back to it, has none.
    """
    ended = set(Organisation.objects.filter(valid_to__lt=day).values_list("pk", flat=True))
    links = Succession.objects.filter(field="", effective__lte=day, predecessor__in=ended)
    found: dict[int, set[int]] = {}
    for before, after in links.values_list("predecessor", "successor"):
        found.setdefault(before, set()).add(after)
    next_one = {before: after.pop() for before, after in found.items() if len(after) == 1}
    return {before: heir for before in next_one if (heir := _last(before, next_one)) is not None}


def _last(one: int, next_one: Mapping[int, int]) -> int | None:
    seen = {one}
    while one in next_one:
        one = next_one[one]
        if one in seen:
            return None
        seen.add(one)
    return one
