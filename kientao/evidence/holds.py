"""What keeps evidence from being withdrawn. Floors above say so: whoever relies on it knows."""

from collections.abc import Callable, Iterable

from kientao.evidence.models import EvidenceItem

# Callables (item) -> a Vietnamese sentence why it must stay, or "" when nothing holds it. Added when an app is ready.
HOLDS: list[Callable[[EvidenceItem], str]] = []


def reasons_to_stay(item: EvidenceItem) -> Iterable[str]:
    """Nothing when it may be withdrawn."""
    return (reason for hold in HOLDS if (reason := hold(item)))
