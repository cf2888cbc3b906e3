"""Text dumps with a tab before each cell and an empty line before each row."""

from tests.plans.form import Form, Line


def print_tabs(form: Form) -> str:
    """The text; an empty cell holds a no-break space."""
    out: list[str] = []
    for piece in form:
        if isinstance(piece, Line):
            out.append(piece.text)
            continue
        for row in piece.rows:
            out += [""]
            for box in row:
                first, *rest = box.lines or ("\u00a0",)
                out += [f"\t{first}", *rest]
        out += ["", "\u00a0", ""]
    return "\n".join(out) + "\n"
