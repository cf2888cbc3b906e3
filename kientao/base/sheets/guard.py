"""Looks through an .xlsx file before a reader may unpack it, and hands on a plain copy of what was looked at."""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from xml.parsers import expat

_MEGABYTE = 1024 * 1024
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_AGAIN = "Mở tệp bằng Excel, lưu lại dạng .xlsx rồi tải lên lại."


class SheetRefused(Exception):
    """The file as a whole can't be read. The message is Vietnamese and says what to do."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What is read at most. Sizes in bytes, `text` in characters of one sheet."""

    file: int = 10 * _MEGABYTE
    unpacked: int = 100 * _MEGABYTE
    parts: int = 1000
    rows: int = 20_000
    columns: int = 200
    text: int = 30_000_000


def clean_copy(content: bytes, limits: Limits) -> bytes:
    """The same workbook without pictures and macros, its parts stored as they were looked at.

    Raises SheetRefused for what is no .xlsx, too large, or made to harm: bombs, entities, a cell at the world's end.
    """
    _check_head(content, limits)
    try:
        parts = _parts(content, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as broken:
        raise SheetRefused(f"Tệp bị hỏng, không mở được. {_AGAIN}") from broken
    _check_cells(parts, limits)
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return copy.getvalue()


def _check_head(content: bytes, limits: Limits) -> None:
    if not content:
        raise SheetRefused("Tệp rỗng: chọn lại tệp.")
    if len(content) > limits.file:
        raise SheetRefused(
            f"Tệp nặng {len(content) / _MEGABYTE:.0f} MB, tối đa {limits.file // _MEGABYTE} MB: "
            "bỏ ảnh hoặc chia thành nhiều tệp."
        )
    if content.startswith(_OLD_OR_LOCKED):
        raise SheetRefused("Tệp dạng .xls cũ hoặc có mật khẩu: bỏ mật khẩu, lưu lại dạng .xlsx rồi tải lên lại.")
    if not content.startswith(b"PK"):
        raise SheetRefused(f"Đây không phải tệp .xlsx. {_AGAIN}")


def _parts(content: bytes, limits: Limits) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        infos = archive.infolist()
        names = [info.filename.replace("\\", "/").lower() for info in infos]
        if "xl/workbook.xml" not in names or "content.xml" in names or "xl/workbook.bin" in names:
            raise SheetRefused(f"Đây không phải tệp .xlsx. {_AGAIN}")
        if len(infos) > limits.parts or len(set(names)) < len(names):
            raise SheetRefused(f"Cấu trúc tệp bất thường. {_AGAIN}")
        wanted = [info for info in infos if info.filename.lower().endswith((".xml", ".rels"))]
        if any(info.flag_bits & 1 for info in wanted):
            raise SheetRefused("Tệp có mật khẩu: bỏ mật khẩu rồi tải lên lại.")
        if sum(info.file_size for info in wanted) > limits.unpacked:
            raise SheetRefused(
                f"Nội dung tệp lớn hơn {limits.unpacked // _MEGABYTE} MB sau khi giải nén: xóa các dòng, cột thừa, "
                "hoặc chia thành nhiều tệp."
            )
        return {info.filename: archive.read(info) for info in wanted}  # never more than the size it declares


def _check_cells(parts: dict[str, bytes], limits: Limits) -> None:
    looks = [_look(data) for data in parts.values()]
    strings = max((look.strings for look in looks), key=len, default=[])
    for look in looks:
        if look.last_row > limits.rows:
            raise SheetRefused(
                f"Có dữ liệu ở dòng {look.last_row}, tối đa đọc {limits.rows} dòng: xóa phần thừa ở cuối bảng "
                "hoặc chia thành nhiều tệp."
            )
        if look.last_column > limits.columns:
            raise SheetRefused(
                f"Có dữ liệu ở cột thứ {look.last_column}, tối đa đọc {limits.columns} cột: "
                "xóa phần thừa bên phải bảng."
            )
        if sum(strings[at] for at in look.uses if at < len(strings)) > limits.text:
            raise SheetRefused("Các ô chứa quá nhiều chữ: chia thành nhiều tệp.")


class _Look:
    """What one part holds: how far its cells reach, which shared strings they use, or how long those are."""

    def __init__(self) -> None:
        self.last_row = self.last_column = 0
        self.uses: list[int] = []
        self.strings: list[int] = []
        self._row = self._column = 0
        self._shared = False
        self._collecting: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "c":
                self._place(attributes)
                self._shared = attributes.get("t") == "s"
            case "v":
                self._count()
                self._collecting = [] if self._shared else None
            case "is":
                self._count()
            case "row":
                self._row = int(attributes["r"]) if "r" in attributes else self._row + 1
                self._column = 0
            case "si":
                self.strings.append(0)

    def text(self, data: str) -> None:
        if self._collecting is not None:
            self._collecting.append(data)
        elif self.strings:
            self.strings[-1] += len(data)

    def end(self, name: str) -> None:
        if self._collecting is not None and name.rpartition(":")[2] == "v":
            self.uses.append(int("".join(self._collecting)))
            self._collecting = None

    def _place(self, attributes: dict[str, str]) -> None:
        if "r" not in attributes:
            self._column += 1
            return
        found = _REFERENCE.fullmatch(attributes["r"])
        if not found:
            raise ValueError(attributes["r"])
        self._column, self._row = column_number(found[1]), int(found[2])

    def _count(self) -> None:
        self.last_row = max(self.last_row, self._row)
        self.last_column = max(self.last_column, self._column)


def _look(data: bytes) -> _Look:
    look = _Look()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = look.start
    parser.EndElementHandler = look.end
    parser.CharacterDataHandler = look.text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError) as broken:
        raise SheetRefused(f"Nội dung tệp bị hỏng. {_AGAIN}") from broken
    return look


def _refuse_doctype(*_: object) -> None:
    raise SheetRefused(f"Cấu trúc tệp bất thường. {_AGAIN}")


def column_number(letters: str) -> int:
    """'A' → 1, 'AB' → 28."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """1 → 'A', 28 → 'AB'."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
