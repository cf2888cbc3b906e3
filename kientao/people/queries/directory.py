"""The register of a province on a day, in memory: `Directory.load(province, day).resolve("Sở TT&TT")`."""

from collections import defaultdict
from datetime import date
from functools import cache

from kientao.people.data import former_provinces, provinces
from kientao.people.models import Organisation, OrganisationName, Succession
from kientao.people.rules.bodies import Body, Link, Spelling
from kientao.people.rules.directory import DirectoryOfDay
from kientao.people.rules.names import name_key
from kientao.people.rules.register_over_time import RegisterOverTime


class Directory(DirectoryOfDay):
    """Answers any number of phrases after three queries; see `DirectoryOfDay`."""

    @classmethod
    def load(cls, province: int | None, day: date, issuer: int | None = None) -> "Directory":
        """`province` is the committee's id; `issuer` the commune or district whose own plan is read, if it is one."""
        return cls(_bodies(), _links(), province, day, issuer=issuer, provinces=_names_of_provinces())


def agency_register(province: int, day: date) -> RegisterOverTime:
    """What the compiler wants to know who no longer exists (`AgencyRegister`); `day` is the one asked most."""
    return RegisterOverTime(Directory.load(province, day))


def _bodies() -> list[Body]:
    names: defaultdict[int, list[Spelling]] = defaultdict(list)
    for pk, text, kind in OrganisationName.objects.order_by("pk").values_list("organisation", "text", "kind"):
        names[pk].append(Spelling(text, kind))
    rows = Organisation.objects.order_by("order", "name", "pk").values_list(
        "pk", "code", "name", "short_name", "kind", "level", "parent", "valid_from", "valid_to"
    )
    return [
        Body(pk, code, name, kind, level, parent, first, last, _spellings(name, short, names[pk]))
        for pk, code, name, short, kind, level, parent, first, last in rows
    ]


def _spellings(name: str, short: str, others: list[Spelling]) -> tuple[Spelling, ...]:
    own = [Spelling(name, "standard")] + ([Spelling(short, "abbreviation")] if short else [])
    written = {one.text for one in own}
    return (*own, *(one for one in others if one.text not in written))


def _links() -> list[Link]:
    rows = Succession.objects.values_list("predecessor", "successor", "field", "effective")
    return [Link(*row) for row in rows]


@cache
def _names_of_provinces() -> frozenset[str]:
    names = [one["name"] for one in provinces().values()] + [one["name"] for one in former_provinces().values()]
    return frozenset(name_key(name) for name in names)
