"""The procedures read so far, found again by code or by name."""

import re
from collections.abc import Callable, Sequence

from kientao.compiler.procedure_draft import ProcedureLevel
from kientao.compiler.procedures.labels import codes_in, unnumbered
from kientao.compiler.procedures.making import ProcedureMaking
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.key import key

_LEAD = re.compile(
    r"(?:(?:tên )?(?:quy trình|lưu đồ)(?: số)?(?: (?:\d{1,3}|[ivx]{1,5}))?(?: (?:nội bộ|điện tử|liên thông))*"
    r"(?: (?:giải quyết|thực hiện|xử lý))?(?: (?:các )?(?:thủ tục hành chính|thủ tục|tthc))?"
    r"|(?:tên )?(?:nhóm )?(?:thủ tục hành chính|thủ tục|tthc)(?: số)?(?: \d{1,3})?)\s*[:.–-]*\s*"
)
_TAIL = re.compile(
    r"\s*[\[(](?:mã|\d\.\d{6})[^()\[\]]*[\])]?|\s*[-–:,;]?\s*(?<![\d.])\d\.\d{6}(?!\d).*$"
    r"|\s*[-–:,;]?\s*mã (?:số|tthc|thủ tục|hồ sơ)?.*$"
)
_WORD = re.compile(r"\w+")
_ALIKE = 0.8


class Known:
    """Procedures in the order in which they are found."""

    def __init__(self) -> None:
        self.all: list[ProcedureMaking] = []
        self._by_code: dict[str, ProcedureMaking] = {}
        self._by_name: dict[str, list[ProcedureMaking]] = {}
        self._bags: list[tuple[frozenset[str], ProcedureMaking]] = []

    def add(self, name: Excerpt, code: str | None) -> ProcedureMaking:
        """A procedure that was not known."""
        made = ProcedureMaking(f"p{len(self.all) + 1}", name)
        made.spans.extend(name.spans)
        self.all.append(made)
        words = _folded(name.text)
        self._by_name.setdefault(words, []).append(made)
        self._bags.append((frozenset(words.split()), made))
        if code is not None:
            self.give_code(made, code)
        return made

    def give_code(self, procedure: ProcedureMaking, code: str) -> None:
        procedure.code = code
        self._by_code.setdefault(code, procedure)

    def of_code(self, code: str) -> ProcedureMaking | None:
        return self._by_code.get(code)

    def named(self, name: str) -> list[ProcedureMaking]:
        """Procedures of exactly this name, whatever its capitals and dots."""
        return self._by_name.get(_folded(name), [])

    def meant_by(
        self, words: Excerpt, level: ProcedureLevel | None, taken: Callable[[], Sequence[str]], *, loosely: bool
    ) -> ProcedureMaking | None:
        """The procedure a heading means: by a code in it, by its name, `loosely` also by nearly its name.

        Where several have the name, the one of the level, else the first without a process (`taken` have one).
        """
        for _, _, code in codes_in(words.text):
            if code in self._by_code:
                return self._by_code[code]
        text = bare_name(words).text
        found = self.named(text) or self.named(words.text)
        if not found and loosely:
            found = self._alike(text)
        if not found:
            return None
        fitting = [one for one in found if level is not None and one.level == level] or found
        return next((one for one in fitting if one.id not in taken()), fitting[0])

    def _alike(self, text: str) -> list[ProcedureMaking]:
        bag = frozenset(_folded(text).split())
        if len(bag) < 4:
            return []
        best, score = None, _ALIKE
        for other, made in self._bags:
            alike = len(bag & other) / len(bag | other)
            if alike > score:
                best, score = made, alike
        return [best] if best is not None else []


def bare_name(words: Excerpt) -> Excerpt:
    """The name in a heading, without "Thủ tục", number, quotes and code."""
    body = unnumbered(words)
    match = _LEAD.match(key(body.text))
    if match is not None and 0 < match.end() < len(body.text):
        body = unnumbered(body[match.end() :])
    tail = _TAIL.search(key(body.text))
    if tail is not None and tail.start() > 8:
        body = body[: tail.start()]
    text = body.text
    start = len(text) - len(text.lstrip(" “”\"'.:;,–-"))
    return body[start : len(text.rstrip(" “”\"'.:;,–-"))]


def says_procedure(words: Excerpt) -> bool:
    """Does the heading call itself a procedure or a process: "Thủ tục: …", "Quy trình giải quyết thủ tục …"?"""
    body = unnumbered(words)
    match = _LEAD.match(key(body.text))
    return match is not None and 3 < match.end() < len(body.text) - 5


def _folded(name: str) -> str:
    return " ".join(_WORD.findall(key(name)))
