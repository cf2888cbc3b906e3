"""Whoever counts says the same: row by row in Python, by the database from rows and from tallies, from files."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kientao.facts.catalogue import FACTS
from kientao.facts.kind import Span
from kientao.kernel.period import Period
from kientao.ledger.exporting import export_facts
from kientao.measures.answering import figure
from kientao.measures.asked import Asked, By, Counting
from kientao.measures.catalogue import MEASURES
from kientao.measures.engines.live import Live
from kientao.measures.engines.parquet import parquet
from kientao.measures.measure import Count, Range, rows
from kientao.measures.reference import Judge, Rows, answer
from tests.measures.rows import AGENCIES, rows_of
from tests.support.ledger import lay

pytestmark = pytest.mark.django_db
NAMED = MEASURES.__getitem__
SPANS = [
    Period.year(2026), Period.month(2026, 2), Period.quarter(2026, 1), Period(date(2026, 1, 15), date(2026, 7, 1)),
    Period(date(2026, 1, 2), date(2026, 1, 30)), Period(date(2026, 1, 31), date(2026, 2, 28)),
]  # fmt: skip
SOME = [
    rows("dossier-closed"), rows("dossier-closed", appointment=("early", "on-time"), channel="online"),
    rows("dossier-closed", total="minutes"), rows("dossier-closed", handed="post", distinct="procedure"),
    rows("dossier-closed", minutes=Range(least=10, most=40)), rows("dossier-closed", apologised=(0, 1), agency=(2, 3)),
    rows("dossier-closed", minutes=Range()), rows("inspection", distinct="agency"),
    rows("inspection", day=Range(most=20260301)),
    rows("body-standard", standard="iso", met=1), rows("procedure-offered", level="full", distinct="procedure"),
    rows("procedure-offered", until=Range(least=20260301)), rows("disbursement", total="paid"),
]  # fmt: skip
CODES = sorted({one.fact for one in SOME})
ASKED = st.builds(
    Asked,
    st.sampled_from(SPANS),
    st.none() | st.frozensets(st.sampled_from(AGENCIES)),
    st.none() | st.integers(0, 7),
)
CALM = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def events(counts: list[Count]) -> list[Count]:
    return [one for one in counts if FACTS[one.fact].span is Span.EVENT]


def same(engine: Counting, some: Rows, asked: Asked) -> None:
    judge = Judge(some)
    for by, counts in ((By.WHOLE, SOME), (By.AGENCY, SOME), (By.MONTH, events(SOME))):
        if by is By.MONTH:
            counts = [one for one in counts if not one.distinct or one.distinct == "procedure"]
        assert engine.counts(counts, asked, by) == judge.counts(counts, asked, by), by


@pytest.mark.slow
@CALM
@given(some=rows_of(*CODES), asked=ASKED)
def test_the_database_counts_as_the_judge_does_from_rows_and_from_tallies(some: Rows, asked: Asked) -> None:
    with transaction.atomic():
        lay(some)
        same(Live(), some, asked)
        same(Live(tallies=False), some, asked)
        transaction.set_rollback(True)


@pytest.mark.slow
@settings(CALM, max_examples=15)
@given(some=rows_of(*CODES), asked=ASKED)
def test_files_are_counted_as_the_judge_counts(some: Rows, asked: Asked) -> None:
    with transaction.atomic(), TemporaryDirectory() as folder:
        lay(some)
        exported = {one.fact.code: one.rows for one in export_facts(Path(folder), CODES)}
        assert {code: exported[code] for code in CODES} == {code: len(some[code]) for code in CODES}
        with parquet(Path(folder)) as engine:
            same(engine, some, asked)
        transaction.set_rollback(True)


@pytest.mark.slow
@settings(CALM, max_examples=25)
@given(some=rows_of(most=8), asked=ASKED)
def test_every_measure_is_the_same_by_the_judge_and_by_the_database(some: Rows, asked: Asked) -> None:
    with transaction.atomic():
        lay(some)
        for one in MEASURES.values():
            assert figure(one, asked, Live(), NAMED) == answer(one, some, asked, NAMED), one.code
        transaction.set_rollback(True)
