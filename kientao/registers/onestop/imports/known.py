"""What rows refer to, in memory: agencies by code or name, procedures and their versions, rules and calendars."""

import difflib
import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from kientao.base.actor import SYSTEM
from kientao.base.clock import today
from kientao.kernel.key import key as match_key
from kientao.kernel.working_time import Term, WorkingTime
from kientao.people.models import Organisation
from kientao.people.queries.directory import Directory
from kientao.people.queries.picking import province_of
from kientao.people.rules.match import Match, Outcome
from kientao.registers.onestop.models import AgencyCode, Procedure, ProcedureVersion, RulesVersion, VersionState
from kientao.registers.onestop.queries.calendars import Calendars
from kientao.registers.onestop.queries.rules_in_force import rules_of
from kientao.registers.onestop.rules.as_json import from_json
from kientao.registers.onestop.rules.clocks import term_of
from kientao.registers.onestop.rules.codes import BadCode, levels
from kientao.registers.onestop.rules.office_rules import OfficeRules
from kientao.registers.onestop.rules.procedure import Manner

_CODE_LIKE = re.compile(r"[A-Za-z0-9]+(?:[.\-_][A-Za-z0-9]+)+|[A-Y]\d{2}|\d{5}")
_SHORTENED = re.compile(r"\d\.\d{1,5}")  # a spreadsheet took 1.012990 for a number


class Unknown(LookupError):
    """Nothing of that name or code. The message is Vietnamese and names the nearest."""


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a procedure that holds on some days."""

    pk: int
    valid_from: date
    valid_to: date | None
    number: int

    def holds_on(self, day: date) -> bool:
        """Both ends counted."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class Known:
    """Answers any number of rows. `under`: only agencies of this one's branch are taken; None: the whole province."""

    def __init__(self, under: int | None = None) -> None:
        self.calendars = Calendars()
        province = province_of(SYSTEM)
        self._directory = Directory.load(province.pk if province else None, today())
        self._codes = _codes()
        self._parents = dict(Organisation.objects.values_list("pk", "parent"))
        self._under = under
        self._agencies: dict[str, int | Unknown] = {}
        self._procedures = {code: (pk, name) for pk, code, name in Procedure.objects.values_list("pk", "code", "name")}
        self._by_name = {match_key(name): code for code, (_, name) in self._procedures.items()}
        self._versions = _versions()
        self._terms: dict[tuple[int, int], Term | None] = {}
        self._chosen: dict[tuple[int, date], Version] = {}
        self._rules = [(one.valid_from, one.pk, rules_of(one)) for one in RulesVersion.objects.order_by("valid_from")]

    def agency(self, text: str) -> int:
        """By its code in either shape, or by a name people use. Raises Unknown."""
        found = self._agencies.get(text)
        if found is None:
            found = self._agencies[text] = self._sought(text)
        if isinstance(found, Unknown):
            raise found
        return found

    def is_ours(self, organisation_id: int) -> bool:
        """Stands in the branch whose dossiers may be sent."""
        if self._under is None:
            return True
        above: int | None = organisation_id
        while above is not None and above != self._under:
            above = self._parents.get(above)
        return above is not None

    def procedure(self, code: str, name: str = "") -> int:
        """Raises Unknown."""
        found = self._procedures.get(code)
        if found is None and _SHORTENED.fullmatch(code):
            found = self._procedures.get(code.ljust(8, "0"))
        if found is None and name and (named := self._by_name.get(match_key(" ".join(name.split())))):
            found = self._procedures[named]
        if found is None:
            raise Unknown(self._nearest_procedure(code))
        return found[0]

    def version(self, procedure_id: int, day: date) -> Version:
        """The version in force that day; where none was, the one nearest in time. Raises Unknown."""
        known = self._chosen.get((procedure_id, day))
        if known is None:
            versions = self._versions.get(procedure_id)
            if not versions:
                raise Unknown("Thủ tục này chưa công bố bản nào: công bố trước rồi nhập hồ sơ.")
            held = [one for one in versions if one.holds_on(day)]
            before = [one for one in versions if one.valid_from <= day]
            known = (held or before or versions[:1])[-1]
            self._chosen[procedure_id, day] = known
        return known

    def term(self, version: Version, channel: int) -> Term | None:
        """How long it takes by that channel; None where the procedure says it in words only."""
        asked = version.pk, channel
        if asked not in self._terms:
            manners = self._manners.get(version.pk) or ()
            manner = next((one for one in manners if one["channel"] == channel), next(iter(manners), None))
            self._terms[asked] = term_of(from_json(Manner, manner).limit if manner else None)
        return self._terms[asked]

    @cached_property
    def _manners(self) -> dict[int, list[Any]]:
        """Of every version, as it is kept: read at once, for a batch meets most procedures."""
        rows = ProcedureVersion.objects.filter(state__in=_CAME_INTO_FORCE)
        return dict(rows.values_list("pk", "content__manners"))

    def rules(self, day: date) -> tuple[int | None, OfficeRules]:
        """The version that held that day, and what it says."""
        for valid_from, pk, rules in reversed(self._rules):
            if valid_from <= day:
                return pk, rules
        return None, _USUAL

    def calendar(self, organisation_id: int) -> WorkingTime:
        """By which the agency counts."""
        return self.calendars.of(organisation_id)

    def _sought(self, text: str) -> int | Unknown:
        for way in _ways(text):
            if (pk := self._codes.get(way)) is not None:
                return pk
        match = self._directory.resolve(text)
        if match.organisation is not None and match.sure:
            return match.organisation
        return Unknown(self._nearest_agency(text, match))

    def _nearest_agency(self, text: str, match: Match) -> str:
        candidates = match.candidates or match.organisations
        names = [self._directory.body(pk).name for pk in candidates[:3] if pk in self._directory]
        if not names and _CODE_LIKE.fullmatch(text):
            near = difflib.get_close_matches(text.upper(), self._codes, n=3, cutoff=0.6)
            names = [f"{code} ({self._directory.body(self._codes[code]).name})" for code in near]
        said = f"Không có cơ quan «{text[:80]}» trong danh bạ"
        if match.outcome is Outcome.DOUBTFUL and len(names) > 1:
            said = f"«{text[:80]}» có thể là nhiều cơ quan"
        return f"{said}. Gần nhất: {'; '.join(names)}." if names else f"{said}: ghi mã định danh hoặc tên đầy đủ."

    def _nearest_procedure(self, code: str) -> str:
        near = difflib.get_close_matches(code, self._procedures, n=2, cutoff=0.6)
        names = "; ".join(f"{one} {self._procedures[one][1][:80]}" for one in near)
        said = f"Không có thủ tục «{code[:40]}» trong danh mục"
        return f"{said}. Gần nhất: {names}." if names else f"{said}: ghi mã như 1.012994."


_USUAL = OfficeRules()
_CAME_INTO_FORCE = (VersionState.PUBLISHED, VersionState.ENDED)


def _codes() -> dict[str, int]:
    """Every code an agency may be called by, those of living agencies last so that they win."""
    found: dict[str, int] = {}
    rows = list(Organisation.objects.values_list("pk", "code", "id_code", "unit_code", "valid_to"))
    rows.sort(key=lambda row: (row[4] is None, row[4] or date.min))
    for pk, code, id_code, unit_code, _ in rows:
        for one in (unit_code, id_code, code):
            for way in _ways(one):
                found[way] = pk
    for pk, code in AgencyCode.objects.order_by("valid_from").values_list("organisation", "code"):
        for way in _ways(code):
            found.setdefault(way, pk)
    return found


def _ways(code: str) -> tuple[str, ...]:
    """The code as it is written, and in the order of QĐ 20/2020/QĐ-TTg when it is one of the two national shapes."""
    code = code.strip().upper()
    if not code:
        return ()
    try:
        return code, ".".join(levels(code))
    except BadCode:
        return (code,)


def _versions() -> dict[int, list[Version]]:
    found: defaultdict[int, list[Version]] = defaultdict(list)
    rows = ProcedureVersion.objects.filter(state__in=_CAME_INTO_FORCE).order_by("valid_from", "number")
    for procedure, pk, first, last, number in rows.values_list("procedure", "pk", "valid_from", "valid_to", "number"):
        if first is not None:
            found[procedure].append(Version(pk, first, last, number))
    return dict(found)
