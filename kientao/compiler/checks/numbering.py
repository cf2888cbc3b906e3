"""Numbers and letters that skip, repeat or don't belong: NUM-GAP, NUM-DUP, NUM-FOREIGN, SECTION-NUMBER."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kientao.compiler.checks.report import diagnostic
from kientao.compiler.draft import Diagnostic
from kientao.compiler.items.context import Items
from kientao.compiler.marks.labels import FOREIGN_LETTERS, LETTERS, Label, roman_value
from kientao.compiler.outline.model import Heading, HeadLine, Item, Outline, TableNode
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.span import Spans

_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI")


@dataclass(slots=True)
class _Level:
    """One running sequence: its scheme, the last label, and the number it should have had."""

    scheme: str
    prefix: tuple[int, ...]
    last: Label
    position: int


def check_numbering(outline: Outline) -> Iterator[Diagnostic]:
    """Goes through the labels in reading order, each list on its own."""
    stack: list[_Level] = []
    tops: dict[str, int] = {}
    for node in outline.nodes:
        if isinstance(node, HeadLine):
            if node.zone == "head":
                stack, tops = [], {}
            continue
        if isinstance(node, TableNode):
            continue
        label = node.label
        if label is None or label.is_bullet or label.scheme in ("annex", "paren"):
            if isinstance(node, Heading) and node.label is not None and node.label.scheme == "annex":
                stack, tops = [], {}
            continue
        if label.scheme in ("article", "part", "chapter"):
            stack = []
            continue
        words = node.words[: max(1, len(label.printed))]
        if label.scheme in ("roman", "capital"):
            yield from _section(label, words, tops)
            stack = [level for level in stack if level.scheme == "capital" and label.scheme == "roman"]
            continue
        yield from _listed(stack, label, words, node, tops)


def _section(label: Label, words: Excerpt, tops: dict[str, int]) -> Iterator[Diagnostic]:
    """Top sections: I, II, III … A number that jumps is wrong, and what follows goes on from where it should be."""
    path = label.path
    if not path:
        return
    number = path[0]
    last = tops.get(label.scheme, 0)
    if label.scheme == "capital":
        tops["roman"] = 0
    if last == 0 or number == 1:
        tops[label.scheme] = number
        return
    expected = last + 1
    repeated = f"{label.scheme} repeated"
    if number == last:
        yield diagnostic("NUM-DUP", words.spans, label.printed)
        tops[repeated] = number
    elif number == last + 2 and tops.get(repeated) == last:  # III, III, V: the second III was IV
        tops[label.scheme] = number
    elif number != expected:
        should = _ROMAN[expected] if label.scheme == "roman" and expected < len(_ROMAN) else str(expected)
        yield diagnostic("SECTION-NUMBER", words.spans, label.printed, should)
        tops[label.scheme] = expected
    else:
        tops[label.scheme] = number


def _listed(
    stack: list[_Level], label: Label, words: Excerpt, node: Heading | Item, tops: dict[str, int]
) -> Iterator[Diagnostic]:
    path = label.path
    if label.scheme == "letter":
        if label.value in FOREIGN_LETTERS:
            yield diagnostic("NUM-FOREIGN", words.spans, label.printed)
            path = (_foreign_position(stack, label.value),)
        elif not path:
            return
    if not path:
        return
    while stack and not _same_or_above(stack[-1], label, path):
        stack.pop()
    top = stack[-1] if stack else None
    if (
        top is not None
        and top.scheme == label.scheme
        and (label.scheme != "decimal" or len(top.prefix) == len(path) - 1)
    ):
        yield from _next(top, label, path, words)
        return
    if label.scheme == "decimal" and len(path) > 1 and isinstance(node, Heading):
        parent = top if top is not None and top.scheme == "decimal" else None
        if parent is not None and len(parent.prefix) + 2 == len(path):
            should = (*parent.prefix, parent.position)
            if path[:-1] != should:
                yield diagnostic("SECTION-NUMBER", words.spans, label.printed, ".".join(map(str, (*should, path[-1]))))
                stack.append(_Level(label.scheme, should, label, path[-1]))
                return
        elif (
            parent is None
            and tops.get("roman")
            and len(path) == 2
            and path[0] != tops["roman"]
            and path[0] > 1
            and path[1] == 1
        ):
            yield diagnostic("SECTION-NUMBER", words.spans, label.printed, f"{tops['roman']}.{path[1]}")
    if path[-1] != 1 and label.scheme == "letter":
        yield diagnostic("NUM-GAP", words.spans, "đầu danh sách", label.printed)
    stack.append(_Level(label.scheme, path[:-1], label, path[-1]))


def _next(level: _Level, label: Label, path: tuple[int, ...], words: Excerpt) -> Iterator[Diagnostic]:
    """The next label of a running sequence."""
    number = path[-1]
    previous = level.last
    if label.scheme == "decimal" and path[:-1] != level.prefix:
        should = ".".join(map(str, (*level.prefix, level.position + 1)))
        yield diagnostic("SECTION-NUMBER", words.spans, label.printed, should)
        level.position += 1
        level.last = label
        return
    if number == level.position:
        yield diagnostic("NUM-DUP", words.spans, label.printed)
    elif number == 1:
        level.position = 1
        level.last = label
        return
    elif number > level.position + 1:
        yield diagnostic("NUM-GAP", words.spans, previous.printed, label.printed)
    elif number < level.position:
        yield diagnostic("SECTION-NUMBER", words.spans, label.printed, str(level.position + 1))
    level.position = number
    level.last = label


_ORDER = ("decimal", "letter")


def _same_or_above(level: _Level, label: Label, path: tuple[int, ...]) -> bool:
    if label.scheme == "decimal":
        if level.scheme != "decimal":
            return False
        return len(level.prefix) <= len(path) - 1
    return level.scheme == "decimal" or level.scheme == label.scheme


def _foreign_position(stack: Sequence[_Level], letter: str) -> int:
    """f stands between e and g: it takes the place after the last letter."""
    letters = [level for level in stack if level.scheme == "letter"]
    return letters[-1].position + 1 if letters else LETTERS.index("e") + 1


def check_row_numbers(items: Items) -> Iterator[Diagnostic]:
    """Numbers in the number column of task tables: running on, or starting again in each group."""
    table = 0
    last: tuple[int, ...] = ()
    printed = ""
    tops: dict[int, int] = {}
    for number_of_table, number, spans, heading in items.row_numbers:
        if number_of_table != table:
            table, last, tops = number_of_table, (), {}
        if heading and re.fullmatch(r"[IVXL]+|[A-HĐ]", number):
            yield from _group_number(tops, number, spans)
            last = last if len(last) == 1 else ()
            continue
        if not re.fullmatch(r"\d{1,3}(?:\.\d{1,2})*", number):
            continue
        here = tuple(int(part) for part in number.split("."))
        if last and here[:-1] == last[:-1]:
            if here[-1] == last[-1]:
                yield diagnostic("NUM-DUP", spans, number)
            elif here[-1] > last[-1] + 1:
                yield diagnostic("NUM-GAP", spans, printed, number)
        last, printed = here, number


def _group_number(tops: dict[int, int], number: str, spans: Spans) -> Iterator[Diagnostic]:
    roman = bool(re.fullmatch(r"[IVXL]+", number))
    depth = 2 if roman else 1
    value = roman_value(number) if roman else "ABCDĐEGH".find(number) + 1
    before = tops.get(depth, 0)
    if depth == 1:
        tops[2] = 0
    tops[depth] = value
    if before and value == before:
        yield diagnostic("NUM-DUP", spans, number)
        tops[-depth] = value
    elif before and value == before + 2 and tops.get(-depth) == before:
        pass
    elif before and value not in (1, before + 1):
        yield diagnostic(
            "SECTION-NUMBER",
            spans,
            number,
            _ROMAN[before + 1] if roman and before + 1 < len(_ROMAN) else str(before + 1),
        )
        tops[depth] = before + 1 if value > before else value
