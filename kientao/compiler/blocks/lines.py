"""Lines of plain text, and paragraphs made whole again where a converter wrapped them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kientao.compiler.marks.labels import label_of
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.key import is_upper
from kientao.kernel.span import Span, Spans, subtracted

_LINE = re.compile(r"[^\n]*\n?")
_SENTENCE_END = (".", ":", ";", "!", "?", "…", "./.")
_RULE = re.compile(r"[-_=~*.…\s]{3,}$")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line without markup. `tabbed` lines open a table cell in some dumps."""

    start: int
    end: int
    words: Excerpt
    tabbed: bool
    marked: bool  # all of it stood between bold marks

    @property
    def text(self) -> str:
        return self.words.text

    @property
    def blank(self) -> bool:
        return not self.words


def lines_of(text: str, markup: Spans) -> list[Line]:
    """Every line of the text in order, markup left out."""
    lines: list[Line] = []
    cursor = 0
    for match in _LINE.finditer(text):
        start, end = match.span()
        if start == end:
            continue
        holes: list[Span] = []
        while cursor < len(markup) and markup[cursor].start < end:
            holes.append(markup[cursor])
            cursor += 1
        pieces: Spans = subtracted([Span(start, end)], holes) if holes else (Span(start, end),)
        words = Excerpt.of(text, pieces)
        raw = text[start:end].strip()
        marked = raw.startswith("**") and (raw.endswith("**") or "**" not in raw[2:]) and bool(words)
        lines.append(Line(start, end, words, text[start:end].lstrip(" \u00a0").startswith("\t"), marked))
    return lines


def wrap_width(lines: Sequence[Line]) -> int | None:
    """The column a converter wrapped at, or None when lines are whole paragraphs.

    Wrapped text has most of its longer lines close to one width and hardly any beyond it.
    """
    lengths = sorted(len(line.text) for line in lines if len(line.text) >= 40)
    if len(lengths) < 8:
        return None
    width = lengths[int(len(lengths) * 0.97)]
    if width > 130:
        return None
    return width


def are_spaced(lines: Sequence[Line]) -> bool:
    """Do blank lines part the paragraphs? Then every line break inside a paragraph is a converter's."""
    blank = sum(line.blank for line in lines)
    return blank >= 12 and blank >= 0.08 * len(lines)


def paragraphs(
    source: str, lines: Sequence[Line], width: int | None, spaced: bool = False
) -> list[tuple[Excerpt, bool]]:
    """Lines joined into paragraphs, each with whether all of it was bold. Blank lines always part."""
    found: list[tuple[Excerpt, bool]] = []
    group: list[Line] = []

    def close() -> None:
        if group:
            first, *rest = (line.words for line in group)
            found.append((first.joined(*rest) if rest else first, all(line.marked for line in group)))
            group.clear()

    for line in lines:
        if line.blank:
            close()
            continue
        if group and not continues(group[-1].text, line.text, width, opening_of(group), spaced):
            close()
        group.append(line)
    close()
    return found


def opening_of(group: Sequence[Line]) -> str:
    """The first lines of a paragraph in the making, enough to tell what it is."""
    return " ".join(line.text for line in group[:4])


def continues(previous: str, line: str, width: int | None, opening: str = "", spaced: bool = False) -> bool:
    """Does `line` go on with the paragraph that `previous` belongs to?"""
    if label_of(line) is not None and not _inner_number(previous, line):
        return False
    if _RULE.match(line) or _RULE.match(previous):
        return False
    if _KIND_ALONE.match(previous):
        return False
    if _ANNOUNCEMENT.match(opening) and opening.count("(") <= opening.count(")"):
        return False
    if spaced and width is not None:
        return not (is_upper(previous) and not line.isupper() and label_of(opening) is None)
    if width is None:
        return line[:1].islower() and not previous.endswith(_SENTENCE_END)
    ended = previous.endswith(_SENTENCE_END)
    if label_of(opening) is None and line[:1].isupper() and not is_upper(line) and _is_title(previous):
        return False
    full = len(previous) + _first_word(line) > width * 0.97  # the next word would not have fitted
    if line[:1].islower():
        return not (ended and previous.endswith((".", ":"))) or full
    if line[:1] in ",.;:)%" or (previous.endswith(";") and line[:1].isdigit()):
        return True
    if label_of(opening) is not None and is_upper(previous) and (is_upper(line) or len(line) < 5 and line.isupper()):
        return True
    if previous.endswith(":") and not full:
        return False
    if full:
        return True
    if ended:
        return False
    if previous.endswith((",", "-", "(", "/", "“", "–")) or _open_phrase(previous) or _open_date(previous, line):
        return True
    return _goes_on(opening or previous, previous, line)


def _is_title(line: str) -> bool:
    return is_upper(line) and len(line) > 12


_KIND_ALONE = re.compile(
    r"(?:KẾ HOẠCH|QUYẾT ĐỊNH|CHƯƠNG TRÌNH|CHỈ THỊ|NGHỊ QUYẾT|ĐỀ ÁN|THÔNG BÁO|PHỤ LỤC|BÁO CÁO|ĐỀ CƯƠNG)$"
)
_ANNOUNCEMENT = re.compile(r"\((?:Ban hành|Kèm theo|Có |Đính kèm|Phụ lục)")


_OPEN = re.compile(
    r"(?:^|[\s,(:])(?:và|của|các|với|tại|cho|theo|về|hoặc|do|từ|đến|trên|trong|cùng|là|bởi|ủy|gửi|trình|đề nghị|giao"
    r"|Sở|Bộ|Cục|Chi cục|Ủy ban|Uỷ ban|Thanh tra|Công an|Văn phòng|Trung tâm|Hội|Ban|Viện|Đoàn"
    r"|Kho bạc|Ngân hàng|Bảo hiểm|Liên đoàn|Phòng|HĐND)$"
)


def _goes_on(opening: str, previous: str, line: str) -> bool:
    """Running text that has not ended goes on even before a capital; headings, titles and names stand alone."""
    if is_upper(previous) or is_upper(line) or _ANNOUNCEMENT.match(line):
        return False
    label = label_of(opening)
    if label is not None and not label.is_bullet:
        return previous.count("(") > previous.count(")")
    return len(opening) > 20


def _first_word(line: str) -> int:
    return len(line.split(" ", 1)[0]) + 1


def _open_date(previous: str, line: str) -> bool:
    return line[:1].isdigit() and previous.rsplit(" ", 1)[-1].lower() in {"ngày", "tháng", "năm", "số"}


def _open_phrase(previous: str) -> bool:
    """Ends with words that can't end a paragraph: one that joins, one that asks for an object, half a name."""
    return bool(_OPEN.search(previous)) and not is_upper(previous)


_BEFORE_A_NUMBER = frozenset(
    ["khoản", "điểm", "mục", "số", "ngày", "tháng", "năm", "tại", "theo", "và", "đến", "từ", "-", "quý", "quí"]
)


def _inner_number(previous: str, line: str) -> bool:
    """A wrapped line may begin with a number that is no label ("… điểm d, khoản\\n1. mục III")."""
    last = previous.rsplit(" ", 1)[-1].lower()
    label = label_of(line)
    if label is None:
        return False
    if label.is_bullet:
        return False
    if previous.rfind("(") > previous.rfind(")"):
        return True
    if label.scheme in ("decimal", "letter", "article", "roman", "annex", "chapter"):
        return last in _BEFORE_A_NUMBER
    return False
