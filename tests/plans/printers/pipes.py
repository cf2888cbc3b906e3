"""Markdown with pipe tables."""

from tests.plans.form import Form, Grid, Line

_MARK = {"title": "# ", "section": "## ", "subsection": "### ", "centred": "", "plain": ""}


def print_pipes(form: Form) -> str:
    """The text. Markdown has no merged cells: covered positions are printed empty."""
    out: list[str] = []
    for piece in form:
        if isinstance(piece, Line):
            out += [_MARK[piece.style] + piece.text, ""]
        elif piece.layout:
            for row in piece.rows:
                for box in row:
                    out += [line for text in box.lines for line in (text, "")]
        else:
            out += [*_table(piece), ""]
    return "\n".join(out) + "\n"


def _table(grid: Grid) -> list[str]:
    covered: dict[tuple[int, int], bool] = {}
    lines: list[str] = []
    for at, row in enumerate(grid.rows):
        cells = [""] * grid.width
        column = 0
        for box in row:
            while covered.get((at, column)):
                column += 1
            cells[column] = "<br>".join(box.lines)
            for down in range(box.rows):
                for right in range(box.columns):
                    covered[(at + down, column + right)] = True
            column += box.columns
        lines.append("| " + " | ".join(cells) + " |")
        if at == 0:
            lines.append("|" + " --- |" * grid.width)
    return lines
