"""What becomes of a file given to the compiler."""

from collections.abc import Sequence
from dataclasses import dataclass

from kientao.compiling.plan_json import DraftJson, LayoutJson
from kientao.documents.apart import Refused

__all__ = ["Compiled", "Outcome", "Refused"]


@dataclass(frozen=True, slots=True)
class Compiled:
    """The draft, the NFC text its offsets refer to, and where that text has paragraphs and tables."""

    text: str
    draft: DraftJson
    layout: Sequence[LayoutJson] = ()


Outcome = Compiled | Refused
