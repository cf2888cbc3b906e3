"""What a story of a Word file shows: the body, a header, a footnote. Tracked changes count as accepted."""

from collections.abc import Iterable, Iterator

from lxml.etree import _Element

from kientao.documents.characters import symbol
from kientao.documents.content import Content, Line, Run, lines_of
from kientao.documents.docx.names import ALTERNATE, MATH_TEXT, VAL, w
from kientao.documents.docx.numbering import Numbering
from kientao.documents.docx.styles import (
    ListPlace,
    Style,
    Styles,
    centred,
    font_name,
    heading_level,
    list_place,
    switch,
)
from kientao.documents.docx.tables import grid_of
from kientao.documents.legacy import Encoding, LegacyFont, holds_only_bytes

PARAGRAPH, TABLE, PPR = w("p"), w("tbl"), w("pPr")
_RUN, _RPR, _TEXT, _BOLD, _VANISH = w("r"), w("rPr"), w("t"), w("b"), w("vanish")
_PSTYLE, _RSTYLE = w("pStyle"), w("rStyle")
_CHOICE, _FALLBACK, _ALTERNATE = f"{ALTERNATE}Choice", f"{ALTERNATE}Fallback", f"{ALTERNATE}AlternateContent"
_FIELD, _FIELD_TYPE, _TEXT_BOX, _SYMBOL, _SYMBOL_CODE = (
    w("fldChar"), w("fldCharType"), w("txbxContent"), w("sym"), w("char"),
)  # fmt: skip
_SIGNS = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
}
# Removed by a tracked change, or words that are never shown.
_GONE = frozenset(
    w(name)
    for name in (
        "del", "moveFrom", "delText", "instrText", "delInstrText", "rPr", "pPr", "sdtPr", "sdtEndPr", "rt", "tblPr",
        "tblGrid", "sectPr", "softHyphen", "fldData",
    )
)  # fmt: skip
_REMOVED_MARK = (w("del"), w("moveFrom"))


class Story:
    """Walks one story and keeps what goes on over paragraphs: open fields, hidden characters."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.styles = styles
        self.numbering = numbering
        self.hidden = 0
        self.converted_from: Encoding | None = None
        self._fields: list[bool] = []  # for each open field: has its result begun?
        self._boxes: list[_Element] = []
        self._kept: list[Run] = []  # of a paragraph whose mark a tracked change removed

    def content(self, parent: _Element) -> list[Content]:
        """Paragraphs and tables under `parent` in order."""
        found: list[Content] = []
        for element in blocks_under(parent):
            if element.tag == PARAGRAPH:
                found.extend(self._paragraph(element))
            else:
                found.extend(self._rest())
                found.append(grid_of(element, self))
        found.extend(self._rest())
        return found

    def count_hidden(self, element: _Element) -> None:
        """Counts the characters of something that isn't shown at all."""
        self.hidden += sum(len("".join((text.text or "").split())) for text in element.iter(_TEXT))

    def _rest(self) -> list[Content]:
        """Words still waiting for a paragraph to join, where none came."""
        runs, self._kept = self._kept, []
        return list(lines_of(runs))

    def _paragraph(self, paragraph: _Element) -> list[Content]:
        properties = paragraph.find(PPR)
        style_name = None
        direct: ListPlace | None = None
        mark_removed = False
        if properties is not None:
            named = properties.find(_PSTYLE)
            style_name = None if named is None else named.get(VAL)
            direct = list_place(properties)
            mark = properties.find(_RPR)
            mark_removed = mark is not None and any(mark.find(name) is not None for name in _REMOVED_MARK)
        style = self.styles.of(style_name)
        runs: list[Run] = []
        self._runs(paragraph, style, runs)
        while self._fields and not self._fields[-1]:
            self._fields.pop()  # an unfinished field never swallows more than its paragraph
        boxes, self._boxes = self._boxes, []
        if mark_removed:
            self._kept.extend(runs)
            return self._in_boxes(boxes)
        kept = bool(self._kept)
        runs, self._kept = self._kept + runs, []
        marker = self._marker(direct, style, runs)
        if marker:
            runs.insert(0, Run(marker, marker=True))
        elif not runs and not kept and not boxes:
            return []
        middle, level = centred(properties), heading_level(properties)
        lines: list[Content] = list(
            lines_of(
                runs,
                centred=bool(style.centred if middle is None else middle),
                heading_level=(style.heading_level if level is None else level) or None,
            )
        )
        return lines + self._in_boxes(boxes)

    def _marker(self, direct: ListPlace | None, style: Style, runs: list[Run]) -> str:
        place, owner = style.place, style.identifier
        if direct is not None:
            inherited = place.list_id if place is not None else None
            # The paragraph's own level, or else that of its style.
            level = direct.level if direct.level is not None or place is None else place.level
            own = direct.list_id is not None
            place = ListPlace(direct.list_id if own else inherited, (level or 0) if own else level)
        if place is None:
            return ""
        marker = self.numbering.next(place, owner)
        bare = marker.strip()
        if bare and not bare[-1:].isalnum() and not any(letter.isalnum() for letter in bare):
            return marker if any(run.text.strip() for run in runs) else ""  # a bullet without words says nothing
        return marker

    def _in_boxes(self, boxes: Iterable[_Element]) -> list[Content]:
        """Text boxes come after the paragraph they hang on."""
        found: list[Content] = []
        for box in boxes:
            found.extend(self.content(box))
        return found

    def _runs(self, parent: _Element, style: Style, runs: list[Run]) -> None:
        for element in parent:
            tag = element.tag
            if tag == _RUN:
                self._run(element, style, runs)
            elif tag == MATH_TEXT:
                if self._shown():
                    runs.append(Run(element.text or ""))
            elif tag == _ALTERNATE:
                chosen = _chosen(element)
                if chosen is not None:
                    self._runs(chosen, style, runs)
            elif tag == _TEXT_BOX:
                self._boxes.append(element)
            elif tag not in _GONE and len(element):
                self._runs(element, style, runs)

    def _run(self, element: _Element, style: Style, runs: list[Run]) -> None:
        bold, hidden, font = self._dress(element.find(_RPR), style)
        parts: list[str] = []
        self._run_parts(element, parts)
        text = "".join(parts)
        if not text:
            return
        if hidden:
            self.hidden += len("".join(text.split()))
            return
        if font is not None and not text.isascii() and holds_only_bytes(text):
            self.converted_from = font.encoding
        runs.append(Run(text, bold, font))

    def _run_parts(self, parent: _Element, parts: list[str]) -> None:
        for element in parent:
            tag = element.tag
            if tag == _TEXT:
                if self._shown():
                    parts.append((element.text or "").replace("\n", " "))
            elif tag in _SIGNS:
                if self._shown():
                    parts.append(_SIGNS[tag])
            elif tag == _FIELD:
                self._field(element.get(_FIELD_TYPE))
            elif tag == _SYMBOL:
                if self._shown():
                    parts.append(_symbol(element.get(_SYMBOL_CODE)))
            elif tag == _ALTERNATE:
                chosen = _chosen(element)
                if chosen is not None:
                    self._run_parts(chosen, parts)
            elif tag == _TEXT_BOX:
                self._boxes.append(element)
            elif tag not in _GONE and len(element):
                self._run_parts(element, parts)

    def _dress(self, properties: _Element | None, style: Style) -> tuple[bool, bool, LegacyFont | None]:
        bold, hidden, font = style.bold, style.hidden, style.font
        if properties is not None and len(properties):
            named = properties.find(_RSTYLE)
            if named is not None:
                own = self.styles.run(named.get(VAL, ""))
                bold = bold if own.bold is None else own.bold
                hidden = hidden if own.hidden is None else own.hidden
                font = own.font or font
            direct_bold, direct_hidden = switch(properties, _BOLD), switch(properties, _VANISH)
            bold = bold if direct_bold is None else direct_bold
            hidden = hidden if direct_hidden is None else direct_hidden
            font = font_name(properties) or font
        return bool(bold), bool(hidden), self.styles.legacy(font)

    def _shown(self) -> bool:
        return all(self._fields)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()


def blocks_under(parent: _Element) -> Iterator[_Element]:
    """Paragraphs and tables under `parent`, also inside content controls and tracked insertions."""
    for element in parent:
        tag = element.tag
        if tag in (PARAGRAPH, TABLE):
            yield element
        elif tag == _ALTERNATE:
            chosen = _chosen(element)
            if chosen is not None:
                yield from blocks_under(chosen)
        elif tag not in _GONE and len(element):
            yield from blocks_under(element)


def plain_lines(content: Iterable[Content]) -> list[str]:
    """The words of content without its shape."""
    found: list[str] = []
    for item in content:
        if isinstance(item, Line):
            found.append(item.text)
        else:
            for cell in item.cells:
                found.extend(plain_lines(cell.content))
    return found


def _chosen(alternate: _Element) -> _Element | None:
    """The newer of two ways to say the same; the older one only where it is alone."""
    choice = alternate.find(_CHOICE)
    return alternate.find(_FALLBACK) if choice is None else choice


def _symbol(code: str | None) -> str:
    try:
        return symbol(int(code or "", 16))
    except ValueError:
        return ""
