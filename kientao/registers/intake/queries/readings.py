"""The saved mapping of a source as a way to read its sheets."""

from kientao.registers.intake.models import SavedMapping
from kientao.registers.intake.rules.rows import Reading
from kientao.registers.intake.rules.said import Agency
from kientao.registers.intake.rules.typed import Typed, all_said


class Unreadable(ValueError):
    """The mapping doesn't hold any more: what it names is gone. The message is Vietnamese."""


def typed_of(mapping: SavedMapping) -> dict[str, Typed]:
    """What was typed, by the fact's column."""
    return {name: Typed(**given) for name, given in mapping.columns.items()}


def reading_of(mapping: SavedMapping, agency: Agency) -> Reading:
    """Raises Unreadable."""
    said, wrong = all_said(mapping.fact, typed_of(mapping), agency)
    if wrong:
        raise Unreadable(f"Cách đọc cần sửa lại trước: {next(iter(wrong.values()))}")
    return Reading(mapping.fact, said, mapping.key)
