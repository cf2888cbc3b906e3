"""Who reads the evidence of the programme's work, what holds it, and whose work passes on: told to the floors below."""

from django.db.models import Exists, OuterRef, Q

from kientao.base.actor import Actor
from kientao.evidence.holds import HOLDS
from kientao.evidence.models import EvidenceItem
from kientao.evidence.readers import EXTRA_READERS
from kientao.people.handover import passes_work
from kientao.people.models import Handover
from kientao.programme.actions.passing_on import pass_on
from kientao.programme.models import Assignment, Contribution, HandIn, Task

_NOT_YET_OUT = ("drafting", "prepared", "sent-back")


def register() -> None:
    """Called once, when the app is ready."""
    if read_by_parties not in EXTRA_READERS:
        EXTRA_READERS.append(read_by_parties)
    if held_by_the_programme not in HOLDS:
        HOLDS.append(held_by_the_programme)
    passes_work(passes_assignments)


def read_by_parties(actor: Actor) -> Q:
    """Receivers, leads and coordinators read what was handed in, or contributed, to the tasks they take part in."""
    work = Assignment.objects.visible_to(actor).order_by()
    # Asked for each piece that is otherwise fitting: all that everybody handed in would be a long list.
    handed_in = HandIn.objects.filter(evidence=OuterRef("pk"), assignment__in=work.values("pk")).order_by()
    tasks = Task.objects.filter(assignments__in=work.values("pk")).order_by()
    given = Contribution.objects.filter(evidence=OuterRef("pk"), task__in=tasks.values("pk")).order_by()
    return Q(Exists(handed_in.exclude(state__in=_NOT_YET_OUT))) | Q(Exists(given))


def held_by_the_programme(item: EvidenceItem) -> str:
    """A product that was handed in keeps its evidence."""
    row = HandIn.objects.filter(evidence=item, state__in=("waiting", "accepted")).select_related("assignment").first()
    if row is None:
        return ""
    return (
        "Minh chứng này thuộc sản phẩm đã nộp nên không rút được. "
        "Thủ trưởng rút lại sản phẩm, hoặc nơi nhận trả lại, rồi mới rút minh chứng."
    )


def passes_assignments(actor: Actor, handover: Handover) -> dict[str, int]:
    """The giver's open assignments become the taker's."""
    count = pass_on(actor=actor, handover=handover)
    return {"việc đang làm": count} if count else {}
