"""What the open headings say of everything under them: level, field, what is done to the procedures."""

import re
from dataclasses import dataclass

from kientao.compiler.draft import Quote
from kientao.compiler.marks.labels import Label, label_of
from kientao.compiler.procedure_draft import Change, ProcedureLevel
from kientao.compiler.procedures.labels import change_in, field_in, level_in
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.key import is_upper, key

_DEPTHS = {"annex": 0, "part": 1, "chapter": 2, "capital": 3, "roman": 4}
_ABOUT = re.compile(
    r"danh mục|lĩnh vực|cấp (?:tỉnh|xã|huyện)|(?:nội dung|quy trình) (?:nội bộ|cụ thể|điện tử|giải quyết)|thẩm quyền"
    r"|thủ tục hành chính|tthc|phần |phụ lục"
)


@dataclass(frozen=True, slots=True)
class _Open:
    depth: int
    level: ProcedureLevel | None
    field: Quote | None
    change: Change | None


class Headings:
    """The headings open at a place of the text, outermost first."""

    def __init__(self) -> None:
        self._open: list[_Open] = []

    def add(self, words: Excerpt, depth: int | None = None) -> None:
        """A heading closes those as deep as it and deeper."""
        label = label_of(words.text)
        at = depth if depth is not None else depth_of(label)
        while self._open and self._open[-1].depth >= at:
            self._open.pop()
        field = field_in(words)
        self._open.append(
            _Open(at, level_in(words.text), Quote(field.text, field.spans) if field else None, change_in(words.text))
        )

    def titled(self, words: Excerpt, depth: int) -> None:
        """A heading inside a list: what it says beside level and change is the field."""
        self.add(words, depth)
        top = self._open[-1]
        if top.field is None and top.level is None and top.change is None:
            self._open[-1] = _Open(top.depth, None, Quote(words.text, words.spans), None)

    @property
    def level(self) -> ProcedureLevel | None:
        return next((heading.level for heading in reversed(self._open) if heading.level), None)

    @property
    def field(self) -> Quote | None:
        return next((heading.field for heading in reversed(self._open) if heading.field), None)

    @property
    def change(self) -> Change | None:
        return next((heading.change for heading in reversed(self._open) if heading.change), None)


def depth_of(label: Label | None) -> int:
    """How deep a heading with this label stands; without one, as deep as an annex."""
    if label is None:
        return 0
    if label.scheme == "decimal":
        return 4 + len(label.path)
    return _DEPTHS.get(label.scheme, 9)


def depth_of_number(printed: str) -> int:
    """How deep a heading stands whose number has a cell of its own: "A", "II", "1"."""
    number = printed.strip(" .)")
    if re.fullmatch(r"[IVX]+", number):
        return _DEPTHS["roman"]
    if re.fullmatch(r"[A-HĐ]", number):
        return _DEPTHS["capital"]
    return _DEPTHS["roman"] + 1 + number.count(".") if number else 0


def heads_a_division(words: Excerpt, *, bold: bool) -> bool:
    """Is this a heading of the document's own order ("A. DANH MỤC …", "II. LĨNH VỰC …"), no item of a list?"""
    text = words.text
    label = label_of(text)
    if len(text) > 400 or not _ABOUT.search(key(text)):
        return False
    if label is None:
        return (is_upper(text) or bold) and not text.endswith((".", ";"))
    if label.scheme in _DEPTHS:
        return True
    return label.scheme == "decimal" and (is_upper(text) or bold) and bool(field_in(words) or level_in(text))
