"""How far a dossier is, in per cent: what a citizen may see without anybody's name. Pure."""

from kientao.registers.onestop.rules.states import ENDED, Status

_BEGUN, _DECIDED = 10, 90


def degree(status: Status, done: int, steps: int) -> int:
    """0 filed, 10 received, then by the steps that are done; 90 once it is decided, 100 when it has ended.

    Without known steps (`steps` 0) it is half way while it is worked on.
    """
    if status is Status.DONE:
        return _DECIDED
    if status in ENDED:
        return 100
    if status is Status.FILED:
        return 0
    if not steps:
        return _BEGUN if status is Status.RECEIVED else 50
    part = min(done, steps) * (_DECIDED - _BEGUN) // steps
    return _BEGUN + part
