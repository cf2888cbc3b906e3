"""What becomes of a file given to the compiler."""

from dataclasses import dataclass

from kientao.documents.apart import Refused
from kientao.programme.draft_json import DraftJson

__all__ = ["Compiled", "Outcome", "Refused"]


@dataclass(frozen=True, slots=True)
class Compiled:
    """The draft, and the NFC text its offsets refer to."""

    text: str
    draft: DraftJson


Outcome = Compiled | Refused
