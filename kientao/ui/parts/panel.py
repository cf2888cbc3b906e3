"""The panel on the right: source words, the rows behind a number, a history; components one under the other."""

from dataclasses import dataclass
from typing import ClassVar

from kientao.ui.parts.facts import Facts, Notice, Quote
from kientao.ui.parts.figure import Figure
from kientao.ui.parts.history import History
from kientao.ui.parts.waiting import Waiting
from kientao.ui.table.props import Table


@dataclass(frozen=True, slots=True)
class Panel:
    """`href` leads to the page that shows the same at full width."""

    template: ClassVar[str] = "ui/parts/panel.html"

    title: str
    parts: tuple[Facts | Quote | Notice | Figure | History | Waiting | Table, ...]
    href: str = ""
    words: str = ""
