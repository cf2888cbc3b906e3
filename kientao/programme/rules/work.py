"""What a task asks for: which deliverable is due when, how often, or waits for what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kientao.compiling.plan_json import DeadlineJson, DeliverableJson, SpanJson, TaskJson
from kientao.kernel.period import Period
from kientao.programme.rules.occurrences import Occurrence, occurrences
from kientao.programme.rules.states import WorkKind

RESULT = "Kết quả thực hiện"


@dataclass(frozen=True, slots=True)
class Work:
    """One deliverable with its deadline. `times` is empty unless it recurs."""

    text: str
    document_kind: str
    kind: WorkKind
    due: date | None
    window_first: date | None
    deadline_text: str
    deadline_kind: str
    recurrence: tuple[str, ...]
    times: tuple[Occurrence, ...]
    condition: str
    spans: tuple[SpanJson, ...]


def work_of(task: TaskJson, plan: Period) -> tuple[Work, ...]:
    """Every deliverable with its own deadline; a task that names no product yields "Kết quả thực hiện"."""
    return tuple(_work(deliverable, deadline, plan) for deliverable, deadline in _pairs(task))


Pair = tuple[DeliverableJson, DeadlineJson | None]


def _pairs(task: TaskJson) -> list[Pair]:
    """Which deadline is whose.

    A deadline belongs to the deliverable it names. Others (for all, or with a label that names no deliverable) belong
    in order to as many deliverables as are left; else one for all is a date of each, and a label is a step of its own.
    """
    named: dict[str, list[DeadlineJson]] = {}
    labelled: list[DeadlineJson] = []
    common: list[DeadlineJson] = []
    for deadline in task["deadlines"]:
        if deadline["deliverable"] is not None:
            named.setdefault(deadline["deliverable"], []).append(deadline)
        else:
            (labelled if deadline.get("label") else common).append(deadline)
    left = [one for one in task["deliverables"] if one["id"] not in named]
    pairs: list[Pair] = [(one, deadline) for one in task["deliverables"] for deadline in named.get(one["id"], [])]
    if len(labelled) == len(left) and not common:
        return [*pairs, *zip(left, labelled, strict=True)] or [(_result(), None)]
    if len(left) == 1 and len(labelled) > 1:
        return [*pairs, *((_step(left[0], deadline), deadline) for deadline in [*labelled, *common])]
    pairs += [(_step(None, deadline), deadline) for deadline in labelled]
    if common:
        takers = left or ([] if pairs else [_result()])
        if len(common) == len(takers) > 1:
            return [*pairs, *zip(takers, common, strict=True)]
        return [*pairs, *((one, deadline) for one in takers for deadline in common)]
    pairs += [(one, None) for one in left]
    return pairs or [(_result(), None)]


def _step(product: DeliverableJson | None, deadline: DeadlineJson) -> DeliverableJson:
    label = deadline.get("label")
    words = " – ".join(filter(None, [product["text"].rstrip(".") if product else None, label])) or RESULT
    kind = product.get("kind") if product else None
    return {"id": "", "text": words, "kind": kind, "spans": [*(product["spans"] if product else [])]}


def _result() -> DeliverableJson:
    return {"id": "", "text": RESULT, "kind": None, "spans": []}


def _work(deliverable: DeliverableJson, deadline: DeadlineJson | None, plan: Period) -> Work:
    start = _day(deadline["start"]) if deadline else None
    end = _day(deadline["end"]) if deadline else None
    recurrence = tuple(deadline["recurrence"]) if deadline else ()
    window = Period(start, end) if start and end and start <= end else None
    times = occurrences(recurrence, plan, window)
    kind = _kind(deadline, end, times)
    return Work(
        text=deliverable["text"] or RESULT,
        document_kind=deliverable.get("kind") or "",
        kind=kind,
        due=end if kind is WorkKind.DATED and not times else None,
        window_first=start,
        deadline_text=deadline["text"] if deadline else "",
        deadline_kind=deadline["kind"] if deadline else "",
        recurrence=recurrence,
        times=times if kind is WorkKind.DATED else (),
        condition=deadline["text"] if deadline and kind is WorkKind.CONDITIONAL else "",
        spans=(*deliverable["spans"], *(deadline["spans"] if deadline else ())),
    )


def _kind(deadline: DeadlineJson | None, end: date | None, times: Sequence[Occurrence]) -> WorkKind:
    if deadline is None:
        return WorkKind.CONDITIONAL
    if times:
        return WorkKind.DATED
    if deadline["kind"] in ("standing", "recurring"):
        return WorkKind.STANDING
    return WorkKind.DATED if end is not None else WorkKind.CONDITIONAL


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
