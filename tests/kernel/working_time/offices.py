"""Calendars, moments, terms and pauses to try things on: an ordinary office, and any that Hypothesis thinks of."""

from datetime import date, datetime, timedelta

from hypothesis import strategies as st

from kientao.kernel.period import Period
from kientao.kernel.working_time import (
    SAME_DATE,
    ZONE,
    HoursSince,
    Interval,
    Pause,
    SpecialDay,
    StartRule,
    Term,
    Unit,
    WeekHours,
    WorkingTime,
)

MORNING, AFTERNOON = Interval(450, 690), Interval(780, 1020)
WEEK = WeekHours.monday_to_friday(MORNING, AFTERNOON)
COVERS = Period(date(2024, 1, 1), date(2026, 12, 31))
BEGUN = datetime(2024, 2, 1, tzinfo=ZONE)

TET = tuple(SpecialDay(date(2024, 2, day), name="Tết Nguyên đán") for day in range(8, 15))
SWAP = (
    SpecialDay(date(2024, 4, 29), name="Nghỉ hoán đổi"),
    SpecialDay(date(2024, 4, 30), name="Ngày Chiến thắng"),
    SpecialDay(date(2024, 5, 1), name="Ngày Quốc tế Lao động"),
    SpecialDay(date(2024, 5, 4), like=0, name="Làm bù"),
)
PROVINCE = WorkingTime("Lịch của tỉnh", COVERS, (HoursSince(COVERS.first, WEEK),), (*TET, *SWAP))


def at(text: str) -> datetime:
    """ "2024-04-26 16:10" on the office's clock."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@st.composite
def day_hours(draw: st.DrawFn) -> tuple[Interval, ...]:
    """Up to three intervals anywhere in the day, or none."""
    edges = sorted(draw(st.lists(st.integers(0, 1440), max_size=6, unique=True)))
    return tuple(Interval(*pair) for pair in zip(edges[::2], edges[1::2], strict=False))


@st.composite
def long_day(draw: st.DrawFn) -> tuple[Interval, ...]:
    """At least four hours, with a break or without."""
    opens = draw(st.integers(0, 1200))
    noon = draw(st.integers(opens + 120, 1320))
    back = draw(st.integers(noon, 1320))
    return (Interval(opens, noon), Interval(back, draw(st.integers(back + 120, 1440))))


@st.composite
def weeks(draw: st.DrawFn) -> WeekHours:
    """Any week with at least two working dates."""
    days = (*(draw(long_day()) for _ in range(2)), *(draw(day_hours()) for _ in range(5)))
    counts = (True, True, *(bool(hours) and draw(st.booleans()) for hours in days[2:]))
    return WeekHours(days, counts)


@st.composite
def calendars(draw: st.DrawFn) -> WorkingTime:
    """Any hours, changed once at most, with days off and odd days among them."""
    seasons = [HoursSince(COVERS.first, draw(weeks()))]
    if draw(st.booleans()):
        seasons.append(HoursSince(draw(st.dates(date(2024, 2, 1), date(2024, 12, 31))), draw(weeks())))
    dates = draw(st.lists(st.dates(date(2024, 1, 15), date(2025, 6, 30)), unique=True, max_size=30))
    special = tuple(SpecialDay(day, draw(st.sampled_from([(), (MORNING,)])), name=f"{day:%d/%m}") for day in dates)
    return WorkingTime("Lịch thử", COVERS, tuple(seasons), special)


def moments(days: int = 150) -> st.SearchStrategy[datetime]:
    """A minute of the first months."""
    return st.integers(0, days * 1440).map(lambda minute: BEGUN + timedelta(minutes=minute))


@st.composite
def pauses(draw: st.DrawFn, most: int = 3) -> tuple[Pause, ...]:
    """Pauses that have ended; they may overlap."""
    found: list[Pause] = []
    for _ in range(draw(st.integers(0, most))):
        since = draw(moments())
        found.append(Pause(since, since + timedelta(minutes=draw(st.integers(0, 20 * 1440))), f"{len(found) + 1}/PYC"))
    return tuple(found)


TERMS = st.one_of(
    st.builds(Term, st.integers(1, 30), st.just(Unit.WORKING_DAY)),
    st.builds(Term, st.integers(1, 40), st.just(Unit.CALENDAR_DAY)),
    st.builds(Term, st.integers(1, 4), st.sampled_from([Unit.WEEK, Unit.MONTH])),
    st.builds(Term, st.integers(1, 60), st.just(Unit.WORKING_HOUR)),
    st.builds(Term, st.integers(1, 3000), st.just(Unit.MINUTE)),
)
RULES = st.one_of(
    st.just(StartRule()),
    st.just(StartRule(SAME_DATE)),
    st.builds(StartRule, st.sampled_from(["next-working-date", "same-date"]), st.integers(0, 1440)),
)
