"""Lists as CSV for other programs; no cell of ours becomes a formula there."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

_RISKY = re.compile(r"^\s*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*")


def safe_csv_cell(text: str) -> str:
    """The text, with an apostrophe before it when a spreadsheet could take it for a formula. Numbers stay numbers."""
    if _RISKY.match(text) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def write_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """UTF-8 with the mark Excel needs, commas, every cell safe; None is empty."""
    text = io.StringIO()
    writer = csv.writer(text)
    for row in (header, *rows):
        writer.writerow(["" if cell is None else safe_csv_cell(str(cell)) for cell in row])
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "replace")
