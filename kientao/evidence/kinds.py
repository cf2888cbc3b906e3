"""What evidence can be, and what is known of a file's harmlessness. Values are kept in the database."""

from enum import StrEnum


class Kind(StrEnum):
    """What is handed in."""

    DOCUMENT = "document"
    FILE = "file"
    MINUTES = "minutes"
    LINK = "link"
    FIGURE = "figure"

    @property
    def words(self) -> str:
        """In Vietnamese."""
        return _KIND_WORDS[self]


class ScanState(StrEnum):
    """What the antivirus program said of a file."""

    CLEAN = "clean"
    NOT_SCANNED = "not-scanned"
    INFECTED = "infected"

    @property
    def words(self) -> str:
        """In Vietnamese."""
        return _SCAN_WORDS[self]


_KIND_WORDS = {
    Kind.DOCUMENT: "Văn bản",
    Kind.FILE: "Tệp khác",
    Kind.MINUTES: "Biên bản bàn giao",
    Kind.LINK: "Đường dẫn",
    Kind.FIGURE: "Số liệu",
}
_SCAN_WORDS = {
    ScanState.CLEAN: "đã quét, không thấy mã độc",
    ScanState.NOT_SCANNED: "chưa quét mã độc",
    ScanState.INFECTED: "có mã độc",
}
KINDS_WITH_FILE = frozenset({Kind.DOCUMENT, Kind.FILE, Kind.MINUTES})
