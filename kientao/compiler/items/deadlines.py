"""The time cell of a task: one deadline a line, each with what it is for."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kientao.compiler.draft import Deadline, Deliverable
from kientao.compiler.grammar.deadline import Reading, read_deadline
from kientao.compiler.items.deliverables import PRODUCTS
from kientao.compiler.items.pieces import listed, trimmed
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.key import key

_COLON = re.compile(r"\s*:\s*")
_COMMA = re.compile(r"\s*,\s*")
_SEMICOLON = re.compile(r"\s*;\s*")
_PRODUCT = re.compile(rf"(?<![a-zà-ỹđ])(?:{PRODUCTS})(?![a-zà-ỹđ])")
_STEP_WORDS = frozenset(
    [
        "ứng",
        "dụng",
        "ban",
        "hành",
        "hoàn",
        "thành",
        "thực",
        "hiện",
        "triển",
        "khai",
        "tổ",
        "chức",
        "xây",
        "dựng",
        "trình",
        "công",
        "bố",
        "phê",
        "duyệt",
        "các",
        "của",
        "và",
        "về",
        "theo",
        "trong",
        "việc",
        "tiến",
        "hành",
        "nộp",
        "gửi",
        "kết",
        "quả",
        "cơ",
        "quan",
        "có",
        "thẩm",
        "quyền",
        "đối",
        "với",
        "những",
        "ubnd",
        "tỉnh",
        "toàn",
        "nhiệm",
        "vụ",
        "công",
        "tác",
    ]
)


class ReadDeadline:
    """A deadline with what the checks need to know of how it was read."""

    __slots__ = ("ambiguous", "assumes_year", "deadline", "names_product", "understood")

    def __init__(self, deadline: Deadline, reading: Reading, names_product: bool) -> None:
        self.deadline = deadline
        self.understood = reading.understood
        self.ambiguous = reading.ambiguous
        self.assumes_year = reading.kind in ("date", "month", "quarter", "half") and bool(
            (reading.end or reading.start) and not re.search(r"(?:19|20)\d{2}", deadline.text)
        )
        self.names_product = names_product  # its label names a product


def read_deadlines(
    lines: Sequence[Excerpt], year: int | None, deliverables: Sequence[Deliverable]
) -> list[ReadDeadline]:
    """Deadlines of one cell in order; `year` counts where a phrase names none."""
    found: list[ReadDeadline] = []
    for entry in listed(lines):
        for part in _phrases(entry, year):
            label, phrase = _parted(trimmed(part), year)
            reading = _settled(read_deadline(phrase.text, year), bool(deliverables))
            found.extend(_linked(label, phrase, reading, deliverables))
    return found


def _phrases(entry: Excerpt, year: int | None) -> list[Excerpt]:
    """Parts between semicolons, where each part is a time (with or without a label)."""
    parts = list(entry.split(_SEMICOLON))
    if len(parts) == 1:
        return [entry]
    if all(read_deadline(_parted(part, year)[1].text, year).understood for part in parts):
        return parts
    return [entry]


def _settled(reading: Reading, delivers: bool) -> Reading:
    """ "Trong năm" is standing work unless something is to be handed in at its end."""
    if reading.bare_year and not delivers:
        return replace(reading, kind="standing", start=None, end=None)
    return reading


def _parted(entry: Excerpt, year: int | None) -> tuple[Excerpt | None, Excerpt]:
    """Label and phrase: "Ban hành kế hoạch: Quý I", "Kế hoạch khảo sát, quý II/2019", "Quý I: ban hành kế hoạch"."""
    text = entry.text
    colon = None
    for match in _COLON.finditer(text):
        if not text[match.end() :]:
            continue
        colon = match
        after = entry[match.end() :]
        before = entry[: match.start()]
        if read_deadline(after.text, year).understood:
            return (None, after) if not _is_label(before.text, year) else (before, after)
        if read_deadline(before.text, year).understood and _has_moment(before.text, year):
            return after, before
    if colon is not None and _is_label(text[: colon.start()], year):
        return entry[: colon.start()], entry[colon.end() :]
    if read_deadline(text, year).understood:
        return None, entry
    for match in reversed(list(_COMMA.finditer(text))):
        after = entry[match.end() :]
        if after and read_deadline(after.text, year).understood and _PRODUCT.search(key(text[: match.start()])):
            return entry[: match.start()], after
    return _tail(entry, year)


def _is_label(text: str, year: int | None) -> bool:
    return len(text) < 220 and not re.fullmatch(r"(?:thời gian|thời hạn|hoàn thành|tiến độ)[^,;]{0,20}", key(text))


def _has_moment(text: str, year: int | None) -> bool:
    reading = read_deadline(text, year)
    return reading.start is not None or reading.end is not None


def _tail(entry: Excerpt, year: int | None) -> tuple[Excerpt | None, Excerpt]:
    """Words in front of a time that stands at the end: "Tham mưu ban hành trong quý I/2026"."""
    text = entry.text
    starts = [match.start() for match in re.finditer(r"(?<!\S)\S", text)][1:15]
    for start in starts:
        rest = entry[start:]
        reading = read_deadline(rest.text, year)
        if reading.understood and (
            reading.start or reading.end or reading.kind in ("recurring", "standing", "conditional", "reference")
        ):
            return entry[:start], rest
    return None, entry


def _linked(
    label: Excerpt | None, phrase: Excerpt, reading: Reading, deliverables: Sequence[Deliverable]
) -> list[ReadDeadline]:
    """One deadline, or one for each deliverable that the label names."""
    base = Deadline(
        phrase.text,
        reading.kind,
        phrase.spans,
        start=reading.start,
        end=reading.end,
        recurrence=reading.recurrence,
    )
    if label is None:
        return [ReadDeadline(base, reading, False)]
    named: list[ReadDeadline] = []
    for part in list(label.split(_SEMICOLON)) or [label]:
        deliverable = matching_deliverable(part.text, deliverables)
        if deliverable is not None:
            named.append(ReadDeadline(replace(base, label=part.text, deliverable=deliverable.id), reading, True))
    if len(named) > 1:
        return named
    names = _PRODUCT.search(_without_steps(label.text)) is not None
    deliverable_id = named[0].deadline.deliverable if named else None
    deadline = replace(base, label=label.text, deliverable=deliverable_id, spans=(*label.spans, *phrase.spans))
    return [ReadDeadline(replace(deadline, spans=phrase.spans), reading, names)]


def _without_steps(label: str) -> str:
    return re.sub(
        r"^(?:triển khai |tổ chức )?(?:thực hiện|triển khai)(?: kế hoạch| chương trình| đề án)?$", "", key(label)
    )


def matching_deliverable(label: str, deliverables: Sequence[Deliverable]) -> Deliverable | None:
    """The deliverable a label names, by the words that say what it is."""
    wanted = _content(label)
    if not wanted:
        return None
    kinds = set(_PRODUCT.findall(key(label)))
    best: tuple[float, Deliverable] | None = None
    for deliverable in deliverables:
        words = _content(deliverable.text)
        shared = len(wanted & words) / len(wanted)
        deliverable_kinds = set(_PRODUCT.findall(key(deliverable.text)))
        if kinds and deliverable_kinds and not kinds & deliverable_kinds:
            continue
        if not kinds and shared < 1:
            continue
        if shared < 0.6 and _says_no_more(deliverable.text, kinds):
            shared = 0.6
        if shared >= 0.6 and (best is None or shared > best[0]):
            best = (shared, deliverable)
    return best[1] if best else None


def _says_no_more(deliverable: str, kinds: set[str]) -> bool:
    """ "báo cáo kết quả thực hiện" names any report of the task."""
    for part in re.split(r"[,;]", key(deliverable)):
        named = set(_PRODUCT.findall(part))
        words = " ".join(named).split()
        if named & kinds and not [
            w for w in re.findall(r"[a-zà-ỹđ0-9]+", part) if w not in _STEP_WORDS and w not in words
        ]:
            return True
    return False


def _content(text: str) -> set[str]:
    words = re.findall(r"[a-zà-ỹđ0-9]+", key(text))
    return {word for word in words if word not in _STEP_WORDS} or {word for word in words if word in ("kế", "hoạch")}
