"""What is wrong with the procedures and their processes. Nothing is repaired."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from kientao.compiler.checks.report import diagnostic
from kientao.compiler.draft import Diagnostic
from kientao.compiler.procedure_draft import DraftProcedure, DraftProcess, DraftStep, TimeLimit
from kientao.compiler.procedures.durations import read_time
from kientao.compiler.procedures.labels import step_path
from kientao.compiler.procedures.making import Findings
from kientao.kernel.key import key

_EXACT = Decimal("0.05")  # hours; thirds of a day don't add up to the last figure


def check_all(
    findings: Findings, procedures: Sequence[DraftProcedure], processes: Sequence[DraftProcess]
) -> Iterator[Diagnostic]:
    """Every diagnostic about procedures, processes and steps."""
    for found in findings.found:
        yield diagnostic(found.code, found.spans, found.words, found.extra)
    yield from _without_each_other(procedures, processes)
    by_id = {procedure.id: procedure for procedure in procedures}
    for process in processes:
        yield from _steps(process)
        yield from _numbers(process)
        yield from _sum(process)
        procedure = by_id.get(process.procedure or "")
        if procedure is not None:
            yield from _limit(process, procedure)


def _without_each_other(
    procedures: Sequence[DraftProcedure], processes: Sequence[DraftProcess]
) -> Iterator[Diagnostic]:
    """Procedures listed without a process, where the decision has processes at all; processes of nothing listed."""
    served = {process.procedure for process in processes}
    listed = any(procedure.listed for procedure in procedures)
    for procedure in procedures:
        if processes and procedure.listed and procedure.change != "abolished" and procedure.id not in served:
            yield diagnostic("PROC-NO-PROCESS", procedure.name_spans, procedure.name, _coded(procedure))
        elif listed and not procedure.listed and procedure.id in served:
            yield diagnostic("PROCESS-UNLISTED", procedure.name_spans, procedure.name)
    for process in processes:
        if process.procedure is None:
            yield diagnostic("PROCESS-UNLISTED", process.spans[:1], process.variant or process.steps[0].text)


def _coded(procedure: DraftProcedure) -> str:
    return f" ({procedure.code})" if procedure.code else ""


def _steps(process: DraftProcess) -> Iterator[Diagnostic]:
    over = _over_others(process.steps)
    for at, step in enumerate(process.steps):
        if at in over:
            continue
        if step.duration is None and not step.shares_time:
            yield diagnostic("STEP-NO-TIME", step.spans, _named(step))
        if not step.posts:
            yield diagnostic("STEP-NO-POST", step.spans, _named(step))


def _over_others(steps: Sequence[DraftStep]) -> set[int]:
    """Steps that only head those numbered under them: 2 over 2.1 and 2.2."""
    paths = [step_path(step.number) for step in steps]
    return {
        at
        for at, (here, below) in enumerate(pairwise(paths))
        if here and len(below) > len(here) and below[: len(here)] == here
    }


def _named(step: DraftStep) -> str:
    return f"{step.number}. {step.text}" if step.number.isdigit() else f"{step.number}: {step.text}"


def _numbers(process: DraftProcess) -> Iterator[Diagnostic]:
    """A number missing between two steps; each leg may count on its own."""
    before: tuple[int, ...] = ()
    printed = ""
    starts = {leg.first for leg in process.legs}
    for at, step in enumerate(process.steps):
        here = step_path(step.number)
        beside = here and before and len(here) == len(before) and here[:-1] == before[:-1]
        if beside and here[-1] > before[-1] + 1:
            yield diagnostic("NUM-GAP", step.spans[:1], printed, step.number)
        if here:
            before, printed = here, step.number
        if at + 1 in starts:
            before = ()


def _sum(process: DraftProcess) -> Iterator[Diagnostic]:
    """The times of the steps against the total that is printed."""
    total = process.total
    if total is None or total.hours is None:
        return
    known = hours_of(process)
    over = _over_others(process.steps)
    counted = [step for at, step in enumerate(process.steps) if at not in over and not step.shares_time]
    open_steps = any(step.duration is None or step.duration.hours is None for step in counted)
    if known is None or abs(known - total.hours) <= _EXACT or (known < total.hours and open_steps):
        return
    figures = read_time(total.text).figures
    if any(abs(known - figure) <= _EXACT for figure in figures):
        return
    yield diagnostic("PROCESS-SUM", total.spans, total.text, f"{_hours(known)} giờ làm việc")


def hours_of(process: DraftProcess) -> Decimal | None:
    """Working hours of all steps whose time has a figure; None where no step has one."""
    over = {at for at in _over_others(process.steps) if process.steps[at + 1].duration is not None}
    times = [step.duration for at, step in enumerate(process.steps) if at not in over]
    hours = [time.hours for time in times if time is not None and time.hours is not None]
    return sum(hours, Decimal(0)) if hours else None


def _limit(process: DraftProcess, procedure: DraftProcedure) -> Iterator[Diagnostic]:
    """A process may not take longer than its procedure; of several limits for several cases the longest counts."""
    limit = procedure.time_limit
    allowed = _allowed(limit)
    taken = process.total.hours if process.total is not None and process.total.hours is not None else hours_of(process)
    if limit is None or allowed is None or taken is None or taken <= allowed + _EXACT:
        return
    spans = process.total.spans if process.total is not None else process.spans[:1]
    yield diagnostic(
        "PROCESS-OVER-LIMIT", spans, procedure.name, f"{_hours(taken)} giờ, trong khi thời hạn là “{limit.text}”"
    )


def _allowed(limit: TimeLimit | None) -> Decimal | None:
    if limit is None or limit.unit == "month":
        return None
    return max(read_time(limit.text).figures, default=None)


def _hours(hours: Decimal) -> str:
    return f"{hours.normalize():f}".replace(".", ",")


def check_names(procedures: Sequence[DraftProcedure]) -> Iterator[Diagnostic]:
    """One name under two codes on one level."""
    seen: dict[tuple[str, str | None], DraftProcedure] = {}
    for procedure in procedures:
        place = (" ".join(key(procedure.name).split()).rstrip(" .;"), procedure.level)
        other = seen.setdefault(place, procedure)
        if other is not procedure and other.code and procedure.code and other.code != procedure.code:
            yield diagnostic("PROC-NAME-DUP", procedure.name_spans, procedure.name, f"{other.code} và {procedure.code}")
