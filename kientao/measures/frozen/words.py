"""A frozen figure in words: whose it is, when it was frozen, what it is more or less now."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from fractions import Fraction

from django.utils import timezone

from kientao.measures.figure import half_up
from kientao.measures.frozen.models import FrozenFigure
from kientao.measures.measure import Unit
from kientao.people.models import Organisation
from kientao.ui.numbers import decimal, whole

WHOLE = "Toàn tỉnh"


def names_of(figures: Iterable[FrozenFigure]) -> Mapping[int, str]:
    """Of all agencies they are of."""
    keys = {key for one in figures for key in one.agencies or ()}
    return dict(Organisation.objects.filter(pk__in=keys).values_list("pk", "name"))


def whose(agencies: Iterable[int] | None, names: Mapping[int, str]) -> str:
    """ "Toàn tỉnh", "Sở Tư pháp, Sở Nội vụ"."""
    if agencies is None:
        return WHOLE
    return ", ".join(names.get(key, f"Cơ quan {key}") for key in agencies)


def moment_of(frozen: FrozenFigure) -> datetime:
    """When it was frozen, as clocks here show it."""
    return timezone.localtime(frozen.frozen)


def signed(number: int) -> str:
    """ "+12", "−3", "0"."""
    return f"{_sign(number)}{whole(abs(number))}"


def difference_words(found: Fraction | None, unit: Unit) -> str | None:
    """ "+0,36 điểm %", "−12 phút", "0"; None where there is nothing to compare."""
    if found is None:
        return None
    rounded = half_up(abs(found), 2)
    if found and not rounded:
        return f"{_sign(found)}dưới 0,01 {_unit(unit)}".strip()
    return f"{_sign(found)}{decimal(rounded)} {_unit(unit)}".strip() if found else "0"


def _unit(unit: Unit) -> str:
    return "điểm %" if unit is Unit.PERCENT else unit.words


def _sign(number: int | Fraction) -> str:
    return "" if not number else "+" if number > 0 else "−"
