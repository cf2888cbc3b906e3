"""Spreadsheets of accounts: the form to fill in, and the sheet of passwords for one use."""

from collections.abc import Iterable

from kientao.base.sheets.writing import ColumnSpec, write_sheet
from kientao.people.roles import Role
from kientao.people.rules.account_sheet import COLUMNS


def form_of_accounts() -> bytes:
    """Headings and one example; the roles that exist stand above."""
    example = ("Nguyễn Thị Lan", "lan.nt", "lan@haison.gov.vn", "0912345678", "so-tu-phap")
    more = ("Phòng Xây dựng pháp luật", "Chuyên viên", Role.FOCAL_POINT.words, "")
    return write_sheet(
        "Danh sách tài khoản",
        [ColumnSpec(label) for label in COLUMNS.values()],
        [example + more],
        subtitle=(
            "Dòng dưới là ví dụ, thay bằng người thật. Mã cơ quan xem ở danh mục cơ quan.",
            f"Vai trò: {', '.join(role.words for role in Role)}. Nhiều vai trò cách nhau bằng dấu chấm phẩy.",
            "Cấp phó được ủy quyền phải ghi văn bản ủy quyền.",
        ),
    )


def sheet_of_passwords(rows: Iterable[tuple[str, str, str, str]]) -> bytes:
    """Names, sign-in names, organisations and passwords for one use."""
    head = ("Họ và tên", "Tên đăng nhập", "Cơ quan", "Mật khẩu một lần")
    return write_sheet(
        "Mật khẩu cấp một lần",
        [ColumnSpec(label, 28) for label in head],
        rows,
        subtitle=("Giao cho từng người; người dùng đổi mật khẩu ở lần đăng nhập đầu. Hủy tệp sau khi giao.",),
    )
