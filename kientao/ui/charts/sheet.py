"""The table of a chart: everything that is drawn, in figures, on the page and as CSV to take away."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from kientao.base.sheets.csv_text import write_csv
from kientao.kernel.unaccented import unaccented

_BESIDE_LETTERS = re.compile(r"[^a-z0-9]+")
_PLAIN = re.compile(r"[\x00-\x20\"#%&'<>\x7f]+")


@dataclass(frozen=True, slots=True)
class SheetCell:
    """`words` as the page says it, `exact` as the file says it where that is something else."""

    words: str
    exact: str | None = None
    href: str = ""
    is_figure: bool = False
    is_behind: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """The first cell of a row names it. `title` is the table's own name."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[SheetCell, ...], ...]

    @property
    def csv_address(self) -> str:
        """The whole file as an address: it needs no route, and no script."""
        rows = [[cell.words if cell.exact is None else cell.exact for cell in row] for row in self.rows]
        text = write_csv(self.head, rows).decode("utf-8-sig")
        return "data:text/csv;charset=utf-8,%EF%BB%BF" + _PLAIN.sub(lambda found: quote(found[0], safe=""), text)


def file_name(title: str) -> str:
    """ "Tỷ lệ đúng hạn" → "ty-le-dung-han", for a file or an identifier; never empty."""
    return _BESIDE_LETTERS.sub("-", unaccented(title).lower()).strip("-")[:80].strip("-") or "bieu-do"
