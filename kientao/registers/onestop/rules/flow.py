"""Where a dossier goes from a step that was done: which steps begin, and whether it is done with. Pure."""

from collections.abc import Collection
from dataclasses import dataclass

from kientao.registers.onestop.rules.process import Process, Split, Step, StepKind


class UnclearWay(ValueError):
    """Several ways lead on and none, or an unknown one, was chosen. `offered` are their conditions."""

    def __init__(self, offered: tuple[str, ...]) -> None:
        super().__init__(", ".join(offered))
        self.offered = offered


@dataclass(frozen=True, slots=True)
class Onward:
    """What begins now. `decided`: nothing but handing the result out is left to do."""

    steps: tuple[Step, ...]
    decided: bool


def leaves_counter(process: Process) -> bool:
    """The first step is the counter's reception and leads on without anybody's choice."""
    first = process.first
    return first.kind is StepKind.RECEIVE and not (first.split is Split.ONE and len(first.ways) > 1)


def onward(process: Process, done: str, *, chosen: str = "", open_elsewhere: Collection[str] = ()) -> Onward:
    """After the step `done`; `chosen` is the condition of the way taken, `open_elsewhere` the other steps being done.

    A step that several ways lead to waits until none of the open ones can still reach it. Raises UnclearWay.
    """
    begun = tuple(
        process.by_key[key]
        for key in _targets(process.by_key[done], chosen)
        if key not in open_elsewhere and not _awaited(process, key, open_elsewhere)
    )
    left = {step.kind for step in begun} | {process.by_key[key].kind for key in open_elsewhere if key in process.by_key}
    return Onward(begun, decided=left <= {StepKind.RETURN})


def _targets(step: Step, chosen: str) -> list[str]:
    if step.split is Split.ALL or len(step.ways) < 2:
        return [way.to for way in step.ways]
    found = [way.to for way in step.ways if way.condition == chosen]
    if not chosen or not found:
        raise UnclearWay(tuple(way.condition for way in step.ways))
    return found


def _awaited(process: Process, key: str, open_elsewhere: Collection[str]) -> bool:
    if not process.by_key[key].waits_for_all or len(process.before[key]) < 2:
        return False
    return any(_reaches(process, start, key) for start in open_elsewhere if start in process.by_key)


def _reaches(process: Process, start: str, goal: str) -> bool:
    seen, waiting = {start}, [start]
    while waiting:
        for step in process.after(waiting.pop()):
            if step.key == goal:
                return True
            if step.key not in seen:
                seen.add(step.key)
                waiting.append(step.key)
    return False
