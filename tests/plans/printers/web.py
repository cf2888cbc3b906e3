"""A web page with merged cells."""

from html import escape

from tests.plans.form import Box, Form, Grid, Line

_TAG = {"title": "h1", "section": "h2", "subsection": "h3", "centred": "p", "plain": "p"}


def print_web(form: Form) -> bytes:
    """The page as UTF-8 with a hidden node that no reader may see."""
    out = ["<!DOCTYPE html><html lang='vi'><head><meta charset='utf-8'><title>Kế hoạch</title>"]
    out.append("<style>td{border:1px solid}</style></head><body>")
    out.append("<div style='display:none'>Ưu đãi hôm nay dành cho bạn đọc</div>")
    for piece in form:
        if isinstance(piece, Line):
            tag = _TAG[piece.style]
            out.append(f"<{tag}>{escape(piece.text)}</{tag}>")
        else:
            out.append(_table(piece))
    out.append("</body></html>")
    return "\n".join(out).encode()


def _table(grid: Grid) -> str:
    rows = "\n".join(f"<tr>{''.join(_cell(box) for box in row)}</tr>" for row in grid.rows)
    return f"<table>{rows}</table>"


def _cell(box: Box) -> str:
    spans = (f' rowspan="{box.rows}"' if box.rows > 1 else "") + (
        f' colspan="{box.columns}"' if box.columns > 1 else ""
    )
    return f"<td{spans}>{''.join(f'<p>{escape(line)}</p>' for line in box.lines)}</td>"
