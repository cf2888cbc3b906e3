"""Spreadsheets of accounts: reading what somebody filled in, writing the form and the sheet of passwords."""

import io
import zipfile
from collections.abc import Iterable, Sequence

import xlsxwriter
from python_calamine import CalamineWorkbook

from kientao.people.roles import Role
from kientao.people.rules.account_sheet import COLUMNS

_LARGEST_BYTES = 64 * 1024 * 1024  # unpacked
_UNREADABLE = "Không đọc được tệp này. Dùng tệp Excel (.xlsx) lưu từ mẫu."


def rows_of(content: bytes) -> list[list[object]]:
    """Cells of the first sheet. Raises ValueError with a Vietnamese sentence for what is no workbook or a bomb."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _LARGEST_BYTES:
                raise ValueError("Bảng tính quá lớn khi mở ra. Chỉ giữ các dòng cần nhập rồi lưu lại.")
    except zipfile.BadZipFile:
        raise ValueError(_UNREADABLE) from None
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
        return [list(row) for row in sheet.to_python(skip_empty_area=False)]
    except BaseException as broken:  # the reader is no Python: it ends in panics as well as in errors of many kinds
        if isinstance(broken, KeyboardInterrupt | SystemExit):
            raise
        raise ValueError(_UNREADABLE) from broken


def form_of_accounts() -> bytes:
    """The empty form: headings, one example, the roles that exist."""
    example = ("Nguyễn Thị Lan", "lan.nt", "lan@haison.gov.vn", "0912345678", "so-tu-phap")
    more = ("Phòng Xây dựng pháp luật", "Chuyên viên", Role.FOCAL_POINT.words, "")
    roles = [(role.words, role.meaning) for role in Role]
    return _workbook({"Tài khoản": [tuple(COLUMNS.values()), example + more], "Vai trò": roles})


def sheet_of_passwords(rows: Iterable[tuple[str, str, str, str]]) -> bytes:
    """Names, sign-in names, organisations and passwords for one use."""
    head = ("Họ và tên", "Tên đăng nhập", "Cơ quan", "Mật khẩu một lần")
    return _workbook({"Mật khẩu một lần": [head, *rows]})


def _workbook(sheets: dict[str, Sequence[tuple[str, ...]]]) -> bytes:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.set_column(0, 9, 24)
            for number, row in enumerate(rows):
                for place, words in enumerate(row):
                    sheet.write_string(number, place, words, bold if number == 0 else None)  # never a formula
            sheet.freeze_panes(1, 0)
    return held.getvalue()
