"""Procedures as a sheet lists them: columns however they are headed, cells read and written. Pure.

A cell that says what the catalogue would write there changes nothing, and neither does an empty one: what a sheet has
no room for (forms of papers, codes of fees) stays as it is.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from kientao.base.sheets.cells import as_text
from kientao.base.sheets.headings import Column
from kientao.kernel.key import bare
from kientao.registers.onestop.rules.procedure import (
    Channel,
    Component,
    Content,
    Fee,
    LegalBasis,
    Level,
    Limit,
    Manner,
    OnlineLevel,
    ResultKind,
    Sequence,
)
from kientao.registers.onestop.rules.typed_fee import fee_words, read_fee
from kientao.registers.onestop.rules.typed_time import limit_words, read_limit

COLUMNS: tuple[Column, ...] = (
    Column("code", "Mã thủ tục", ("Mã", "Mã số", "Mã TTHC", "Mã số TTHC", "Mã thủ tục hành chính")),
    Column("name", "Tên thủ tục hành chính", ("Tên", "Tên thủ tục", "Tên TTHC", "Thủ tục hành chính")),
    Column("field", "Lĩnh vực", ("Tên lĩnh vực",), required=False),
    Column("field_code", "Mã lĩnh vực", (), required=False),
    Column("level", "Cấp thực hiện", ("Cấp", "Cấp giải quyết"), required=False),
    Column("online", "Mức độ trực tuyến", ("Mức độ", "Mức độ DVC", "Mức độ dịch vụ công trực tuyến"), required=False),
    Column(
        "channels",
        "Cách thức nộp",
        ("Hình thức nộp", "Cách thức thực hiện", "Cách thức", "Địa điểm", "Địa điểm, cách thức thực hiện"),
        required=False,
    ),
    Column(
        "limit",
        "Thời hạn giải quyết",
        ("Thời hạn", "Thời gian", "Thời gian giải quyết", "Thời gian thực hiện"),
        required=False,
    ),
    Column("fees", "Phí, lệ phí", ("Phí", "Lệ phí", "Mức thu", "Phí lệ phí (nếu có)"), required=False),
    Column("agencies", "Cơ quan thực hiện", ("Đơn vị thực hiện",), required=False),
    Column(
        "deciding_agency",
        "Cơ quan có thẩm quyền quyết định",
        ("Cơ quan quyết định", "Cơ quan giải quyết", "Cơ quan có thẩm quyền"),
        required=False,
    ),
    Column("coordinating", "Cơ quan phối hợp", (), required=False),
    Column("subjects", "Đối tượng thực hiện", ("Đối tượng",), required=False),
    Column("components", "Thành phần hồ sơ", ("Hồ sơ",), required=False),
    Column("sets", "Số bộ hồ sơ", ("Số lượng hồ sơ", "Số bộ"), required=False),
    Column("sequences", "Trình tự thực hiện", ("Trình tự",), required=False),
    Column("results", "Kết quả", ("Kết quả thực hiện", "Kết quả giải quyết"), required=False),
    Column("conditions", "Yêu cầu, điều kiện", ("Điều kiện",), required=False),
    Column("legal_bases", "Căn cứ pháp lý", ("Căn cứ",), required=False),
    Column("decision", "Quyết định công bố", ("Số quyết định", "Quyết định", "Văn bản công bố"), required=False),
    Column("owner", "Cơ quan quản lý", ("Cơ quan chủ trì", "Sở quản lý"), required=False),
)
HELP = (
    "Mỗi dòng một thủ tục, mã là bắt buộc. Ô để trống thì nội dung đang có được giữ nguyên.",
    "Trong một ô, mỗi ý một dòng (Alt+Enter). Thời hạn, phí khác nhau theo cách nộp: «Trực tuyến: 7 ngày làm việc».",
)
LONGEST = {"code": 40, "name": 1000, "field": 250, "field_code": 40, "decision": 120, "owner": 250}
LONGEST_CELL = 20_000
_CODE = re.compile(r"[0-9A-Za-zĐđ]+(?:[.\-/_][0-9A-Za-zĐđ]+)*")
_AS_NUMBER = re.compile(r"(\d),(\d{1,6})")
_ASIDE = re.compile(r"^\[([^\[\]]+)\]\s*")
_LEVELS = {"bo": Level.MINISTRY, "tinh": Level.PROVINCE, "xa": Level.COMMUNE, "khac": Level.OTHER}
_CHANNELS = (
    (Channel.COUNTER, ("truc tiep", "mot cua", "trung tam phuc vu")),
    (Channel.ONLINE, ("truc tuyen", "dich vu cong quoc gia", "dichvucong")),
    (Channel.POST, ("buu chinh", "buu dien")),
)


class BadCell(ValueError):
    """A cell can't be taken. The message is Vietnamese."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A cell that was taken as words because nobody can be sure what it means."""

    column: str
    message: str


@dataclass(slots=True)
class Read:
    """A row understood: its content, and what stays doubtful."""

    content: Content
    doubts: list[Doubt] = field(default_factory=list)


_Words = Callable[[Manner], str]
_Reader = Callable[[Read, str], Content]


def read_code(text: str) -> str:
    """The code; a national one that a spreadsheet took for a number ("1,00946") has its figures back.

    Raises BadCell.
    """
    if found := _AS_NUMBER.fullmatch(text):
        return f"{found[1]}.{found[2]:0<6}"
    if not _CODE.fullmatch(text):
        raise BadCell(f"«{text[:40]}» không phải mã thủ tục: ghi như 1.012994.")
    return text


def read_row(cells: Mapping[str, str], there: Content | None) -> Read:
    """What a version says after the row: `there` is what it said before. Raises BadRow with every bad cell."""
    given = dict(cells)
    if there is not None:
        written = dict(cells_of(there))
        given = {name: text for name, text in cells.items() if _flat(text) != _flat(written.get(name, ""))}
    content = there or Content(name=given.get("name", ""))
    read = Read(content)
    wrong: dict[str, str] = {}
    for name, reader in _READERS.items():
        if given.get(name):
            try:
                read.content = reader(read, given[name])
            except BadCell as bad:
                wrong[name] = str(bad)
    if wrong:
        raise BadRow(wrong)
    return read


class BadRow(ValueError):
    """Cells that can't be taken: a sentence by column."""

    def __init__(self, cells: Mapping[str, str]) -> None:
        super().__init__(" ".join(cells.values()))
        self.cells = dict(cells)


def cells_of(content: Content) -> Iterator[tuple[str, str]]:
    """The version as cells by column."""
    yield "name", content.name
    yield "field", content.field
    yield "field_code", content.field_code
    yield "level", content.level.words
    yield "online", content.online.words
    yield "channels", " | ".join(one.channel.words for one in content.manners)
    yield "limit", _by_channel(content.manners, lambda one: limit_words(one.limit))
    yield "fees", _by_channel(content.manners, lambda one: "\n".join(map(fee_words, one.fees)))
    yield "agencies", "\n".join(content.agencies)
    yield "deciding_agency", content.deciding_agency
    yield "coordinating", "\n".join(content.coordinating)
    yield "subjects", "\n".join(content.subjects)
    yield "components", "\n".join(f"{_aside(one.case)}{one.name}" for one in content.components)
    yield "sets", str(content.sets)
    yield "sequences", "\n".join(f"{_aside(one.case)}{step}" for one in content.sequences for step in one.steps)
    yield "results", "\n".join(one.name for one in content.results)
    yield "conditions", content.conditions
    yield "legal_bases", "\n".join(basis_words(one) for one in content.legal_bases)


def basis_words(basis: LegalBasis) -> str:
    """ "Nghị định số 61/2018/NĐ-CP: về …"."""
    return f"{basis.number}: {basis.name}" if basis.name else basis.number


def _by_channel(manners: Iterable[Manner], words: _Words) -> str:
    """One cell: once where all channels say the same, else each behind its name."""
    said = {one.channel: words(one) for one in manners}
    if len(set(said.values())) <= 1:
        return next(iter(said.values()), "")
    return "\n".join(f"{channel.words}: {line}" for channel, text in said.items() for line in text.split("\n") if line)


def _aside(case: str) -> str:
    return f"[{case}] " if case else ""


def _flat(text: str) -> str:
    """As a sheet gives it back, line breaks aside."""
    return " ".join(as_text(text).split())


def _lines(text: str) -> list[str]:
    return [line for part in re.split(r"\n", text) if (line := part.strip(" \t-–•+"))]


def _level(read: Read, text: str) -> Content:
    said = {
        level for part in re.split(r"[,;|\n]", bare(text)) for word, level in _LEVELS.items() if word in part.split()
    }
    if not said:
        raise BadCell(f"Không rõ cấp «{text[:40]}»: ghi Cấp Bộ, Cấp tỉnh, Cấp xã hoặc Cơ quan khác.")
    ours = said & {Level.PROVINCE, Level.COMMUNE}
    level = Level.SHARED if len(ours) == 2 else next(iter(ours or sorted(said - {Level.OTHER}) or said))
    if len(said) > max(len(ours), 1):
        read.doubts.append(
            Doubt("level", f"«{text[:60]}» có cả cấp ngoài tỉnh: danh mục của tỉnh ghi «{level.words}».")
        )
    return replace(read.content, level=level)


def _online(read: Read, text: str) -> Content:
    wanted = bare(text)
    for level in OnlineLevel:
        if wanted in (bare(level.words), level.value, f"muc {level.value}", f"dvc {bare(level.words)}"):
            return replace(read.content, online=level)
    known = ", ".join(level.words for level in OnlineLevel)
    raise BadCell(f"Không rõ mức độ trực tuyến «{text[:40]}». Nhận: {known}.")


def _channels(read: Read, text: str) -> Content:
    words = bare(text)
    named = tuple(channel for channel, marks in _CHANNELS if any(mark in words for mark in marks))
    if not named:
        read.doubts.append(Doubt("channels", f"«{text[:60]}» không nêu cách nộp nào: giữ như đang có."))
        return read.content
    pattern = read.content.manners[0] if read.content.manners else Manner(Channel.COUNTER)
    kept = {one.channel: one for one in read.content.manners}
    return replace(
        read.content, manners=tuple(kept.get(one, Manner(one, pattern.limit, pattern.fees)) for one in named)
    )


def _limit(read: Read, text: str) -> Content:
    manners = read.content.manners or (Manner(Channel.COUNTER),)
    if not read.content.manners:
        read.doubts.append(Doubt("limit", "Dòng này không nêu cách nộp: thời hạn ghi cho nộp trực tiếp."))
    found: dict[Channel, Limit] = {}
    for channels, said in _said_by_channel(text, manners):
        parts = dict.fromkeys(part.strip() for part in said.split("|") if part.strip())
        limit = read_limit(next(iter(parts)) if len(parts) == 1 else said)
        if limit.amount is None:
            read.doubts.append(Doubt("limit", _no_figure(said, len(parts))))
        found.update(dict.fromkeys(channels, limit))
    return replace(
        read.content, manners=tuple(replace(one, limit=found.get(one.channel, one.limit)) for one in manners)
    )


def _no_figure(said: str, parts: int) -> str:
    if parts > 1:
        return f"«{said[:60]}» có {parts} thời hạn: giữ nguyên câu chữ, chưa có hạn bằng số."
    return f"«{said[:60]}» không phải một thời hạn bằng số: giữ nguyên câu chữ."


def _fees(read: Read, text: str) -> Content:
    manners = read.content.manners or (Manner(Channel.COUNTER),)
    found: dict[Channel, list[Fee]] = {}
    kept = {one.channel: {_flat(fee_words(fee)): fee for fee in one.fees} for one in manners}
    for channels, said in _said_by_channel(text, manners):
        for part in filter(None, (one.strip() for one in said.split("|"))):
            for channel in channels:
                fee = kept[channel].get(_flat(part)) or read_fee(part)
                if fee is not None and fee not in found.setdefault(channel, []):
                    found[channel].append(fee)
    doubtful = dict.fromkeys(fee for fees in found.values() for fee in fees if fee.amount is None)
    for fee in doubtful:
        read.doubts.append(Doubt("fees", f"«{_flat(fee_words(fee))[:60]}» không có số tiền: tính theo từng hồ sơ."))
    return replace(read.content, manners=tuple(replace(one, fees=tuple(found.get(one.channel, ()))) for one in manners))


def _said_by_channel(text: str, manners: Iterable[Manner]) -> Iterator[tuple[tuple[Channel, ...], str]]:
    """Lines that begin with a channel's name are its own; the others are everybody's."""
    channels = tuple(one.channel for one in manners)
    shared: list[str] = []
    for line in _lines(text):
        own = next((one for one in channels if bare(line).startswith(f"{bare(one.words)}:")), None)
        if own is None:
            shared.append(line)
        else:
            yield (own,), line.partition(":")[2].strip()
    if shared:
        yield channels, " | ".join(shared)


def _components(read: Read, text: str) -> Content:
    kept = {(one.case, _flat(one.name)): one for one in read.content.components}
    taken = {one.key for one in read.content.components}
    papers: list[Component] = []
    for case, name in _in_cases(text):
        paper = kept.get((case, _flat(name)))
        if paper is None:
            fresh = next(f"p{number}" for number in range(1, len(taken) + 2) if f"p{number}" not in taken)
            taken.add(fresh)
            paper = Component(fresh, name, case)
        papers.append(paper)
    return replace(read.content, components=tuple(papers))


def _sequences(read: Read, text: str) -> Content:
    steps: dict[str, list[str]] = {}
    for case, step in _in_cases(text):
        steps.setdefault(case, []).append(step)
    return replace(read.content, sequences=tuple(Sequence(tuple(said), case) for case, said in steps.items()))


def _in_cases(text: str) -> Iterator[tuple[str, str]]:
    for line in _lines(text):
        found = _ASIDE.match(line)
        yield (found[1].strip(), line[found.end() :]) if found and line[found.end() :] else ("", line)


def _results(read: Read, text: str) -> Content:
    kept = {one.name: one for one in read.content.results}
    return replace(read.content, results=tuple(kept.get(name, ResultKind(name)) for name in _lines(text)))


def _bases(read: Read, text: str) -> Content:
    kept = {_flat(basis_words(one)): one for one in read.content.legal_bases}
    bases = []
    for line in _lines(text):
        number, colon, name = line.partition(": ")
        bases.append(kept.get(_flat(line)) or LegalBasis(number if colon else line, name if colon else ""))
    return replace(read.content, legal_bases=tuple(bases))


def _sets(read: Read, text: str) -> Content:
    found = re.fullmatch(r"0*(\d{1,2})(?:\s*\(?.*)?", text.strip())
    if not found or not int(found[1]):
        raise BadCell(f"«{text[:40]}» không phải số bộ hồ sơ: ghi số, ví dụ 01.")
    return replace(read.content, sets=int(found[1]))


def _named(name: str) -> _Reader:
    return lambda read, text: _with(read.content, name, _flat(text))


def _listed(name: str) -> _Reader:
    return lambda read, text: _with(read.content, name, tuple(_lines(text)))


def _with(content: Content, name: str, value: Any) -> Content:
    return replace(content, **{name: value})


# Channels first: terms and fees hang on them.
_READERS: dict[str, _Reader] = {
    "name": _named("name"),
    "field": _named("field"),
    "field_code": _named("field_code"),
    "level": _level,
    "online": _online,
    "channels": _channels,
    "limit": _limit,
    "fees": _fees,
    "agencies": _listed("agencies"),
    "deciding_agency": _named("deciding_agency"),
    "coordinating": _listed("coordinating"),
    "subjects": _listed("subjects"),
    "components": _components,
    "sets": _sets,
    "sequences": _sequences,
    "results": _results,
    "conditions": lambda read, text: replace(read.content, conditions=text.strip()),
    "legal_bases": _bases,
}
