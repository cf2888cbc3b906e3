"""The numbers Word prints in front of list paragraphs, which are in no run's text."""

import re
from dataclasses import dataclass, replace

from lxml.etree import _Element

from kientao.documents.docx.names import VAL, is_on, number, w
from kientao.documents.docx.styles import ListPlace, Styles
from kientao.documents.numerals import numeral

_PLACE = re.compile(r"%([1-9])")
_BULLET = "-"
_KINDS = {
    "upperRoman": "I",
    "lowerRoman": "i",
    "upperLetter": "A",
    "lowerLetter": "a",
}
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list numbers. `restart_after` 0: never; n: when level n-1 or a higher one was met."""

    kind: str = "decimal"
    text: str = ""
    start: int = 1
    suffix: str = " "
    plain_numbers: bool = False
    restart_after: int | None = None
    style: str | None = None


@dataclass(slots=True)
class _List:
    levels: dict[int, Level]
    counters: dict[int, int]


class Numbering:
    """Gives each list paragraph its number, in the order of the document."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        self._abstract: dict[str, _Element] = {}
        self._numbers: dict[str, _Element] = {}
        self._shared: dict[str, _List] = {}
        self._lists: dict[str, _List | None] = {}
        self._styles = styles
        if root is not None:
            self._abstract = {item.get(w("abstractNumId"), ""): item for item in root.iter(w("abstractNum"))}
            self._numbers = {item.get(w("numId"), ""): item for item in root.iter(w("num"))}

    def next(self, place: ListPlace, style: str) -> str:
        """The number of the next paragraph at that place with what separates it from the words; "" without one.

        `style`: the paragraph style that put it into the list, which may name the level.
        """
        if place.list_id in (None, "0"):
            return ""
        found = self._list(place.list_id or "")
        if found is None:
            return ""
        at = place.level if place.level is not None else self._level_of_style(found, style)
        level = found.levels.get(at)
        if level is None:
            return ""
        self._count(found, at)
        if level.kind == "none" and not level.text:
            return ""
        text = _BULLET if level.kind == "bullet" else self._written(found, level)
        return text + level.suffix if text.strip() else ""

    def _count(self, found: _List, at: int) -> None:
        """One more at this level; deeper levels begin again, higher ones not yet met count as begun."""
        for higher in range(at):
            if higher in found.levels:
                found.counters.setdefault(higher, found.levels[higher].start)
        found.counters[at] = found.counters.get(at, found.levels[at].start - 1) + 1
        for deeper in range(at + 1, _DEEPEST + 1):
            level = found.levels.get(deeper)
            if level is None or level.restart_after is None or level.restart_after > 0 and at < level.restart_after:
                found.counters.pop(deeper, None)

    def _written(self, found: _List, level: Level) -> str:
        def value(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            of = found.levels.get(at, Level())
            kind = "1" if level.plain_numbers else _numeral_kind(of.kind)
            counted = found.counters.get(at, of.start)
            if not level.plain_numbers and of.kind == "none":
                return ""
            return f"{counted:02d}" if of.kind == "decimalZero" and kind == "1" else numeral(counted, kind)

        return _PLACE.sub(value, level.text)

    def _level_of_style(self, found: _List, style: str) -> int:
        return next((at for at, level in found.levels.items() if style and level.style == style), 0)

    def _list(self, list_id: str) -> _List | None:
        if list_id not in self._lists:
            self._lists[list_id] = self._made(list_id)
        return self._lists[list_id]

    def _made(self, list_id: str) -> _List | None:
        """Lists on one abstract list go on counting together; a list that overrides a start begins anew there."""
        element = self._numbers.get(list_id)
        if element is None:
            return None
        link = element.find(w("abstractNumId"))
        abstract_id = self._linked(None if link is None else link.get(VAL, ""))
        abstract = self._abstract.get(abstract_id)
        if abstract is None:
            return None
        shared = self._shared.get(abstract_id)
        if shared is None:
            shared = self._shared[abstract_id] = _List(_levels(abstract), {})
        overrides = element.findall(w("lvlOverride"))
        if not overrides:
            return shared
        levels, counters = dict(shared.levels), shared.counters
        for override in overrides:
            at = number(override.get(w("ilvl")), -1, least=-1, most=_DEEPEST)
            if at < 0:
                continue
            whole = override.find(w("lvl"))
            if whole is not None:
                levels[at] = _level(whole)
            start = override.find(w("startOverride"))
            if start is not None:
                first = number(start.get(VAL), 1, least=0)
                levels[at] = replace(levels.get(at, Level()), start=first)
                for deeper in range(at, _DEEPEST + 1):
                    counters.pop(deeper, None)
        return _List(levels, counters)

    def _linked(self, abstract_id: str | None) -> str:
        """An abstract list may only point to a numbering style, which points to the list that says how."""
        seen: set[str] = set()
        while abstract_id and abstract_id not in seen:
            seen.add(abstract_id)
            abstract = self._abstract.get(abstract_id)
            style = None if abstract is None else abstract.find(w("numStyleLink"))
            if style is None:
                return abstract_id
            element = self._numbers.get(self._styles.list_of(style.get(VAL, "")) or "")
            link = None if element is None else element.find(w("abstractNumId"))
            abstract_id = None if link is None else link.get(VAL)
        return abstract_id or ""


def _numeral_kind(kind: str) -> str:
    return _KINDS.get(kind, "1")


def _levels(abstract: _Element) -> dict[int, Level]:
    return {number(item.get(w("ilvl")), 0, least=0, most=_DEEPEST): _level(item) for item in abstract.findall(w("lvl"))}


def _level(element: _Element) -> Level:
    def value(name: str) -> str | None:
        found = element.find(w(name))
        return None if found is None else found.get(VAL)

    restart = value("lvlRestart")
    formats = [item.get(VAL, "decimal") for item in element.iter(w("numFmt"))]
    suffix = value("suff")
    return Level(
        kind=formats[-1] if formats else "decimal",
        text=value("lvlText") or "",
        start=number(value("start"), 0, least=0),
        suffix="" if suffix == "nothing" else " ",
        plain_numbers=is_on(element.find(w("isLgl"))),
        restart_after=None if restart is None else number(restart, 0, least=0, most=_DEEPEST),
        style=value("pStyle"),
    )
