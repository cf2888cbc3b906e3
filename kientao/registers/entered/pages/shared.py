"""What the pages of entered figures have in common."""

from decimal import Decimal

from django.http import Http404, HttpRequest
from django.urls import reverse

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.evidence.forms import PIECE_KINDS as ALL_PIECE_KINDS
from kientao.evidence.kinds import Kind
from kientao.facts.questions import Over, Question
from kientao.people.access import actor_of
from kientao.registers.entered.models import Answer, Request, Revision
from kientao.registers.entered.models.sight import sees_all
from kientao.registers.entered.rules.answers import Numbers
from kientao.registers.entered.rules.lateness import days_late
from kientao.registers.entered.rules.states import WITH_AGENCY, State
from kientao.ui.chip import Chip
from kientao.ui.numbers import decimal, share, whole
from kientao.ui.parts.figure import Figure

TITLE, MINE = "Số liệu nhập", "Số liệu cần trả lời"
# What an answer is proven with: a document, a file, a link.
PIECE_KINDS = {slug: one for slug, one in ALL_PIECE_KINDS.items() if one.kind in (Kind.DOCUMENT, Kind.FILE, Kind.LINK)}
WITHDRAWN = Chip("đã rút", "grey", "stop")
_CHIPS = {
    State.ASKED: Chip("chưa trả lời", "slate", "hourglass"),
    State.DRAFTED: Chip("đang nhập", "blue-outline", "pen"),
    State.HANDED_IN: Chip("chờ duyệt", "blue", "send"),
    State.RETURNED: Chip("trả lại", "violet", "back"),
    State.APPROVED: Chip("đã duyệt", "green", "check"),
}
_CORRECTED = Chip("đang sửa số đã duyệt", "blue-outline", "pen")


def request_of(request: HttpRequest, request_id: int) -> Request:
    """Raises Http404 for what isn't there or isn't theirs to see."""
    seen = Request.objects.visible_to(actor_of(request)).select_related("office")
    found = seen.filter(pk=request_id).first()
    if found is None:
        raise Http404
    return found


def answer_of(request: HttpRequest, answer_id: int) -> Answer:
    """The same for an answer."""
    seen = Answer.objects.visible_to(actor_of(request)).select_related("request__office", "organisation")
    found = seen.filter(pk=answer_id).first()
    if found is None:
        raise Http404
    return found


def crumbs(actor: Actor, asked: Request | None = None, answer: Answer | None = None) -> tuple[tuple[str, str], ...]:
    """The way down: through all requests for whoever sees all, else through one's own."""
    own = not sees_all(actor)
    found = [(MINE, reverse("entered-mine")) if own else (TITLE, reverse("entered-requests"))]
    if asked is not None and not own:
        found.append((str(asked), reverse("entered-request", args=[asked.pk])))
    if answer is not None:
        named = str(answer.request) if own else answer.organisation.name
        found.append((named, reverse("entered-answer", args=[answer.pk])))
    return tuple(found)


def chips_of(answer: Answer, asked: Request) -> tuple[Chip, ...]:
    """Where it is, and how late."""
    if asked.withdrawn:
        return (WITHDRAWN,)
    state, days = State(answer.state), days_late(asked.due, answer.handed_in_on, today())
    own = _CORRECTED if answer.approved and state is State.DRAFTED else _CHIPS[state]
    if not days:
        return (own,)
    if answer.handed_in_on is not None:
        return own, Chip(f"nộp muộn {whole(days)} ngày", "outline", "check-late")
    late = Chip(f"quá hạn {whole(days)} ngày", "red", "clock")
    return (late,) if state is State.ASKED else (late, own)


def is_late(answer: Answer, asked: Request) -> bool:
    """Is it owed, and over?"""
    owed = State(answer.state) in WITH_AGENCY and answer.handed_in_on is None and not asked.withdrawn
    return owed and asked.due < today()


def value_of(revision: Revision | None) -> str | None:
    """ "96,4 %", or the number where there is no line; None: nothing yet."""
    if revision is None or revision.above is None:
        return None
    return whole(revision.above) if revision.below is None else _percent(revision.above, revision.below)


def figure_of(question: Question, numbers: Numbers, label: str = "") -> Figure:
    """The numbers as one value with its fraction; growth may be more than the whole."""
    said = label or question.words
    if not question.below:
        return Figure(said, numbers.above)
    if numbers.above is None or not numbers.below:
        return Figure(said)
    if numbers.above > numbers.below:
        fraction = f"{whole(numbers.above)}/{whole(numbers.below)}"
        return Figure(said, _hundredths(numbers.above, numbers.below), "%", note=fraction)
    return Figure(said, part=numbers.above, total=numbers.below)


def _percent(above: int, below: int) -> str:
    """Growth may be more than the whole, which a share never is."""
    return share(above, below) if above <= below or not below else f"{decimal(_hundredths(above, below))} %"


def _hundredths(above: int, below: int) -> Decimal:
    return round(Decimal(above) * 100 / Decimal(below), 1)


def over_words(question: Question) -> str:
    """How the parts of a year become the year's."""
    return "Cộng các kỳ trong năm" if question.over is Over.SUM else "Lấy số của kỳ mới nhất"


def typed_words(question: Question) -> str:
    """What is written above and below the line."""
    return f"{question.above} / {question.below}" if question.below else question.above
