"""Why a file can't be signed or checked, in words for whoever meets it."""


class CannotSign(ValueError):
    """The key, its certificate or the file doesn't allow a signature."""


class CannotCheck(ValueError):
    """The file can't be read far enough to look for signatures."""


def broken_file() -> str:
    """For a PDF that can't be read."""
    return "Tệp PDF hỏng hoặc bị cắt ngang, không đọc được. Hãy lấy lại bản gốc."


def locked_file() -> str:
    """For a PDF with a password."""
    return "Tệp PDF đặt mật khẩu. Hãy bỏ mật khẩu rồi tải lại."
