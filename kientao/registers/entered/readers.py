"""What keeps evidence of entered figures from being withdrawn: told to the floor below.

Who may read it needs no more words: its agency, the programme office and leaders read it anyhow.
"""

from kientao.evidence.holds import HOLDS
from kientao.evidence.models import EvidenceItem
from kientao.registers.entered.models import Revision, RevisionState


def register() -> None:
    """Called once, when the app is ready."""
    if held_by_figures not in HOLDS:
        HOLDS.append(held_by_figures)


def held_by_figures(item: EvidenceItem) -> str:
    """An answer that waits or was approved keeps its evidence, an approved one for good."""
    held = Revision.objects.filter(evidence=item, state__in=(RevisionState.HANDED_IN, RevisionState.APPROVED))
    return "Minh chứng này thuộc số liệu đã nộp hoặc đã duyệt nên không rút được." if held.exists() else ""
