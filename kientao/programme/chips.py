"""How the status of work looks: one chip, everywhere."""

from kientao.programme.rules.states import WorkKind
from kientao.programme.rules.status import Status
from kientao.ui.chip import Chip
from kientao.ui.state import State, state_chip, state_words

LOOKS: dict[Status, State] = {
    Status.DONE_LATE: State.DONE_LATE,
    Status.DONE: State.DONE,
    Status.DROPPED: State.STOPPED,
    Status.HANDED_IN: State.HANDED_IN,
    Status.OVERDUE: State.LATE,
    Status.AWAITING: State.AWAITING_SIGNATURE,
    Status.PREPARED: State.AWAITING_HEAD,
    Status.RETURNED: State.RETURNED,
    Status.STANDING: State.STANDING,
    Status.CONDITION: State.CONDITIONAL,
    Status.DUE_SOON: State.DUE_SOON,
    Status.NOT_DUE: State.NOT_DUE,
}


def status_chip(status: Status | str) -> Chip:
    """Icon, word and colour; takes the value the database gives too."""
    return state_chip(LOOKS[Status(status)])


def status_words(status: Status | str) -> str:
    """The words alone, for exports."""
    return state_words(LOOKS[Status(status)])


def status_chips(status: Status | str, kind: str, occurrence: str = "") -> tuple[Chip, ...]:
    """The status, and beside it what kind of work it is where that isn't the status itself."""
    found = [status_chip(status)]
    if kind == WorkKind.STANDING and status != Status.STANDING:
        found.append(state_chip(State.STANDING))
    if occurrence:
        found.append(Chip(occurrence, "outline", "repeat"))
    return tuple(found)
