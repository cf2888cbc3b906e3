"""A mapping as somebody types it: a heading, or "= value" for every row; and lines "words in the sheet = value"."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kientao.base.sheets.cells import BadCell
from kientao.facts.column import Column, Type
from kientao.facts.kind import Fact
from kientao.registers.intake.rules.said import Agency, Said, named, plain, value_of

FIXED = "="
WITH_WORDS = (Type.FLAG, Type.CHOICE, Type.AGENCY)
_MOST_WORDS = 200


class BadTyping(ValueError):
    """A place or words can't be understood. `field` is "place" or "words"; the message is Vietnamese."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form for one column of the fact."""

    place: str = ""
    words: str = ""


def usual(column: Column) -> Typed:
    """What a form begins with: the column's own words as heading."""
    return Typed(column.words)


def said_of(column: Column, typed: Typed, agency: Agency) -> Said:
    """How it is said. Raises BadTyping."""
    place = " ".join(typed.place.split())
    words = dict(_words(column, typed.words, agency))
    if not place.startswith(FIXED):
        if not place and not column.optional:
            raise BadTyping("place", f"Cần một tên cột, hoặc «= giá trị» cho mọi dòng: {column.words}.")
        if len(place) > 120:
            raise BadTyping("place", "Tên cột dài quá 120 ký tự.")
        if place and not named(place):
            raise BadTyping("place", "Tên cột cần có chữ hoặc số.")
        return Said(column, heading=place, words=words)
    fixed = Said(column, fixed=place.removeprefix(FIXED).strip(), words=words)
    try:
        value_of(fixed, fixed.fixed, agency)
    except BadCell as bad:
        raise BadTyping("place", f"Giá trị sau dấu «=»: {bad}") from None
    return fixed


def all_said(fact: Fact, typed: Mapping[str, Typed], agency: Agency) -> tuple[tuple[Said, ...], dict[str, str]]:
    """Every column of the fact, and one sentence for each field that is wrong ("place-day", "words-level")."""
    found: list[Said] = []
    wrong: dict[str, str] = {}
    for column in fact.columns:
        try:
            found.append(said_of(column, typed.get(column.name, Typed()), agency))
        except BadTyping as bad:
            wrong[f"{bad.field}-{column.name}"] = str(bad)
    return tuple(found), wrong


def _words(column: Column, text: str, agency: Agency) -> Iterator[tuple[str, int]]:
    lines = [line for line in text.splitlines() if line.strip()]
    if lines and column.type not in WITH_WORDS:
        raise BadTyping("words", "Cột này không có cách nói riêng: để trống.")
    if len(lines) > _MOST_WORDS:
        raise BadTyping("words", f"Tối đa {_MOST_WORDS} cách nói.")
    for line in lines:
        spoken, sign, meant = (part.strip() for part in line.rpartition(FIXED))
        if not sign or not spoken or not meant:
            raise BadTyping(
                "words", f"Dòng «{line.strip()[:40]}»: viết «chữ trong tệp = giá trị», mỗi dòng một cách nói."
            )
        try:
            number = value_of(Said(column), meant, agency)
        except BadCell as bad:
            raise BadTyping("words", f"Dòng «{line.strip()[:40]}»: {bad}") from None
        if number is not None:
            yield plain(spoken), number
