"""Paragraphs of plain text in which bold runs and the openings of parts show where a paragraph goes on or begins."""

import re
from collections.abc import Sequence

from kientao.compiler.blocks.lines import Line, paragraphs
from kientao.compiler.procedures.labels import Opening, part_of, step_in_prose, total_of
from kientao.kernel.excerpt import Excerpt
from kientao.kernel.key import is_upper

_LABEL_LINES = 3  # a label may be wrapped: "Cơ quan có thẩm quyền / quyết định:"
_ONE_WORD = re.compile(r"[A-ZĐÀ-Ỹ]{2,7}")


def whole_paragraphs(
    source: str, lines: Sequence[Line], width: int | None, spaced: bool = False
) -> list[tuple[Excerpt, bool]]:
    """Lines joined into paragraphs, each with whether all of it was bold; every part of a form opens a paragraph."""
    found: list[tuple[Excerpt, bool]] = []
    for group in _groups(_unbroken(source, lines)):
        found.extend(paragraphs(source, group, width, spaced))
    return found


def opening_part(lines: Sequence[Line]) -> Opening | None:
    """The part that these lines open, its label wrapped or not."""
    filled = [line for line in lines if not line.blank]
    return _opens(filled, 0) if filled else None


def _unbroken(source: str, lines: Sequence[Line]) -> list[Line]:
    """Lines that share one bold run are one line, and so are a word in capitals alone and the capitals under it."""
    found: list[Line] = []
    inside = False
    for line in lines:
        above = found[-1] if found else None
        joins = inside or above is not None and bool(_ONE_WORD.fullmatch(above.text)) and is_upper(line.text)
        if above is not None and joins and not line.blank and not above.blank:
            raw = source[above.start : line.end].strip()
            marked = raw.startswith("**") and raw.endswith("**")
            found[-1] = Line(above.start, line.end, above.words.joined(line.words), above.tabbed, marked)
        else:
            found.append(line)
        if line.blank:
            inside = False
        elif source.count("**", line.start, line.end) % 2:
            inside = not inside
    return found


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = [[]]
    for at, line in enumerate(lines):
        above = groups[-1][-1] if groups[-1] else None
        if (
            above is not None
            and not line.blank
            and (
                (is_upper(above.text) != is_upper(line.text) and len(line.text) > 12 and line.text[:1].isalpha())
                or (line.text[:1].isupper() and (_opens(lines, at) is not None or _stands_alone(line.words)))
            )
        ):
            groups.append([])
        groups[-1].append(line)
    return groups


def _stands_alone(words: Excerpt) -> bool:
    """A total or a step never goes on with the line above."""
    return total_of(words) is not None or step_in_prose(words) is not None


def _opens(lines: Sequence[Line], at: int) -> Opening | None:
    words = lines[at].words
    opening = part_of(words)
    for line in lines[at + 1 : at + _LABEL_LINES]:
        if opening is not None or line.blank or len(words.text) > 60:
            break
        words = words.joined(line.words)
        opening = part_of(words)
        if opening is not None and ":" not in words.text:
            return None  # a label without a colon stands on a line of its own
    return opening
