"""The answer to "may this actor do that?": yes, or no with the reason that everybody is shown."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decision:
    """True when allowed. `reason` is one Vietnamese sentence, said to whoever is refused; empty when allowed."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed


ALLOWED = Decision(True)


def refused(reason: str) -> Decision:
    """A no, with its reason."""
    return Decision(False, reason)
