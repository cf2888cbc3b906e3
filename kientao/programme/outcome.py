"""What becomes of a file given to the compiler."""

from dataclasses import dataclass

from kientao.programme.draft_json import DraftJson


@dataclass(frozen=True, slots=True)
class Compiled:
    """The draft, and the NFC text its offsets refer to."""

    text: str
    draft: DraftJson


@dataclass(frozen=True, slots=True)
class Refused:
    """The file can't be read. `message` says why, `hint` what to do, both in Vietnamese."""

    code: str
    message: str
    hint: str = ""


Outcome = Compiled | Refused
