"""Reads lists of other programs, values parted by commas, semicolons or tabs, into the rows of a sheet."""

import csv
import io

from kientao.base.sheets.guard import Limits, SheetRefused
from kientao.base.sheets.reading import Sheet

_PARTED_BY = ",;\t"
_LOOKED_AT = 64_000  # characters


def read_csv(content: bytes, *, limits: Limits | None = None) -> Sheet:
    """One sheet; row n + 1 is the n-th record, which may have line breaks inside. Raises SheetRefused."""
    limits = limits or Limits()
    if not content.strip(b"\xef\xbb\xbf\r\n\t "):
        raise SheetRefused("Tệp rỗng: chọn lại tệp.")
    if len(content) > limits.file:
        raise SheetRefused(f"Tệp lớn hơn {limits.file // 1024 // 1024} MB: chia thành nhiều tệp.")
    text = _decoded(content)
    parted_by = max(_PARTED_BY, key=text[:_LOOKED_AT].partition("\n")[0].count)
    rows: list[list[str]] = []
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=parted_by, strict=False):
            rows.append([_plain(cell) for cell in record])
            if len(rows) > limits.rows:
                raise SheetRefused(f"Tệp có hơn {limits.rows} dòng: chia thành nhiều tệp.")
            if len(record) > limits.columns:
                raise SheetRefused(f"Dòng {len(rows)} có {len(record)} ô, tối đa {limits.columns}: kiểm tra lại tệp.")
    except csv.Error as broken:
        raise SheetRefused("Không đọc được tệp CSV: mở bằng Excel, lưu lại dạng CSV UTF-8 hoặc .xlsx.") from broken
    return Sheet("CSV", [list(row) for row in rows])


def _decoded(content: bytes) -> str:
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as wrong:
        raise SheetRefused(
            "Tệp không phải bảng mã UTF-8: trong Excel chọn lưu dạng «CSV UTF-8» rồi tải lên lại."
        ) from wrong


def _plain(cell: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from taking text for a formula."""
    return cell[1:] if cell[:2] in ("'=", "'+", "'-", "'@", "'|", "'%") else cell
