"""How long a term is, and what no term can be."""

from decimal import Decimal

import pytest

from kientao.kernel.working_time import BadTerm, Term, Unit


@pytest.mark.parametrize("amount", [Decimal("0.5"), 0.5, Decimal(2), True, "2"])
def test_half_a_working_day_is_nothing_that_dates_can_count(amount: object) -> None:
    with pytest.raises(BadTerm, match="working-day"):
        Term(amount, Unit.WORKING_DAY)  # type: ignore[arg-type]


@pytest.mark.parametrize("amount", [0, -3])
def test_a_term_has_at_least_one(amount: int) -> None:
    with pytest.raises(BadTerm, match="at least one"):
        Term(amount, Unit.WORKING_DAY)


def test_a_unit_nobody_knows_is_refused() -> None:
    with pytest.raises(BadTerm, match="fortnight"):
        Term(1, "fortnight")  # type: ignore[arg-type]


def test_tables_of_steps_write_days_for_hours() -> None:
    assert Term.of_step_days(Decimal("0.5")) == Term(240, Unit.MINUTE)
    assert Term.of_step_days(2) == Term(960, Unit.MINUTE)
    assert Term.of_step_days(Decimal("0.5"), hours_per_day=Decimal("7.5")) == Term(225, Unit.MINUTE)


def test_part_of_an_hour_is_minutes() -> None:
    assert Term.working_hours(4) == Term(4, Unit.WORKING_HOUR)
    assert Term.working_hours(Decimal("0.5")) == Term(30, Unit.MINUTE)
    with pytest.raises(BadTerm, match="not a whole number"):
        Term.working_hours(Decimal("0.01"))
