"""Who does something."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts. `name` is what the audit trail keeps."""

    name: str


VISITOR = Actor("khách")  # whoever opens the pages while there are no accounts
SYSTEM = Actor("hệ thống")
