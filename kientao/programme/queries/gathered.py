"""The evidence that the next hand-in of an assignment has so far."""

from kientao.evidence.models import EvidenceItem
from kientao.programme.models import Assignment, HandIn

OPEN = ("drafting", "prepared")
BACK = ("sent-back", "returned", "withdrawn")


def open_hand_in(assignment: Assignment) -> HandIn | None:
    """The one that is being put together, or waits for the head."""
    return HandIn.objects.filter(assignment=assignment, state__in=OPEN).order_by("number").last()


def gathered(assignment: Assignment) -> list[EvidenceItem]:
    """What was put together; before that, what came back last time, without what was withdrawn since."""
    last = HandIn.objects.filter(assignment=assignment).order_by("number").last()
    if last is None or last.state not in (*OPEN, *BACK):
        return []
    pieces = last.evidence.select_related("file").order_by("created_at", "pk")
    return list(pieces if last.state in OPEN else pieces.standing())
