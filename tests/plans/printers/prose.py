"""Plain text without tables: one paragraph a line, or hard wrapped."""

from tests.plans.form import Form, Line
from tests.plans.printers.bars import wrap


def print_prose(form: Form, *, width: int | None = None) -> str:
    """The text, an empty line after each paragraph; `width` breaks lines inside phrases."""
    out: list[str] = []
    for piece in form:
        texts = (
            [piece.text]
            if isinstance(piece, Line)
            else [text for row in piece.rows for box in row for text in box.lines]
        )
        for text in texts:
            out += [*(wrap(text, width) if width else [text]), ""]
    return "\n".join(out) + "\n"
