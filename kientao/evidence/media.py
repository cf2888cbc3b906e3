"""The kinds of file that can be evidence. Everything else is refused."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Media:
    """A kind of file. `extensions`: small letters with their dot, the usual one first."""

    code: str
    media_type: str
    extensions: tuple[str, ...]
    words: str
    may_show: bool = False  # inside the browser, on request

    @property
    def extension(self) -> str:
        """The usual one."""
        return self.extensions[0]


_OFFICE = "application/vnd.openxmlformats-officedocument"
PDF = Media("pdf", "application/pdf", (".pdf",), "tệp PDF", may_show=True)
DOCX = Media("docx", f"{_OFFICE}.wordprocessingml.document", (".docx",), "tệp Word")
XLSX = Media("xlsx", f"{_OFFICE}.spreadsheetml.sheet", (".xlsx",), "bảng tính Excel")
PPTX = Media("pptx", f"{_OFFICE}.presentationml.presentation", (".pptx",), "bản trình chiếu PowerPoint")
DOC = Media("doc", "application/msword", (".doc",), "tệp Word đời cũ")
XLS = Media("xls", "application/vnd.ms-excel", (".xls",), "bảng tính Excel đời cũ")
JPEG = Media("jpg", "image/jpeg", (".jpg", ".jpeg"), "ảnh JPEG", may_show=True)
PNG = Media("png", "image/png", (".png",), "ảnh PNG", may_show=True)
TEXT = Media("txt", "text/plain", (".txt",), "văn bản thuần")
CSV = Media("csv", "text/csv", (".csv",), "bảng CSV")
XML = Media("xml", "application/xml", (".xml", ".edxml"), "văn bản điện tử XML")
P7S = Media("p7s", "application/pkcs7-signature", (".p7s",), "tệp chữ ký số rời")

ACCEPTED = (PDF, DOCX, XLSX, PPTX, DOC, XLS, JPEG, PNG, TEXT, CSV, XML, P7S)
BY_CODE = {media.code: media for media in ACCEPTED}
BY_EXTENSION = {extension: media for media in ACCEPTED for extension in media.extensions}
BY_MEDIA_TYPE = {media.media_type: media for media in ACCEPTED}
