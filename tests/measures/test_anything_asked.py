"""A thousand questions nobody thought of: any measure, any agencies, any days, as known at any moment.

The rows that are listed come to the number that is shown; every engine says the same; agencies add up to the whole,
merged ones too.
"""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from kientao.facts.catalogue import FACTS
from kientao.facts.column import Column, Type
from kientao.facts.days import day_number
from kientao.facts.kind import Fact
from kientao.kernel.period import Period
from kientao.ledger.exporting import export_facts
from kientao.measures.answering import by_agency, counts_of, figure
from kientao.measures.asked import WHOLE, Asked, By
from kientao.measures.catalogue import MEASURES
from kientao.measures.engines.inherited import Inherited
from kientao.measures.engines.live import Live
from kientao.measures.engines.parquet import parquet
from kientao.measures.figure import Figure
from kientao.measures.measure import Adding, Count, Measure, Passing, over_bodies
from kientao.measures.reference import Rows, answer
from tests.support.ledger import lay

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
NAMED = MEASURES.__getitem__
ROWS_OF_A_FACT, QUESTIONS, PARTS = 120, 1000, 4
AGENCIES = range(1, 13)
HEIRS = {1: 5, 2: 5, 3: 6}  # three districts ended, two of them in one new commune
FIRST_DAY, DAYS, SECONDS = date(2025, 1, 1), 730, 1000


def a_province(seed: int) -> Rows:
    """Something of every kind, a third of it corrected later."""
    chance = random.Random(seed)
    return {code: list(_rows(fact, chance)) for code, fact in FACTS.items()}


def _rows(fact: Fact, chance: random.Random) -> Iterator[dict[str, Any]]:
    for at in range(ROWS_OF_A_FACT):
        row = {column.name: _value(column, chance) for column in fact.columns}
        known, ended = chance.randrange(SECONDS), None
        if chance.random() < 0.3:  # a correction: the row ends where another begins
            ended = known + 1 + chance.randrange(SECONDS)
            yield {**row, "record": str(at), "recorded_from": known, "recorded_to": ended}
            row, known, ended = {column.name: _value(column, chance) for column in fact.columns}, ended, None
        yield {**row, "record": str(at), "recorded_from": known, "recorded_to": ended}


def _value(column: Column, chance: random.Random) -> int | str | None:
    if column.optional and chance.random() < 0.2:
        return None
    if column.type is Type.AGENCY:
        return chance.choice(AGENCIES)
    if column.type is Type.DAY:
        return day_number(FIRST_DAY + timedelta(days=chance.randrange(DAYS)))
    if column.type is Type.CHOICE:
        return chance.choice(sorted(column.choices))
    return chance.randrange({Type.FLAG: 2, Type.PROCEDURE: 30}.get(column.type, 10_000))


def asked(chance: random.Random) -> tuple[Measure, Asked]:
    """Any question."""
    agencies = None if chance.random() < 0.4 else frozenset(chance.sample(AGENCIES, chance.choice((1, 1, 3))))
    then = None if chance.random() < 0.5 else chance.randrange(2 * SECONDS)
    return MEASURES[chance.choice(sorted(MEASURES))], Asked(_period(chance), agencies, then)


def _period(chance: random.Random) -> Period:
    year = chance.choice((2025, 2026))
    first = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    return chance.choice([
        Period.year(year), Period.quarter(year, chance.randint(1, 4)), Period.month(year, chance.randint(1, 12)),
        Period.months(year, 1, chance.randint(1, 12)), Period(first, first + timedelta(days=chance.randrange(200))),
    ])  # fmt: skip


@pytest.mark.parametrize("part", range(PARTS))
def test_the_rows_are_the_number_and_every_engine_says_it(part: int, tmp_path: Path) -> None:
    some, chance = a_province(20_260_000 + part), random.Random(part)
    lay(some)
    list(export_facts(tmp_path))
    with parquet(tmp_path) as files:
        for _ in range(QUESTIONS // PARTS):
            measure, question = asked(chance)
            shown = figure(measure, question, Live(), NAMED)
            told = f"{measure.code} {question}"
            assert figure(measure, question, Live(tallies=False), NAMED) == shown, told
            assert figure(measure, question, files, NAMED) == shown, told
            assert answer(measure, some, question, NAMED) == shown, told
            assert _listed(measure, question) == shown, told
            _adds_up(measure, question, told)


def _listed(measure: Measure, question: Asked) -> Figure:
    """The figure, from the rows that are listed; of agencies that pass, from the list of agencies."""
    if isinstance(measure.asks, Passing):
        own = [one[measure.code] for one in by_agency([measure], question, Live(), NAMED).values()]
        numbers = [sum(one.numerator for one in own), sum(one.denominator or 0 for one in own)]
    else:
        numbers = [_number(count, question) for count in counts_of(measure)]
    return Figure(numbers[0], numbers[1] if len(numbers) > 1 else None, measure.unit, measure.empty)


def _number(count: Count, question: Asked) -> int:
    column = count.total or count.distinct or "agency"
    pages: Sequence[tuple[Any, ...]] = Live().rows(count, question, ["record", column])
    assert (
        len(pages)
        == Live().counted(count, question)
        == sum(len(one) for one in Live().all_rows(count, question, ["record"]))
    )
    values = [value for _, value in pages if value is not None]
    return sum(values) if count.total else len(set(values)) if count.distinct else len(pages)


def _adds_up(measure: Measure, question: Asked, told: str) -> None:
    """Agencies come to the whole, as they were and as they are now."""
    counts = counts_of(measure)
    for engine in (Live(), Inherited(Live(), HEIRS)):
        whole = engine.counts(counts, question).get(WHOLE, (0,) * len(counts))
        each = engine.counts(counts, question, By.AGENCY)
        if isinstance(engine, Inherited):
            assert not each.keys() & HEIRS.keys(), told
        for at, count in enumerate(counts):
            if over_bodies(count) is Adding.SUM:
                assert sum(own[at] for own in each.values()) == whole[at], told
            else:
                assert max((own[at] for own in each.values()), default=0) <= whole[at], told
