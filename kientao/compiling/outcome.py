"""What becomes of a file given to the compiler."""

from collections.abc import Sequence
from dataclasses import dataclass

from kientao.compiling.plan_json import DraftJson, LayoutJson
from kientao.documents.apart import Refused

__all__ = ["Compiled", "Outcome", "Refused", "SecretDocument"]


@dataclass(frozen=True, slots=True)
class Compiled:
    """The draft, the NFC text its offsets refer to, and where that text has paragraphs and tables."""

    text: str
    draft: DraftJson
    layout: Sequence[LayoutJson] = ()


Outcome = Compiled | Refused


class SecretDocument(Exception):
    """The document is marked as a state secret and was not stored."""

    def __init__(self, level: str) -> None:
        super().__init__(level)
        self.level = level
