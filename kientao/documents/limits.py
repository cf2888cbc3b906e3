"""How much a file may hold. These fences come before the memory and time limits of the process that reads."""

from dataclasses import dataclass

from kientao.documents import refusals


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes unless said otherwise."""

    file: int = 50_000_000  # Word, PDF and web pages may carry pictures
    text_file: int = 40_000_000
    characters: int = 20_000_000  # of the text that comes out
    part: int = 100_000_000  # one XML part of a Word file, unpacked
    unpacked: int = 400_000_000  # all members of a Word file together
    members: int = 10_000
    ratio: int = 250  # unpacked : packed, asked of members larger than `ratio_from`
    ratio_from: int = 8_000_000
    table_places: int = 2_000_000  # rows × columns of one table
    pages: int = 3_000  # of a PDF
    conversion_seconds: float = 90.0
    recognition_seconds: float = 1_800.0


LIMITS = Limits()
_TEXT_ENDINGS = frozenset({".txt", ".md"})


def check_size(size: int, name: str, extension: str) -> None:
    """Raises UnreadableDocument for a file that is empty or larger than its kind may be."""
    if size == 0:
        raise refusals.empty(name)
    limit = LIMITS.text_file if extension in _TEXT_ENDINGS else LIMITS.file
    if size > limit:
        raise refusals.too_large(name, size, limit)


def check_characters(count: int, name: str) -> None:
    """Raises UnreadableDocument for a text too long to compile."""
    if count > LIMITS.characters:
        raise refusals.too_long(name, count, LIMITS.characters)
