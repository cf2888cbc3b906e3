"""Text dumps in which a line with only a bar closes each table cell."""

import textwrap

from tests.plans.form import Form, Grid, Line


def print_bars(form: Form, *, row_marks: bool, bold: bool = False, width: int = 80) -> str:
    """The text; `row_marks` puts one more bar before each row and one at the end, `bold` leaves converter asterisks."""
    out: list[str] = []
    for piece in form:
        if isinstance(piece, Line):
            out += _line(piece, bold, width)
        else:
            out += _grid(piece, row_marks, bold, width)
    return "\n".join(out) + "\n"


def _line(piece: Line, bold: bool, width: int) -> list[str]:
    strong = bold and piece.style in ("title", "section", "subsection")
    wrapped = wrap(piece.text, width)
    if strong:
        wrapped[0] = f"**{wrapped[0]}"
        wrapped[-1] = f"{wrapped[-1]}**"
    return [*wrapped, ""] if bold else wrapped


def _grid(grid: Grid, row_marks: bool, bold: bool, width: int) -> list[str]:
    out: list[str] = []
    for at, row in enumerate(grid.rows):
        if row_marks:
            out.append("|")
        heading = at == 0 or (len(row) < 3 and not grid.layout)
        for box in row:
            for text in box.lines:
                wrapped = wrap(text, width if grid.layout else min(width, 54))
                if bold and heading and not grid.layout:
                    wrapped[0] = f"**{wrapped[0]}"
                    wrapped[-1] = f"{wrapped[-1]}**"
                out += wrapped
            out.append("|")
    return out


def wrap(text: str, width: int) -> list[str]:
    """Hard line breaks near `width` columns, at blanks only, as converters leave them inside phrases."""
    return textwrap.wrap(text, width, break_on_hyphens=False, break_long_words=False) or [""]
