"""Rest days of Việt Nam as the package `holidays` knows them (Bộ luật Lao động 2019, Điều 112)."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import holidays
from django.conf import settings
from holidays.countries.vietnam import VietnamStaticHolidays

_CULTURE_DAY = "Ngày Văn hóa Việt Nam"
_LAST_NOTICE = max(VietnamStaticHolidays.special_public_holidays)  # the last year with a notice in the package


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day that is not as its weekday says. `estimated`: reckoned by rule, for a year no notice was
    known for when the package was made. `by_office`: set in the table, with the legal act."""

    date: date
    worked: bool
    name: str
    legal_act: str = ""
    estimated: bool = False
    by_office: bool = False


def default_days(year: int) -> dict[date, NamedDay]:
    """Holidays of a year, days off in lieu, and the rest days worked for them, by date."""
    return _default_days(year, bool(settings.CULTURE_DAY_OFF))


@lru_cache(maxsize=128)
def _default_days(year: int, culture_day: bool) -> dict[date, NamedDay]:
    # A swap can reach over New Year (27/12/2014 was worked for 2/1/2015), so the year after is asked too.
    known = holidays.country_holidays("VN", years=(year, year + 1), language="vi")
    found: dict[date, NamedDay] = {}
    for day, names in known.items():
        kept = [name for name in names.split("; ") if culture_day or not name.startswith(_CULTURE_DAY)]
        if day.year == year and kept:
            found[day] = NamedDay(day, worked=False, name="; ".join(kept), estimated=year > _LAST_NOTICE)
    for day in known.weekend_workdays:
        if day.year == year:
            found[day] = NamedDay(day, worked=True, name="Làm bù")
    return found
