"""Targets find their measure with the plan, a person confirms it, and the colour follows from the numbers."""

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientao.base.models import AuditEntry
from kientao.base.refusal import ChangedMeanwhile, Invalid, NotAllowed
from kientao.kernel.period import Period
from kientao.measures.aim import Standing
from kientao.measures.catalogue import MEASURES
from kientao.measures.engines.live import Live
from kientao.measures.figure import Figure
from kientao.measures.measure import Unit
from kientao.programme.actions.binding import bind_target, confirm_all
from kientao.programme.models import Binding, Target
from kientao.programme.queries.measured import Measured, measured, pulled
from kientao.programme.queries.wanted import wanted_of
from kientao.programme.rules.binding import Wanted, aim_of, problems, window
from kientao.programme.rules.standing_words import still_needed, why
from tests.support.ledger import lay
from tests.support.programme import World, a_programme, on

YEAR = Period.year(2026)
ON_TIME = MEASURES["dossiers-on-time"]


@pytest.fixture
def world(db: None) -> World:
    """The small plan: 95 % of dossiers on time, 100 % of procedures with a process."""
    return a_programme()


def target(world: World, words: str = "hồ sơ") -> Target:
    return Target.objects.select_related("plan", "binding").get(plan=world.plan, text__contains=words)


def closed(world: World, agency: str, day: int, on_time: int, late: int) -> list[dict[str, object]]:
    """So many dossiers closed by the agency that day."""
    row = {
        "agency": world.cast.organisations[agency].pk, "day": day, "procedure": 1, "channel": "counter",
        "outcome": "done", "statistic": "on-time", "handed": None, "apologised": None, "minutes": 10,
        "recorded_from": 1, "recorded_to": None,
    }  # fmt: skip
    return [{**row, "appointment": "on-time"}] * on_time + [{**row, "appointment": "late"}] * late


def told(world: World, day: str = "2026-06-30", words: str = "hồ sơ") -> Measured:
    return measured([target(world, words)], date.fromisoformat(day), Live())[0]


def test_adopting_a_plan_proposes_a_measure_with_the_words_that_led_to_it(world: World) -> None:
    kept = {one.target.text[:20]: (one.measure, one.because, one.confirmed) for one in Binding.objects.all()}
    assert kept == {
        "Tối thiểu 95% hồ sơ ": ("dossiers-on-time", ["hồ sơ", "đúng hạn"], None),
        "bảo đảm 100% thủ tục": ("", [], None),
    }


def test_a_target_is_told_by_records_and_its_colour_by_its_way(world: World) -> None:
    lay({"dossier-closed": closed(world, "tu_phap", 20260302, 8, 1) + closed(world, "khcn", 20260403, 9, 2)})
    with on("2026-06-30"):
        one = told(world)
        assert one.told is not None
        assert (one.told.figure.numerator, one.told.figure.denominator) == (17, 20)
        assert (one.standing, one.wanted) == (Standing.NO_COURSE, None)  # nobody said where it began
        bind_target(
            actor=world.cast.son, target_id=one.target.pk, version=1, measure="dossiers-on-time",
            baseline=Decimal(93), baseline_on=date(2025, 12, 31),
        )  # fmt: skip
        again = told(world)
    assert again.standing is Standing.BEHIND
    assert again.wanted == 93 + Fraction(2 * 181, 365)
    assert why(again.standing, again.told.figure if again.told else None, again.aim, ON_TIME, date(2026, 6, 30)) == (
        "85 %: chậm so với lộ trình, lộ trình đến 30/06/2026 là từ 93,99 %, còn cách 8,99 điểm phần trăm."
    )


def test_what_is_still_needed_is_said_in_units_of_work(world: World) -> None:
    lay({"dossier-closed": closed(world, "tu_phap", 20260302, 85, 15)})
    one = told(world)
    assert one.told is not None
    words = still_needed(one.told.figure, one.aim, one.told.asked, ON_TIME, date(2026, 6, 30))
    assert words == "Dù mọi hồ sơ từ nay đều đạt, đến 31/12/2026 cũng chỉ được 92,6 %."
    lay({"dossier-closed": closed(world, "khcn", 20260302, 200, 0)})
    one = told(world)
    assert one.standing is Standing.REACHED


def test_what_agencies_are_short_of_adds_up_to_what_the_whole_is_short_of(world: World) -> None:
    lay({"dossier-closed": closed(world, "tu_phap", 20260302, 8, 2) + closed(world, "khcn", 20260403, 10, 0)})
    one = told(world)
    assert one.aim is not None
    parts = pulled(ON_TIME, one.aim, [(1, Figure(8, 10, Unit.PERCENT)), (2, Figure(10, 10, Unit.PERCENT))])
    assert parts == [(1, Fraction(-3, 2)), (2, Fraction(1, 2))]
    assert sum(gap for _, gap in parts) == 18 - Fraction(95, 100) * 20


def test_only_who_keeps_the_plan_says_what_measures_it(world: World) -> None:
    one = target(world)
    for who in (world.cast.actor("lan"), world.cast.actor("hoa"), world.cast.actor("khoa")):
        with pytest.raises(NotAllowed):
            bind_target(actor=who, target_id=one.pk, version=1, measure="")
    with pytest.raises(NotAllowed):
        confirm_all(actor=world.cast.actor("lan"), plan_id=world.plan.pk)


def test_two_that_bind_the_same_target_are_told_of_each_other(world: World) -> None:
    one = target(world)
    bind_target(actor=world.cast.son, target_id=one.pk, version=1, measure="dossiers-late")
    with pytest.raises(ChangedMeanwhile):
        bind_target(actor=world.cast.son, target_id=one.pk, version=1, measure="")
    entry = AuditEntry.objects.filter(action="bind_target").get()
    kept = json.loads(entry.data)
    assert (kept["before"], kept["measure"]) == ("dossiers-on-time", "dossiers-late")


@pytest.mark.parametrize(
    ("given_", "field"),
    [
        ({"measure": "nothing"}, "measure"),
        ({"measure": "dossier-time"}, "measure"),  # minutes against per cent
        ({"measure": "dossiers-late", "level": "galaxy"}, "level"),
        ({"measure": "dossiers-late", "baseline": Decimal(3)}, "baseline"),
        ({"measure": "dossiers-late", "baseline": Decimal(3), "baseline_on": date(2027, 1, 1)}, "baseline_on"),
    ],
)
def test_what_cannot_measure_it_is_refused_beside_its_field(
    world: World, given_: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        bind_target(actor=world.cast.son, target_id=target(world).pk, version=1, **given_)  # type: ignore[arg-type]
    assert field in refused.value.errors
    assert Binding.objects.filter(confirmed__isnull=False).count() == 0


def test_all_proposals_of_a_plan_are_confirmed_at_once(world: World) -> None:
    assert confirm_all(actor=world.cast.son, plan_id=world.plan.pk) == 1
    assert confirm_all(actor=world.cast.son, plan_id=world.plan.pk) == 0
    assert Binding.objects.get(measure="dossiers-on-time").confirmed_by == world.cast.son.name
    assert Binding.objects.get(measure="").confirmed is None


def test_a_past_day_is_asked_for_as_it_was_by_then(world: World) -> None:
    lay({"dossier-closed": closed(world, "tu_phap", 20260302, 1, 1) + closed(world, "tu_phap", 20260520, 8, 0)})
    answers = [told(world, day).told for day in ("2026-03-31", "2026-06-30")]
    assert [(one.figure.numerator, one.figure.denominator) for one in answers if one] == [(1, 2), (9, 10)]
    assert told(world, "2025-12-31").told is None


WANTED = Wanted(">=", Decimal(95), None, "percent", date(2026, 12, 31), ())


@pytest.mark.parametrize(
    ("wanted", "measure", "fits"),
    [
        (WANTED, "dossiers-on-time", True),
        (WANTED, "dossiers-received", False),
        (Wanted(">=", None, None, "percent", None, ()), "dossiers-on-time", False),
        (Wanted("<=", Decimal(3), None, "working_day", None, ()), "dossier-time", True),
        (Wanted(">=", Decimal(4), None, "per_year", None, ()), "inspections", True),
        (Wanted("=", Decimal(1), None, "other", None, ()), "inspections", False),
    ],
)
def test_units_decide_what_can_be_compared(wanted: Wanted, measure: str, fits: bool) -> None:
    assert (problems(MEASURES[measure], wanted) == []) is fits
    assert (aim_of(MEASURES[measure], wanted, date(2026, 12, 31)) is not None) is fits


def test_a_ramp_is_the_way_and_a_step_without_a_day_is_left_out() -> None:
    steps = ({"date": "2026-06-30", "value": 80}, {"date": None, "value": 85}, {"date": "2027-01-01", "value": 99})
    aim = aim_of(ON_TIME, Wanted("", Decimal(95), None, "percent", date(2026, 12, 31), steps), date(2026, 12, 31))
    assert aim is not None
    assert [(point.day.isoformat(), int(point.value)) for point in aim.points] == [
        ("2026-06-30", 80),
        ("2026-12-31", 95),
    ]
    assert aim.comparator == ">="


@given(st.dates(date(2024, 1, 1), date(2030, 12, 31)), st.none() | st.dates(date(2024, 1, 1), date(2030, 12, 31)))
def test_the_days_a_figure_is_of_lie_within_a_year_of_the_plan(on_day: date, due: date | None) -> None:
    plan = Period(date(2025, 3, 1), date(2027, 12, 31))
    days = window(plan, due, on_day)
    if on_day < plan.first:
        assert days is None
    else:
        assert days is not None
        assert days.first.year == days.last.year
        assert plan.first <= days.first <= days.last <= plan.last


def test_wanted_reads_a_kept_target(world: World) -> None:
    assert wanted_of(target(world)) == Wanted(">=", Decimal(95), None, "percent", date(2026, 12, 31), ())
