"""What each figure counts: the sums of the form hold whatever dossiers there are."""

from collections import Counter
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from kientao.registers.onestop.queries.figures import Counts
from kientao.registers.onestop.rules.figures import COLUMNS, OUTCOMES, Group, Seen, checks
from kientao.registers.onestop.rules.lateness import FINISHED, Timeliness
from kientao.registers.onestop.statistics import RATES, value_of, values

EVERY = [
    Seen(before, online, resolved, outcome, word.value)
    for before, online, resolved, outcome, word in product(
        (False, True), (False, True), (False, True), ("", *OUTCOMES.values()), Timeliness
    )
    if (resolved or not outcome) and (word is Timeliness.NO_DEADLINE or resolved == (word in FINISHED))
]
some_dossiers = st.lists(st.sampled_from(EVERY), max_size=60).map(lambda seen: Counts(Counter(seen)))


def test_every_dossier_stands_in_one_column_of_how_it_came_and_one_of_how_it_stands() -> None:
    for seen in EVERY:
        came = [one for one in (Group.ONLINE, Group.COUNTER, Group.CARRIED) if one.counts(seen)]
        stands = (Group.EARLY, Group.ON_TIME, Group.OVERDUE, Group.IN_TERM, Group.OPEN_LATE)
        assert len(came) == 1
        assert len([one for one in stands if one.counts(seen)]) == 1, seen


@given(some_dossiers)
def test_the_sums_of_the_form_hold(counts: Counts) -> None:
    assert all(check.holds for check in checks({number: counts.of(one) for number, one in COLUMNS}))


def test_a_sum_that_fails_is_said() -> None:
    wrong = dict.fromkeys(range(3, 14), 0) | {3: 1}
    assert [check.words for check in checks(wrong) if not check.holds] == ["3 = 4 + 5 + 6", "3 = 7 + 11"]


@given(some_dossiers)
def test_a_rate_is_a_part_of_its_whole(counts: Counts) -> None:
    for rate in RATES:
        value = value_of(rate, counts)
        assert value.whole is not None
        assert 0 <= value.part <= value.whole
        assert value.is_known == (value.whole > 0)


def test_nothing_finished_and_five_late_is_no_data_among_finished_and_nothing_among_due() -> None:
    late = Seen(before=True, online=False, resolved=False, outcome="", word=Timeliness.OPEN_LATE.value)
    found = values(Counts(Counter({late: 5})))
    assert not found["on-time-of-ended"].is_known
    assert (found["on-time-of-due"].part, found["on-time-of-due"].whole) == (0, 5)
