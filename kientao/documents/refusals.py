"""Why a file can't be read, in words for the person who sent it: what was met, what was expected, what to do."""

from collections.abc import Sequence


class UnreadableDocument(Exception):
    """A file that is refused. `code` is for programs; `message` and `hint` are Vietnamese."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(code, message, hint)
        self.code = code
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return self.message


_READABLE = ".docx, .doc, .pdf, .html, .htm, .md hoặc .txt"
_SAVE_AGAIN = "Mở tệp bằng Word hoặc LibreOffice, lưu lại dưới dạng .docx rồi thử lại."
_SEND_AGAIN = "Tải hoặc xin lại tệp gốc rồi thử lại."
_SPLIT = "Tách văn bản thành nhiều tệp nhỏ hơn, hoặc bỏ bớt hình ảnh rồi thử lại."


def missing(name: str) -> UnreadableDocument:
    return UnreadableDocument("missing", f"Không tìm thấy tệp “{name}”.", "Kiểm tra lại đường dẫn và tên tệp.")


def not_a_file(name: str) -> UnreadableDocument:
    return UnreadableDocument(
        "not-a-file", f"“{name}” là thư mục hoặc không phải tệp thường.", f"Chỉ ra một tệp {_READABLE}."
    )


def not_allowed(name: str, reason: str) -> UnreadableDocument:
    return UnreadableDocument("not-allowed", f"Không mở được tệp “{name}”: {reason}.", "Kiểm tra quyền đọc tệp.")


def empty(name: str) -> UnreadableDocument:
    return UnreadableDocument("empty", f"Tệp “{name}” rỗng, không có byte nào.", _SEND_AGAIN)


def too_large(name: str, size: int, limit: int) -> UnreadableDocument:
    return UnreadableDocument(
        "too-large",
        f"Tệp “{name}” lớn {_megabytes(size)}, quá mức cho phép là {_megabytes(limit)}.",
        _SPLIT,
    )


def unpacks_too_large(name: str, limit: int) -> UnreadableDocument:
    return UnreadableDocument(
        "unpacks-too-large",
        f"Tệp “{name}” bung ra lớn bất thường (quá {_megabytes(limit)} hoặc tỉ lệ nén quá cao) nên không được mở.",
        f"Có thể đây là tệp hỏng hoặc tệp cố ý gây hại. {_SAVE_AGAIN}",
    )


def too_long(name: str, characters: int, limit: int) -> UnreadableDocument:
    return UnreadableDocument(
        "too-long",
        f"Văn bản “{name}” có {_grouped(characters)} ký tự, quá mức cho phép là {_grouped(limit)}.",
        "Tách văn bản thành nhiều tệp nhỏ hơn rồi thử lại.",
    )


def too_complex(name: str) -> UnreadableDocument:
    return UnreadableDocument(
        "too-complex", f"Bảng trong tệp “{name}” quá lớn hoặc lồng nhau quá sâu.", "Tách bảng rồi thử lại."
    )


def wrong_extension(name: str, extension: str, found: str, expected: str) -> UnreadableDocument:
    """`found` says in Vietnamese what is inside; `expected` is the ending it should have, "" when it isn't readable."""
    advice = f"Đổi đuôi tệp thành {expected} rồi thử lại." if expected else f"Lưu văn bản thành {_READABLE}."
    return UnreadableDocument(
        "wrong-extension", f"Tệp “{name}” có đuôi {extension} nhưng bên trong là {found}.", advice
    )


def unknown_kind(name: str, extension: str) -> UnreadableDocument:
    ending = f"đuôi {extension} không đọc được" if extension else "tên tệp không có đuôi"
    return UnreadableDocument(
        "unknown-kind", f"Không đọc tệp “{name}”: {ending}. Cần tệp {_READABLE}.", f"Lưu văn bản thành {_READABLE}."
    )


def damaged(name: str, kind: str) -> UnreadableDocument:
    """`kind` says in Vietnamese what the file should have been."""
    return UnreadableDocument(
        "damaged", f"Tệp “{name}” bị hỏng hoặc bị cắt cụt: không phải {kind} nguyên vẹn.", _SEND_AGAIN
    )


def encrypted(name: str) -> UnreadableDocument:
    return UnreadableDocument(
        "encrypted", f"Tệp “{name}” được đặt mật khẩu nên không đọc được.", "Gỡ mật khẩu, lưu lại rồi thử lại."
    )


def no_text(name: str, hidden: int = 0) -> UnreadableDocument:
    """`hidden` counts characters that are there but not shown."""
    what = f"chỉ có {_grouped(hidden)} ký tự ẩn, không có chữ nào hiện ra" if hidden else "không có chữ nào"
    return UnreadableDocument(
        "no-text",
        f"Tệp “{name}” {what}.",
        "Nếu văn bản là ảnh chụp, hãy xuất thành PDF rồi nhận dạng chữ (--ocr).",
    )


def scanned(name: str, pages: Sequence[int]) -> UnreadableDocument:
    """`pages` counts from 1: those that are pictures without words."""
    return UnreadableDocument(
        "scanned",
        f"Tệp “{name}” là ảnh chụp, không có lớp chữ ở trang {_ranges(pages)}.",
        "Dùng tệp .docx gốc nếu có; nếu không, nhận dạng chữ rồi đọc lại (--ocr).",
    )


def too_many_pages(name: str, limit: int) -> UnreadableDocument:
    return UnreadableDocument(
        "too-many-pages", f"Tệp “{name}” có quá {_grouped(limit)} trang.", "Tách văn bản thành nhiều tệp rồi thử lại."
    )


def no_recogniser(name: str, missing: str) -> UnreadableDocument:
    """`missing` names what the machine lacks."""
    return UnreadableDocument(
        "no-recogniser",
        f"Tệp “{name}” cần nhận dạng chữ nhưng máy này thiếu {missing}.",
        "Cài hai gói Debian ocrmypdf và tesseract-ocr-vie, hoặc dùng tệp .docx gốc.",
    )


def not_recognised(name: str) -> UnreadableDocument:
    return UnreadableDocument(
        "not-recognised",
        f"Không nhận dạng được chữ trong tệp “{name}”.",
        "Quét lại rõ hơn (300 dpi trở lên) hoặc dùng tệp .docx gốc.",
    )


def recognises_too_long(name: str, seconds: float) -> UnreadableDocument:
    return UnreadableDocument(
        "recognises-too-long", f"Nhận dạng chữ tệp “{name}” quá {seconds:g} giây nên đã dừng.", _SPLIT
    )


def unknown_encoding(name: str) -> UnreadableDocument:
    return UnreadableDocument(
        "unknown-encoding",
        f"Không nhận ra bảng mã của tệp “{name}”. Cần Unicode (UTF-8, UTF-16), TCVN3 hoặc VNI.",
        "Mở tệp bằng trình soạn thảo đã tạo ra nó và lưu lại với bảng mã UTF-8.",
    )


def binary(name: str) -> UnreadableDocument:
    return UnreadableDocument(
        "binary", f"Tệp “{name}” chứa dữ liệu nhị phân, không phải văn bản.", f"Chọn đúng tệp {_READABLE}."
    )


def secret(name: str, level: str) -> UnreadableDocument:
    return UnreadableDocument(
        "secret",
        f"Văn bản “{name}” đóng dấu {level.upper()} nên bị từ chối và không được lưu.",
        "Xử lý văn bản theo quy định về bảo vệ bí mật nhà nước, không đưa vào hệ thống này.",
    )


def no_converter(name: str) -> UnreadableDocument:
    return UnreadableDocument(
        "no-converter",
        f"Tệp “{name}” là Word đời cũ (.doc), cần LibreOffice để đọc nhưng máy này chưa cài.",
        "Cài LibreOffice, hoặc mở tệp bằng Word và lưu lại dưới dạng .docx.",
    )


def not_converted(name: str) -> UnreadableDocument:
    return UnreadableDocument("not-converted", f"LibreOffice không đọc được tệp “{name}”.", _SAVE_AGAIN)


def converts_too_long(name: str, seconds: float) -> UnreadableDocument:
    return UnreadableDocument(
        "converts-too-long", f"LibreOffice đọc tệp “{name}” quá {seconds:g} giây nên đã dừng.", _SAVE_AGAIN
    )


def _ranges(pages: Sequence[int]) -> str:
    """Page numbers with runs drawn together: 1-3, 7."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and runs[-1][-1] == page - 1:
            runs[-1][1:] = [page]
        else:
            runs.append([page])
    return ", ".join("-".join(str(page) for page in run) for run in runs)


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB".replace(".", ",").replace(",0 ", " ")


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")
