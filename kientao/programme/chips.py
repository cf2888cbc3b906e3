"""How the status of work looks: one chip, everywhere."""

from kientao.programme.rules.states import State as WorkState
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


_WITH_WHOM: dict[str, State] = {
    WorkState.AWAITING.value: State.AWAITING_SIGNATURE,
    WorkState.PREPARED.value: State.AWAITING_HEAD,
    WorkState.RETURNED.value: State.RETURNED,
}


def status_chips(status: Status | str, kind: str, state: str = "") -> tuple[Chip, ...]:
    """The status; beside it where overdue work lies (`state`), and what kind of work it is where that isn't said."""
    found = [status_chip(status)]
    if status == Status.OVERDUE and state in _WITH_WHOM:
        found.append(state_chip(_WITH_WHOM[state]))
    if kind == WorkKind.STANDING and status != Status.STANDING:
        found.append(state_chip(State.STANDING))
    return tuple(found)
