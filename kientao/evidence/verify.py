"""Are all files still there, and still what was handed in?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kientao.evidence.models import StoredFile
from kientao.evidence.storage import hash_of, path_of


@dataclass(frozen=True, slots=True)
class FileFault:
    """A file that isn't what it was. `items` are the names it was handed in under."""

    sha256: str
    what: Literal["missing", "altered", "unreadable"]
    items: tuple[str, ...]

    def __str__(self) -> str:
        """One Vietnamese line."""
        names = ", ".join(self.items) or "chưa dùng"
        return f"{_WORDS[self.what]}: {path_of(self.sha256)} ({names})."


_WORDS = {
    "missing": "Thiếu tệp",
    "altered": "Tệp đã bị sửa sau khi nộp",
    "unreadable": "Không đọc được tệp",
}


def verify() -> Iterator[FileFault]:
    """Reads every stored file anew; nothing when all are whole."""
    for stored in StoredFile.objects.order_by("pk").iterator(chunk_size=500):
        what = _fault(stored)
        if what:
            names = stored.items.order_by("created_at").values_list("original_name", flat=True)
            yield FileFault(stored.sha256, what, tuple(names[:5]))


def _fault(stored: StoredFile) -> Literal["missing", "altered", "unreadable"] | None:
    place = path_of(stored.sha256)
    try:
        if place.stat().st_size != stored.size or hash_of(place) != stored.sha256:
            return "altered"
    except FileNotFoundError:
        return "missing"
    except OSError:
        return "unreadable"
    return None
