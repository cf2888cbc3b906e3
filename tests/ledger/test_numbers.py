"""A choice is kept as its place: places that are taken stay taken."""

import json
from pathlib import Path

import pytest

from kientao.facts.catalogue import FACTS
from kientao.facts.column import Type
from kientao.facts.onestop import CHANNELS, DOSSIER_CLOSED
from kientao.ledger.numbers import dimensions, kept, meant

_TAKEN = Path(__file__).with_name("places.json")


def places() -> dict[str, dict[str, list[str]]]:
    return {
        code: {one.name: list(one.choices) for one in fact.columns if one.type is Type.CHOICE}
        for code, fact in FACTS.items()
    }


def test_no_choice_ever_changes_its_place() -> None:
    """New ones go behind: write them into places.json too."""
    taken = json.loads(_TAKEN.read_text(encoding="utf-8"))
    for code, columns in taken.items():
        for name, choices in columns.items():
            assert places()[code][name][: len(choices)] == choices, f"{code}.{name}"
    assert places() == taken


def test_a_value_comes_back_as_it_went_in() -> None:
    for fact in FACTS.values():
        for column in dimensions(fact):
            for value in [*column.choices, *([None] if column.optional else [])]:
                assert meant(column, kept(column, value)) == value


def test_what_may_not_stand_there_is_refused() -> None:
    channel = DOSSIER_CLOSED.column("channel")
    assert channel is not None
    assert [kept(channel, one) for one in CHANNELS] == [1, 2, 3]
    for wrong in ("fax", None, 1):
        with pytest.raises(ValueError, match="channel"):
            kept(channel, wrong)
