"""What a diagnostic declares of itself."""

from dataclasses import dataclass
from typing import Literal

from kientao.compiler.draft import Severity


@dataclass(frozen=True, slots=True)
class Declaration:
    """`message` and `hint` are Vietnamese, for the person who meets them; {words} and {extra} are filled in.
    `example` is a small document of `kind` in which the diagnostic shows, with the words it points at."""

    code: str
    severity: Severity
    when: str
    message: str
    hint: str
    example: str
    points_at: str
    kind: Literal["plan", "procedures"] = "plan"
