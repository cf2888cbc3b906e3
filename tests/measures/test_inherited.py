"""Merged agencies are compared as what they are today: nothing is lost, nothing is counted twice."""

from collections.abc import Mapping
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from kientao.kernel.period import Period
from kientao.measures.answering import by_agency, counts_of, figure
from kientao.measures.asked import WHOLE, Asked, By
from kientao.measures.catalogue import MEASURES
from kientao.measures.engines.inherited import Inherited, with_those_before
from kientao.measures.measure import Adding, Count, over_bodies, rows
from kientao.measures.reference import Judge, Row, Rows
from tests.measures.rows import AGENCIES, rows_of

COUNTS = [
    rows("dossier-closed"), rows("dossier-closed", total="minutes"), rows("dossier-closed", distinct="procedure"),
    rows("inspection", distinct="agency"), rows("procedure-offered", distinct="procedure"),
]  # fmt: skip
CODES = sorted({one.fact for one in COUNTS})
ASKED = st.builds(
    Asked,
    st.sampled_from([Period.year(2026), Period.quarter(2026, 1)]),
    st.none() | st.frozensets(st.sampled_from((2, 3, 4))),
    st.none() | st.integers(0, 7),
)
HEIRS = st.dictionaries(st.just(1), st.sampled_from(AGENCIES[1:]))  # 1 has ended


def as_today(some: Rows, heirs: Mapping[int, int]) -> Rows:
    """The same rows, had their agencies always been what they are now."""
    return {
        code: [{**row, "agency": heirs.get(int(row["agency"] or 0), row["agency"])} for row in each]
        for code, each in some.items()
    }


@given(some=rows_of(*CODES), heirs=HEIRS, asked=ASKED)
def test_it_is_as_if_they_had_always_been_one(some: Rows, heirs: dict[int, int], asked: Asked) -> None:
    inherited, always = Inherited(Judge(some), heirs), Judge(as_today(some, heirs))
    for by in (By.WHOLE, By.AGENCY):
        assert inherited.counts(COUNTS, with_those_before(asked, heirs), by) == always.counts(COUNTS, asked, by), by


@given(some=rows_of(*CODES), heirs=HEIRS, asked=ASKED)
def test_what_adds_up_over_agencies_adds_up_over_those_of_today(
    some: Rows, heirs: dict[int, int], asked: Asked
) -> None:
    engine = Inherited(Judge(some), heirs)
    whole = engine.counts(COUNTS, asked).get(WHOLE, (0,) * len(COUNTS))
    each = engine.counts(COUNTS, asked, By.AGENCY).values()
    for at, count in enumerate(COUNTS):
        if over_bodies(count) is Adding.SUM:
            assert sum(own[at] for own in each) == whole[at], count


@given(some=rows_of(), heirs=HEIRS)
def test_every_measure_of_the_province_stays_what_it_is(some: Rows, heirs: dict[int, int]) -> None:
    """Only what counts agencies themselves may change: two are one now."""
    asked, engine = Asked(Period.year(2026)), Judge(some)
    for one in MEASURES.values():
        if all(count.distinct != "agency" for count in _counts(one.code)):
            inherited = figure(one, asked, Inherited(engine, heirs), MEASURES.__getitem__)
            assert inherited == figure(one, asked, engine, MEASURES.__getitem__), one.code


def _counts(code: str) -> tuple[Count, ...]:
    return counts_of(MEASURES[code]) or (rows("inspection", distinct="agency"),)


def test_an_agency_that_ended_is_not_listed_beside_its_heir() -> None:
    row: Row = {
        "agency": 1, "day": 20260110, "procedure": 1, "channel": "online", "outcome": "done", "appointment": "early",
        "statistic": "early", "handed": None, "apologised": None, "minutes": None, "record": "a", "recorded_from": 0,
        "recorded_to": None,
    }  # fmt: skip
    some: Rows = {"dossier-closed": [row, {**row, "agency": 2, "appointment": "late"}]}
    on_time = MEASURES["dossiers-on-time"]
    found = by_agency([on_time], Asked(Period.year(2026)), Inherited(Judge(some), {1: 2}), MEASURES.__getitem__)
    assert {agency: own[on_time.code].share for agency, own in found.items()} == {2: Fraction(1, 2)}
