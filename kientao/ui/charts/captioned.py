"""What every drawing is called and how old its numbers are."""

from datetime import date

from kientao.ui.charts.sheet import file_name
from kientao.ui.numbers import day


class Captioned:
    """For a drawing with a title, the day its numbers are of, and an `id` where a page has two with one title."""

    __slots__ = ()

    title: str
    as_of: date | None
    id: str

    @property
    def key(self) -> str:
        """Names the figure on its page, and its files."""
        return self.id or file_name(self.title)

    @property
    def age(self) -> str:
        """ "31/03/2026"."""
        return day(self.as_of)
