"""What styles say of paragraphs and runs, with what they inherit."""

from dataclasses import dataclass, replace

from lxml.etree import _Element

from kientao.documents.docx.names import VAL, is_on, number, w
from kientao.documents.legacy import LegacyFont, legacy_font

_STYLE, _PPR, _RPR, _BOLD, _VANISH, _FONTS = w("style"), w("pPr"), w("rPr"), w("b"), w("vanish"), w("rFonts")
_FONT_NAMES = (w("ascii"), w("hAnsi"))
_BODY_LEVEL = 9


@dataclass(frozen=True, slots=True)
class ListPlace:
    """`list_id` "0" takes a paragraph out of the list its style puts it in."""

    list_id: str | None
    level: int | None


@dataclass(frozen=True, slots=True)
class Style:
    """None where the style says nothing."""

    bold: bool | None = None
    hidden: bool | None = None
    font: str | None = None
    centred: bool | None = None
    heading_level: int | None = None
    place: ListPlace | None = None
    identifier: str = ""  # of the style that gave `place`


class Styles:
    """The style sheet of a document; an absent one says nothing of anything."""

    def __init__(self, root: _Element | None) -> None:
        self._found: dict[str, _Element] = {}
        self._made: dict[str, Style] = {}
        self._fonts: dict[str, LegacyFont | None] = {}
        self._base = Style()
        self.default = Style()
        if root is None:
            return
        defaults = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{_RPR}")
        self._base = _run_part(Style(), defaults)
        self._found = {style.get(w("styleId"), ""): style for style in root.iter(_STYLE)}
        for identifier, style in self._found.items():
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true", "on"):
                self.default = self.of(identifier)
                break
        else:
            self.default = self._base

    def of(self, identifier: str | None) -> Style:
        """The style of that name with all it inherits; the default paragraph style for None or an unknown name."""
        if identifier is None or identifier not in self._found:
            return self.default
        made = self._made.get(identifier)
        if made is None:
            made = self._base
            for element in reversed(self._line_of(identifier)):
                made = _said(made, element)
            self._made[identifier] = made
        return made

    def run(self, identifier: str) -> Style:
        """A character style by itself, without what paragraphs inherit."""
        key = f"\x00{identifier}"
        made = self._made.get(key)
        if made is None:
            made = Style()
            for element in reversed(self._line_of(identifier)):
                made = _run_part(made, element.find(_RPR))
            self._made[key] = made
        return made

    def legacy(self, font: str | None) -> LegacyFont | None:
        """The old encoding of text in that font."""
        if font is None:
            return None
        if font not in self._fonts:
            self._fonts[font] = legacy_font(font)
        return self._fonts[font]

    def list_of(self, identifier: str) -> str | None:
        """The list which a numbering style stands for."""
        style = self._found.get(identifier)
        return None if style is None else _list_id(style)

    def _line_of(self, identifier: str) -> list[_Element]:
        """The style and its ancestors, itself first."""
        line: list[_Element] = []
        seen: set[str] = set()
        while identifier in self._found and identifier not in seen:
            seen.add(identifier)
            line.append(self._found[identifier])
            based = line[-1].find(w("basedOn"))
            identifier = "" if based is None else based.get(VAL, "")
        return line


def centred(properties: _Element | None) -> bool | None:
    """Whether paragraph properties centre; None when they say nothing."""
    found = None if properties is None else properties.find(w("jc"))
    return None if found is None else found.get(VAL) == "center"


def heading_level(properties: _Element | None) -> int | None:
    """The outline level of paragraph properties, 1 to 9; 0 for body text; None when they say nothing."""
    found = None if properties is None else properties.find(w("outlineLvl"))
    if found is None:
        return None
    level = number(found.get(VAL), _BODY_LEVEL)
    return level + 1 if 0 <= level < _BODY_LEVEL else 0


def list_place(properties: _Element | None) -> ListPlace | None:
    """The list and level which paragraph properties name; None when they name none."""
    found = None if properties is None else properties.find(w("numPr"))
    if found is None:
        return None
    identifier, level = found.find(w("numId")), found.find(w("ilvl"))
    return ListPlace(
        None if identifier is None else identifier.get(VAL),
        None if level is None else number(level.get(VAL), 0, least=0, most=8),
    )


def switch(properties: _Element, name: str) -> bool | None:
    """A switch of run properties; None when they don't hold it."""
    found = properties.find(name)
    return None if found is None else is_on(found)


def font_name(properties: _Element) -> str | None:
    """The font of Latin letters which run properties name."""
    found = properties.find(_FONTS)
    if found is None:
        return None
    return next((name for attribute in _FONT_NAMES if (name := found.get(attribute))), None)


def _said(style: Style, element: _Element) -> Style:
    properties = element.find(_PPR)
    said = _run_part(style, element.find(_RPR))
    if properties is None:
        return said
    middle, level, place = centred(properties), heading_level(properties), list_place(properties)
    if place is not None and place.list_id is None and style.place is not None:
        place = ListPlace(style.place.list_id, place.level)
    return replace(
        said,
        centred=style.centred if middle is None else middle,
        heading_level=style.heading_level if level is None else level,
        place=style.place if place is None else place,
        identifier=style.identifier if place is None else element.get(w("styleId"), ""),
    )


def _run_part(style: Style, properties: _Element | None) -> Style:
    if properties is None:
        return style
    bold, hidden, font = switch(properties, _BOLD), switch(properties, _VANISH), font_name(properties)
    return replace(
        style,
        bold=style.bold if bold is None else bold,
        hidden=style.hidden if hidden is None else hidden,
        font=style.font if font is None else font,
    )


def _list_id(style: _Element) -> str | None:
    place = list_place(style.find(_PPR))
    return None if place is None else place.list_id
