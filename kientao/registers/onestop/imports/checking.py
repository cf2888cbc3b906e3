"""Rows of a part against what is known: each read, its agencies and procedure found, judged, or refused by name."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from typing import Any, NamedTuple

from django.utils import timezone

from kientao.base import bulk
from kientao.kernel.working_time import OutsideCalendar, Term
from kientao.registers.onestop.imports.columns import Kind
from kientao.registers.onestop.imports.judging import Judgement, judged
from kientao.registers.onestop.imports.known import Known, Unknown, Version
from kientao.registers.onestop.imports.rows import (
    DossierRow,
    Faults,
    ResultRow,
    StepRow,
    read_dossier,
    read_result,
    read_step,
)
from kientao.registers.onestop.models import Dossier

Numbered = tuple[int, dict[str, Any], str]  # its number in the file, what it says, by what it is known to say the same
_SAID = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Kept:
    """What the register has of a code already: `system` is empty for a dossier of our own."""

    pk: int
    system: str
    hash: str


class Found(NamedTuple):
    """A dossier that can be written. `kept` None: it is new."""

    row: DossierRow
    procedure: int
    version: Version
    competent: int
    received_at: int
    rules: int | None
    term: Term | None
    calendar_version: str
    judgement: Judgement
    hash: str
    findings: tuple[str, ...]
    kept: Kept | None


@dataclass(slots=True)
class Checked:
    """What came of a part. Errors and findings are [row, key of the column, sentence]."""

    dossiers: list[Found] = field(default_factory=list)
    steps: list[tuple[StepRow, int | None]] = field(default_factory=list)
    results: list[ResultRow] = field(default_factory=list)
    unchanged: int = 0
    errors: list[tuple[int, str, str]] = field(default_factory=list)
    findings: list[tuple[int, str, str]] = field(default_factory=list)

    @property
    def counts(self) -> dict[str, int]:
        """new, changed, unchanged; steps; results."""
        new = sum(one.kept is None for one in self.dossiers)
        found = {
            "new": new, "changed": len(self.dossiers) - new, "unchanged": self.unchanged, "steps": len(self.steps),
            "results": len(self.results),
        }  # fmt: skip
        return {name: count for name, count in found.items() if count}


class Checking:
    """Checks the parts of a batch in their order. `now` is when it is recorded."""

    def __init__(self, system: str, known: Known, default_agency: int | None, now: datetime) -> None:
        self._system, self._known, self._default, self._now = system, known, default_agency, now
        self._seen: dict[str, int] = {}
        self._zone = timezone.get_default_timezone()

    def part(self, kind: Kind, rows: Sequence[Numbered], kept: Mapping[str, Kept]) -> Checked:
        """Against what the register has of them (`kept_dossiers`)."""
        checked = Checked()
        for number, values, digest in rows:
            faults, one = Faults(), kept.get(_code_of(values))
            if kind is Kind.DOSSIERS:
                self._dossier(number, values, digest, one, checked, faults)
            elif kind is Kind.STEPS:
                self._step(values, one, checked, faults)
            else:
                self._result(values, one, checked, faults)
            checked.errors += [(number, key, words) for key, words in faults.errors]
            checked.findings += [(number, key, words) for key, words in faults.findings]
        return checked

    def seen(self, rows: Iterable[Numbered]) -> None:
        """Dossiers of parts that were checked before, taken as good."""
        for number, values, _ in rows:
            self._seen.setdefault(_code_of(values), number)

    def _dossier(
        self, number: int, values: dict[str, Any], digest: str, kept: Kept | None, checked: Checked, faults: Faults
    ) -> None:
        row = read_dossier(values, self._now, faults)
        if row is None or not self._is_first(row.code, number, kept, faults):
            return
        if kept is not None and kept.hash == digest:
            checked.unchanged += 1
            return
        found = self._resolved(row, digest, kept, faults)
        if found is not None:
            checked.dossiers.append(found)

    def _is_first(self, code: str, number: int, kept: Kept | None, faults: Faults) -> bool:
        if kept is not None and kept.system != self._system:
            owner = f"hệ thống «{kept.system}» theo dõi" if kept.system else "hệ thống này giải quyết"
            faults.error("code", f"Hồ sơ {code} do {owner}: không nhập đè.")
            return False
        first = self._seen.setdefault(code, number)
        if first != number:
            faults.error("code", f"Hồ sơ {code} đã có ở dòng {first}: bỏ bớt một dòng.")
            return False
        return True

    def _resolved(self, row: DossierRow, digest: str, kept: Kept | None, faults: Faults) -> Found | None:
        known = self._known
        competent = self._agency("competent", row.competent, self._default, faults)
        received_at = self._agency("received_at", row.received_at, competent, faults)
        day = timezone.localdate(row.received or row.filed or row.ended or self._now, self._zone)
        try:
            procedure = known.procedure(row.procedure, row.procedure_name)
            version = known.version(procedure, day)
        except Unknown as unknown:
            faults.error("procedure", str(unknown))
            return None
        if competent is None or received_at is None:
            return None
        if not known.is_ours(competent) and not known.is_ours(received_at):
            faults.error("competent", "Cơ quan này ngoài phạm vi được gửi hồ sơ.")
            return None
        calendar, (rules_version, rules) = known.calendar(competent), known.rules(day)
        term = known.term(version, row.channel) if row.due is None else None  # else its own appointment stands
        try:
            judgement = judged(row, term, calendar, rules)
        except OutsideCalendar:
            faults.error("received", "Ngày nằm ngoài lịch làm việc đã có: kiểm tra năm.")
            return None
        return Found(
            row, procedure, version, competent, received_at, rules_version, term, calendar.version, judgement, digest,
            tuple(key for key, _ in faults.findings), kept,
        )  # fmt: skip

    def _agency(self, key: str, text: str, usual: int | None, faults: Faults) -> int | None:
        if not text:
            if usual is None and key == "competent":
                faults.error(key, "Còn trống: ghi mã định danh hoặc tên cơ quan giải quyết.")
            return usual
        try:
            return self._known.agency(text)
        except Unknown as unknown:
            faults.error(key, str(unknown))
            return None

    def _step(self, values: dict[str, Any], kept: Kept | None, checked: Checked, faults: Faults) -> None:
        row = read_step(values, self._now, faults)
        if row is None or not self._is_known(row.code, kept, faults):
            return
        agency = self._agency("agency", row.agency, None, faults)
        if not faults.errors:
            checked.steps.append((row, agency))

    def _result(self, values: dict[str, Any], kept: Kept | None, checked: Checked, faults: Faults) -> None:
        row = read_result(values, self._now, faults)
        if row is not None and self._is_known(row.code, kept, faults):
            checked.results.append(row)

    def _is_known(self, code: str, kept: Kept | None, faults: Faults) -> bool:
        if code in self._seen or (kept is not None and kept.system == self._system):
            return True
        faults.error("code", f"Chưa có hồ sơ {code} của hệ thống này: nhập hồ sơ trước.")
        return False


def kept_dossiers(rows: Iterable[Numbered]) -> dict[str, Kept]:
    """What the register has of these rows, by code. One query."""
    known = bulk.among(Dossier.objects.all(), "code", {_code_of(values) for _, values, _ in rows})
    kept = known.values_list("code", "pk", "elsewhere", "elsewhere_hash")
    return {code: Kept(pk, system, digest) for code, pk, system, digest in kept}


def fingerprint(values: dict[str, Any]) -> str:
    """The same for a row that says the same."""
    return blake2b(_SAID(values).encode("utf-8", "replace"), digest_size=16).hexdigest()


def _code_of(values: dict[str, Any]) -> str:
    return str(values.get("code", "")).strip().upper()
