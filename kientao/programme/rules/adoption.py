"""What will be made when a draft is adopted, counted before anything is. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kientao.programme.rules.shape import TaskShape
from kientao.programme.rules.states import WorkKind


@dataclass(frozen=True, slots=True)
class Outlook:
    """Counts of what adoption makes. Deliverables are counted by kind of work; tasks are named by their numbers."""

    tasks: int
    deliverables: int
    assignments: int
    agencies: int
    dated: int
    recurring: int
    standing: int
    waiting: int
    without_lead: tuple[str, ...]
    open_parties: tuple[str, ...]
    external: tuple[str, ...]


def outlook(shapes: Sequence[TaskShape]) -> Outlook:
    """Assignments are one for each agency that owes, deliverable and time it falls due."""
    work = [one for shape in shapes for one in shape.work]
    recurring = sum(bool(one.times) for one in work)
    return Outlook(
        tasks=len(shapes),
        deliverables=len(work),
        assignments=sum(len(shape.owing) * sum(len(one.times) or 1 for one in shape.work) for shape in shapes),
        agencies=len({one for shape in shapes for one in shape.owing}),
        dated=sum(one.kind is WorkKind.DATED for one in work) - recurring,
        recurring=recurring,
        standing=sum(one.kind is WorkKind.STANDING for one in work),
        waiting=sum(one.kind is WorkKind.CONDITIONAL for one in work),
        without_lead=_named(shape for shape in shapes if not shape.owing),
        open_parties=_named(shape for shape in shapes if _has(shape, "open")),
        external=_named(shape for shape in shapes if _has(shape, "external")),
    )


def _has(shape: TaskShape, kind: str) -> bool:
    return any(party.meaning.kind == kind for party in shape.parties)


def _named(shapes: Iterable[TaskShape]) -> tuple[str, ...]:
    return tuple(shape.item["number"] or shape.item["text"][:40] for shape in shapes)
