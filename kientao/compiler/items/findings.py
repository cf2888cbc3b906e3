"""What the item readers notice on the way, for the checks to report."""

from collections.abc import Sequence

from kientao.compiler.draft import Agency, Task
from kientao.compiler.items.context import Items
from kientao.compiler.items.deadlines import ReadDeadline
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.key import key
from kientao.kernel.span import Spans

_BEFORE = "hệ thống lấy ngày cuối trước khi kỳ đó bắt đầu"


def note_deadlines(items: Items, task: Task, read: Sequence[ReadDeadline]) -> None:
    """How each deadline was read: not understood, open, conditional, ambiguous, for a product that is none."""
    for entry in read:
        deadline = entry.deadline
        if not entry.understood:
            items.note("DEADLINE-UNKNOWN", deadline.text, deadline.spans)
        elif deadline.kind in ("conditional", "event"):
            if deadline.kind == "conditional":
                items.note("DEADLINE-CONDITIONAL", deadline.text, deadline.spans)
        elif deadline.kind in ("standing", "reference", "unknown") or (
            deadline.kind == "recurring" and not deadline.recurrence
        ):
            items.note("DEADLINE-OPEN", deadline.text, deadline.spans)
        if entry.ambiguous:
            items.note("DEADLINE-AMBIGUOUS", deadline.text, deadline.spans, _BEFORE)
        elif entry.assumes_year:
            items.without_year.append((deadline.text, deadline.spans))
        if entry.names_product and deadline.deliverable is None and task.deliverables and deadline.label:
            items.note("DELIVERABLE-MISMATCH", deadline.label, deadline.spans)


def note_agencies(items: Items, task: Task) -> None:
    for agency in (*task.lead, *task.coordinating, *(a for other in task.others for a in other.agencies)):
        if agency.kind == "unknown" and agency.via is None:
            items.note("AGENCY-UNKNOWN", agency.text, agency.spans)


def note_repeated(items: Items, lines: Sequence[Excerpt]) -> None:
    """The same sentence twice in one cell."""
    seen: dict[str, Spans] = {}
    for line in lines:
        words = key(line.text).strip(" .;-")
        if len(words) > 25 and words in seen:
            items.note("TEXT-REPEATED", line.text, line.spans)
        seen[words] = line.spans
    joined = " ".join(line.text for line in lines)
    half = len(joined) // 2
    if len(lines) == 1 and half > 25:
        words = key(joined).strip(" .")
        left, right = words[: len(words) // 2].strip(" ."), words[len(words) // 2 :].strip(" .")
        if left == right:
            items.note("TEXT-REPEATED", joined[half:].strip(" ."), lines[0].spans)


def agencies_of(task: Task) -> tuple[Agency, ...]:
    return (*task.lead, *task.coordinating, *(agency for other in task.others for agency in other.agencies))
