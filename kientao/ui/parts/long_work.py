"""Work that takes longer than a page: its steps, how far it is, a way to stop."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from kientao.ui.numbers import whole


@dataclass(frozen=True, slots=True)
class Step:
    """A step and how it stands."""

    words: str
    stage: Literal["done", "now", "next", "failed"]
    detail: str = ""


@dataclass(frozen=True, slots=True)
class LongWork:
    """While it isn't `finished` the part at `poll_href` (the same component) is asked for again every two seconds.

    `stop_href` takes a POST. `result` and `result_href` are offered at the end; `failure` says what to do instead.
    `promise` says what happens for whoever leaves the page, where that isn't a word in the inbox.
    """

    template: ClassVar[str] = "ui/parts/long_work.html"

    id: str
    title: str
    steps: tuple[Step, ...]
    done: int = 0
    total: int = 0
    poll_href: str = ""
    stop_href: str = ""
    finished: bool = False
    failure: str = ""
    result: str = ""
    result_href: str = ""
    promise: str = ""

    @property
    def counted(self) -> str:
        """ "1.200/10.000"."""
        return f"{whole(self.done)}/{whole(self.total)}" if self.total else ""
