"""Facts describe themselves: every column says what stands in it, and a wrong declaration is no fact."""

import re

import pytest

from kientao.facts.catalogue import FACTS
from kientao.facts.column import Column, Type, Unit, amount, choice, flag
from kientao.facts.kind import Fact, Span


@pytest.mark.parametrize("code", FACTS)
def test_every_fact_says_in_words_what_it_is(code: str) -> None:
    fact = FACTS[code]
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code)
    assert fact.words
    assert fact.english
    assert fact.grain.startswith("Một dòng cho mỗi ")
    assert fact.grain.endswith(".")
    for column in fact.columns:
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", column.name)
        assert column.words


@pytest.mark.parametrize("code", FACTS)
def test_every_fact_says_whose_and_when(code: str) -> None:
    names = [one.name for one in FACTS[code].columns]
    assert names[0] == "agency"
    assert names[1:2] == ["day"] if FACTS[code].span is Span.EVENT else names[1:3] == ["since", "until"]
    assert not {"record", "recorded_from", "recorded_to"} & set(names)


def test_what_stands_in_a_column_is_of_its_type() -> None:
    level = choice("level", "Cấp", {"province": "Cấp tỉnh"})
    assert level.takes("province")
    assert not level.takes("tỉnh")
    assert [flag("met", "Đạt").takes(one) for one in (0, 1, 2, True, None)] == [True, True, False, False, False]
    money = amount("paid", "Đã trả", Unit.DONG, optional=True)
    assert [money.takes(one) for one in (0, 10**15, -1, 1.5, None)] == [True, True, False, False, True]


def test_a_wrong_declaration_is_none() -> None:
    with pytest.raises(ValueError, match="choices"):
        Column("level", Type.CHOICE, "Cấp")
    with pytest.raises(ValueError, match="unit"):
        Column("met", Type.FLAG, "Đạt", unit=Unit.DONG)
    with pytest.raises(ValueError, match="twice"):
        Fact("x", "X", "X", "Một dòng.", Span.EVENT, (flag("met", "Đạt"), flag("met", "Đạt")))
