"""Why a file can't be evidence, in words for the person who hands it in: what was met, and the next step."""

from kientao.documents.refusals import UnreadableDocument as UnacceptableFile
from kientao.documents.refusals import secret

__all__ = ["UnacceptableFile", "secret"]  # and every function below

_ACCEPTED = "PDF, Word, Excel, PowerPoint, JPG, PNG, TXT, CSV, XML hoặc tệp chữ ký rời .p7s"
_PRINT_TO_PDF = "Mở tệp, chọn In rồi “Lưu thành PDF”, và nộp tệp PDF mới."
_SAVE_PLAIN = "Mở tệp, lưu lại dưới dạng {ending} (không có macro) rồi nộp lại."
_SEND_AGAIN = "Xin lại hoặc xuất lại tệp từ phần mềm đã tạo ra nó rồi nộp lại."


def empty(name: str) -> UnacceptableFile:
    return UnacceptableFile("empty", f"Tệp “{name}” rỗng, không có nội dung.", _SEND_AGAIN)


def too_large(name: str, limit: int) -> UnacceptableFile:
    return UnacceptableFile(
        "too-large",
        f"Tệp “{name}” lớn quá mức cho phép là {limit // (1024 * 1024)} MB.",
        "Giảm độ phân giải bản quét, hoặc tách thành nhiều tệp rồi nộp từng tệp.",
    )


def unknown_kind(name: str, ending: str) -> UnacceptableFile:
    what = f"đuôi “{ending}”" if ending else "không có đuôi tệp"
    return UnacceptableFile("unknown-kind", f"Tệp “{name}” có {what}, không nhận được.", f"Nộp tệp {_ACCEPTED}.")


def archive(name: str) -> UnacceptableFile:
    return UnacceptableFile(
        "archive", f"Tệp “{name}” là tệp nén, không nhận được.", "Giải nén rồi nộp từng tệp bên trong."
    )


def executable(name: str) -> UnacceptableFile:
    return UnacceptableFile(
        "executable", f"Tệp “{name}” là chương trình chạy được nên bị từ chối.", f"Nộp tệp {_ACCEPTED}."
    )


def web_page(name: str) -> UnacceptableFile:
    return UnacceptableFile(
        "web-page", f"Tệp “{name}” là trang web hoặc ảnh SVG, có thể chứa mã chạy được.", _PRINT_TO_PDF
    )


def wrong_extension(name: str, words: str, ending: str) -> UnacceptableFile:
    return UnacceptableFile(
        "wrong-extension",
        f"Tệp “{name}” thật ra là {words}.",
        f"Đổi đuôi tệp thành {ending} rồi nộp lại, nếu đúng là tệp cần nộp.",
    )


def unknown_content(name: str) -> UnacceptableFile:
    return UnacceptableFile("unknown-content", f"Không nhận ra nội dung của tệp “{name}”.", f"Nộp tệp {_ACCEPTED}.")


def damaged(name: str, words: str) -> UnacceptableFile:
    return UnacceptableFile("damaged", f"Tệp “{name}” hỏng hoặc không phải {words}.", _SEND_AGAIN)


def encrypted(name: str) -> UnacceptableFile:
    return UnacceptableFile(
        "encrypted",
        f"Tệp “{name}” đặt mật khẩu nên người tiếp nhận không mở được.",
        "Bỏ mật khẩu của tệp rồi nộp lại. Văn bản mật không được đưa vào hệ thống này.",
    )


def macros(name: str, ending: str) -> UnacceptableFile:
    return UnacceptableFile(
        "macros", f"Tệp “{name}” chứa macro (mã chạy được) nên bị từ chối.", _SAVE_PLAIN.format(ending=ending)
    )


def embedded_program(name: str) -> UnacceptableFile:
    return UnacceptableFile(
        "embedded",
        f"Trong tệp “{name}” có nhúng tệp khác hoặc thành phần chạy được.",
        "Gỡ phần nhúng ra, nộp riêng từng tệp.",
    )


def outside_template(name: str) -> UnacceptableFile:
    return UnacceptableFile(
        "outside-parts",
        f"Tệp “{name}” tự tải mẫu hoặc dữ liệu từ nơi khác khi mở.",
        "Chép nội dung sang một tệp mới rồi nộp tệp đó.",
    )


def bomb(name: str) -> UnacceptableFile:
    return UnacceptableFile(
        "bomb",
        f"Tệp “{name}” bung ra lớn bất thường nên không được mở.",
        "Có thể đây là tệp hỏng hoặc cố ý gây hại. Mở và lưu lại thành tệp mới rồi nộp lại.",
    )


def active_pdf(name: str) -> UnacceptableFile:
    return UnacceptableFile(
        "active-pdf", f"Tệp PDF “{name}” chứa mã JavaScript hoặc lệnh mở chương trình.", _PRINT_TO_PDF
    )


def portfolio_pdf(name: str) -> UnacceptableFile:
    return UnacceptableFile(
        "embedded", f"Tệp PDF “{name}” đính kèm tệp khác ở bên trong.", "Lấy các tệp đính kèm ra, nộp riêng từng tệp."
    )


def two_kinds(name: str) -> UnacceptableFile:
    return UnacceptableFile(
        "two-kinds",
        f"Tệp “{name}” ghép hai loại tệp vào làm một, thường thấy ở tệp cố ý gây hại.",
        _SEND_AGAIN,
    )


def huge_picture(name: str, pixels: int) -> UnacceptableFile:
    return UnacceptableFile(
        "huge-picture",
        f"Ảnh “{name}” có quá {pixels // 1_000_000} triệu điểm ảnh.",
        "Giảm kích thước ảnh (300 dpi trên khổ A4 là đủ) rồi nộp lại.",
    )


def signature_with_content(name: str) -> UnacceptableFile:
    return UnacceptableFile(
        "signature-with-content",
        f"Tệp chữ ký “{name}” gói cả nội dung bên trong nên không kiểm tra được.",
        "Nộp tệp chữ ký rời (.p7s) bên cạnh văn bản, hoặc nộp tệp PDF đã ký số.",
    )


def unchecked(name: str) -> UnacceptableFile:
    return UnacceptableFile(
        "unchecked",
        f"Không kiểm tra được tệp “{name}”: trình đọc dừng đột ngột.",
        "Mở tệp, lưu lại thành tệp mới (hoặc in ra PDF) rồi nộp lại.",
    )


def busy(name: str) -> UnacceptableFile:
    return UnacceptableFile(
        "busy", f"Chưa nhận được tệp “{name}” vì nhiều tệp đang được kiểm tra cùng lúc.", "Đợi một phút rồi nộp lại."
    )


def infected(name: str, signature: str) -> UnacceptableFile:
    return UnacceptableFile(
        "infected",
        f"Tệp “{name}” có mã độc ({signature}) nên không được lưu.",
        "Báo cho bộ phận công nghệ thông tin của cơ quan, không mở hoặc gửi tệp này cho người khác.",
    )


def cannot_scan(name: str) -> UnacceptableFile:
    return UnacceptableFile(
        "cannot-scan",
        f"Chưa quét được mã độc cho tệp “{name}” vì chương trình diệt mã độc không trả lời.",
        "Thử lại sau ít phút; nếu vẫn vậy, báo cho quản trị hệ thống. Chưa có gì được lưu.",
    )
