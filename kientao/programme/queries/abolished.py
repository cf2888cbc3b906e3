"""Which agencies of a compiled draft no longer exist: AGENCY-ABOLISHED, said where the register is at hand."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kientao.compiler.checks.report import diagnostic
from kientao.compiling.plan_json import AgencyJson, DiagnosticJson, DraftJson, TaskJson
from kientao.people.rules.register_over_time import RegisterOverTime


@dataclass(frozen=True, slots=True)
class _Words:
    text: str
    name: str | None
    kind: str
    group: str | None


def with_abolished(draft: DraftJson, register: RegisterOverTime, on: date) -> DraftJson:
    """The draft with one finding more for each agency that is gone on the date, in the order of the text."""
    found = list(_abolished(draft, register, on))
    if not found:
        return draft
    return {**draft, "diagnostics": sorted([*draft["diagnostics"], *found], key=_place)}


def day_of(draft: DraftJson) -> date | None:
    """The day on which its agencies must exist: when it was signed, else when its period begins."""
    period = draft["document"]["period"]
    said = draft["document"]["date"] or (period["start"] if period else None)
    return date.fromisoformat(said) if said else None


def agencies_of(task: TaskJson) -> list[AgencyJson]:
    """Everybody named in a task, in order."""
    others = [agency for other in task["others"] for agency in other["agencies"]]
    return [*task["lead"], *task["coordinating"], *others]


def _abolished(draft: DraftJson, register: RegisterOverTime, on: date) -> Iterator[DiagnosticJson]:
    for task in draft["tasks"]:
        for agency in agencies_of(task):
            if agency["kind"] not in ("agency", "group") or agency.get("via") is not None:
                continue
            words = _Words(agency["text"], agency.get("name"), agency["kind"], agency.get("group"))
            if register.exists(words, on):
                continue
            made = diagnostic("AGENCY-ABOLISHED", (), agency["text"], f"{on:%d/%m/%Y}")
            yield {
                "code": made.code,
                "severity": made.severity,
                "message": made.message,
                "hint": made.hint,
                "spans": agency["spans"],
            }


def _place(found: DiagnosticJson) -> int:
    return found["spans"][0]["start"] if found["spans"] else -1
