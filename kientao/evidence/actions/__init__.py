"""What can be done with evidence: hand in, withdraw, look after the files."""

from kientao.evidence.actions.describing import describe_again
from kientao.evidence.actions.documents import hand_in_document
from kientao.evidence.actions.figures import hand_in_figure
from kientao.evidence.actions.files import FileRefused, hand_in_file
from kientao.evidence.actions.links import hand_in_link
from kientao.evidence.actions.storehouse import scan_waiting, sweep
from kientao.evidence.actions.storing import store_file
from kientao.evidence.actions.withdrawal import withdraw

__all__ = [
    "FileRefused",
    "describe_again",
    "hand_in_document",
    "hand_in_figure",
    "hand_in_file",
    "hand_in_link",
    "scan_waiting",
    "store_file",
    "sweep",
    "withdraw",
]
