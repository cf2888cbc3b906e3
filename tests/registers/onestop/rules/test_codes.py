"""Codes of dossiers: three patterns, two ways of writing an agency's code, serials that may grow."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientao.registers.onestop.rules.codes import BadCode, dossier_code, is_dossier_code, leg_code, levels, prefix
from kientao.registers.onestop.rules.office_rules import CodePattern

DAY = date(2026, 3, 3)


@pytest.mark.parametrize(
    ("pattern", "system", "code"),
    [
        (CodePattern.ORDINARY, "", "H56.017.05-260303-0012"),
        (CodePattern.CENTRAL, "07", "H56.017.05-260303-070012"),
        (CodePattern.OLD, "", "000.05.17.H56-260303-0012"),
    ],
)
def test_each_circular_has_its_pattern(pattern: CodePattern, system: str, code: str) -> None:
    assert dossier_code("H56.17.05", DAY, 12, pattern, system) == code
    assert is_dossier_code(code)


def test_both_ways_of_writing_an_agency_are_the_same_agency() -> None:
    assert levels("H56.17.05") == levels("000.05.17.H56") == ("H56", "17", "05")
    assert levels("000.00.00.H41") == ("H41",)


def test_the_serial_grows_beyond_four_figures() -> None:
    assert dossier_code("H56", DAY, 12_345, CodePattern.ORDINARY).endswith("-12345")


@pytest.mark.parametrize("code", ["", "56.17", "Z56.17", "H5.1", "H56/17", "H56.17.05.01.02", "=H56"])
def test_a_code_of_no_known_shape_is_refused(code: str) -> None:
    with pytest.raises(BadCode):
        prefix(code, CodePattern.ORDINARY)


@pytest.mark.parametrize(
    "code", ["H56.017.05-261303-0012", "H56.017.05-260230-0012", "H56.017.05-260303-12", "260303-0012"]
)
def test_what_looks_like_a_dossier_code_and_is_none(code: str) -> None:
    assert not is_dossier_code(code)


def test_a_leg_carries_the_citizens_code() -> None:
    assert leg_code("H56.017.05-260303-0012", 2) == "H56.017.05-260303-0012.L2"
    assert is_dossier_code("H56.017.05-260303-0012.L2")


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.dates(date(2018, 1, 1), date(2060, 1, 1)))
def test_two_serials_never_make_one_code(one: int, other: int, day: date) -> None:
    codes = {dossier_code("H56.17", day, serial, CodePattern.ORDINARY) for serial in (one, other)}
    assert len(codes) == len({one, other})
    assert all(map(is_dossier_code, codes))
