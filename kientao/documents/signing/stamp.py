"""What a reader sees where somebody signed: who, when and why, in a thin frame."""

from datetime import datetime

from kientao.documents.printing.breaking import Line, Piece, lines
from kientao.documents.printing.faces import LINE, UNDER, face
from kientao.documents.printing.sheet import Sheets
from kientao.documents.writing.cleaning import one_line

_LARGEST, _SMALLEST, _STEP = 9.0, 5.0, 0.5  # points
_FRAME = 0.6
_BY = "Ký số bởi"
_INSIDE = 3.0  # between the frame and the words


def stamp(width: float, height: float, *, name: str, reason: str, place: str, at: datetime) -> bytes:
    """A PDF of one page of that size in points; letters shrink until everything fits, then the last lines are left."""
    words = [(_BY, name), ("Thời gian ký", _moment(at)), ("Nơi ký", place), ("Lý do", reason)]
    said = [(label, one_line(value)) for label, value in words if one_line(value)]
    size, broken = _fitting(said, width - 2 * _INSIDE, height - 2 * _INSIDE)
    sheets = Sheets(title="", author="")
    sheets.turn(width, height)
    for left, top, right, bottom in ((0, 0, 1, 0), (1, 0, 1, 1), (0, 1, 1, 1), (0, 0, 0, 1)):
        edge = _FRAME / 2
        sheets.line(
            edge + left * (width - _FRAME),
            edge + top * (height - _FRAME),
            edge + right * (width - _FRAME),
            edge + bottom * (height - _FRAME),
            _FRAME,
        )
    for number, line in enumerate(broken, start=1):
        sheets.words(line, _INSIDE, _INSIDE + number * size * LINE - size * UNDER, 0)
    return sheets.done()


def _moment(at: datetime) -> str:
    """Day, hour to the second, and the zone, as Phụ lục I of NĐ 30/2020/NĐ-CP asks of a signature."""
    zone = f"{at:%z}"
    return f"{at:%d/%m/%Y %H:%M:%S} {zone[:3]}:{zone[3:5]}"


def _fitting(said: list[tuple[str, str]], width: float, height: float) -> tuple[float, list[Line]]:
    size = _LARGEST
    while True:
        broken = [line for label, value in said for line in _lines(label, value, size, width)]
        if len(broken) * size * LINE <= height or size <= _SMALLEST:
            return size, broken[: max(int(height / (size * LINE)), 1)]
        size -= _STEP


def _lines(label: str, value: str, size: float, width: float) -> list[Line]:
    pieces = [
        Piece(f"{label}: ", face(bold=False, italic=False), size),
        Piece(value, face(bold=label == _BY, italic=False), size),
    ]
    return lines(pieces, width)
