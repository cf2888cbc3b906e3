"""A cell as HTML, written in Python: a page has hundreds, and templates would take most of its time."""

from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from kientao.ui.chip import Chip
from kientao.ui.table.cells import ShownCell


def row_cells(cells: tuple[ShownCell, ...], href: str) -> SafeString:
    """The `<td>`s of a row; `href` is where the opening words lead. All words are escaped."""
    return mark_safe("".join(_cell(cell, href) for cell in cells))  # noqa: S308 every part is escaped below


def _cell(cell: ShownCell, href: str) -> str:
    names = f' class="{cell.names}"' if cell.names else ""
    note = f"<small>{escape(cell.note)}</small>" if cell.note else ""
    return f'<td data-label="{escape(cell.column.label)}"{names}>{_inside(cell, href)}{note}</td>'


def _inside(cell: ShownCell, href: str) -> str:
    if cell.chips:
        return " ".join(_chip(chip) for chip in cell.chips)
    if cell.is_empty:
        return '<span class="nothing">–</span>'
    cut = " cut" if cell.is_long else ""
    if cell.opens and href:
        return f'<a class="row-link{cut}" href="{escape(href)}">{escape(cell.words)}</a>'
    if cell.href:
        return f'<a class="cell-link{cut}" href="{escape(cell.href)}">{escape(cell.words)}</a>'
    return f'<span class="cut">{escape(cell.words)}</span>' if cut else escape(cell.words)


@lru_cache(maxsize=2048)
def _chip(chip: Chip) -> str:
    return render_to_string(chip.template, {"chip": chip}).strip()
