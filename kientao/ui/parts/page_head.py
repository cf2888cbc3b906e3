"""The top of a page: where one is, its title, the sentence it answers, the next action."""

from dataclasses import dataclass
from typing import ClassVar

from kientao.kernel.decision import Decision
from kientao.ui.chip import Chip, Icon


@dataclass(frozen=True, slots=True)
class Action:
    """Something to do. `post` sends a form instead of opening a page, with `fields` hidden in it.

    Where the policy says no it stands there disabled, with the policy's reason readable beside it.
    """

    template: ClassVar[str] = "ui/parts/action.html"

    words: str
    href: str
    decision: Decision | None = None
    icon: Icon = ""
    plain: bool = True
    post: bool = False
    fields: tuple[tuple[str, str], ...] = ()

    @property
    def is_open(self) -> bool:
        """May it be done?"""
        return self.decision is None or self.decision.allowed

    @property
    def reason(self) -> str:
        """Why not."""
        return "" if self.decision is None else self.decision.reason


@dataclass(frozen=True, slots=True)
class PageHead:
    """`crumbs` are (words, address) from the top; `actions` stand right, the one filled button first."""

    template: ClassVar[str] = "ui/parts/page_head.html"

    title: str
    lead: str = ""
    crumbs: tuple[tuple[str, str], ...] = ()
    chips: tuple[Chip, ...] = ()
    actions: tuple[Action, ...] = ()
