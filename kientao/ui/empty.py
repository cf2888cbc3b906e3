"""What stands where nothing stands yet: what would fill it, and the way there."""

from dataclasses import dataclass
from typing import ClassVar

from kientao.ui.chip import Icon


@dataclass(frozen=True, slots=True)
class Empty:
    """`words` say what would fill the place; the action offers it."""

    template: ClassVar[str] = "ui/empty.html"

    title: str
    words: str = ""
    action: str = ""
    href: str = ""
    icon: Icon = "doc"
