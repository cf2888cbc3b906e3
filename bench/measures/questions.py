"""What pages ask of measures, with other parameters at every turn, and the same by hand and through Django's ORM."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.db.models import Count as Counted
from django.db.models import Q, Sum
from django.db.models.functions import Coalesce

from bench.measures.drawing import AGENCIES, FIRST, opens
from kientao.facts.days import day_number
from kientao.kernel.period import Period
from kientao.ledger.models import ROWS, TALLIES
from kientao.measures.answering import by_agency, by_month, figure
from kientao.measures.asked import Asked
from kientao.measures.catalogue import MEASURES
from kientao.measures.engines.live import Live
from kientao.measures.measure import Measure

NAMED = MEASURES.__getitem__
ON_TIME = MEASURES["dossiers-on-time"]
BOARD = 60
_DATED, _KEPT = (1, 2, 3), (1, 2)  # early, on time, late: as the ledger keeps them
Ask = Callable[[int], Sequence[int]]


def target_page(turn: int) -> object:
    """One agency's figure of a quarter, its 36 months, and the quarter of all agencies."""
    agency, engine = frozenset({_agency(turn)}), Live()
    quarter = Period.quarter(2024 + turn % 3, 1 + turn // 3 % 4)
    three_years = Period(FIRST, date(2026, 12, 31))
    return (
        figure(ON_TIME, Asked(quarter, agency), engine, NAMED),
        by_month(ON_TIME, Asked(three_years, agency), engine),
        by_agency([ON_TIME], Asked(quarter), engine, NAMED),
    )


def board_measures() -> list[Measure]:
    """So many as a board has, all with something to count. Raises RuntimeError where there are fewer."""
    year = Asked(Period.year(2025))
    found = [one for one in MEASURES.values() if one.is_computed and figure(one, year, Live(), NAMED).share]
    if len(found) < BOARD:
        raise RuntimeError(f"only {len(found)} measures have rows")
    return found[:BOARD]


def board(measures: Sequence[Measure], period: Callable[[int], Period]) -> Callable[[int], object]:
    """All of them × all agencies, each time over other days."""

    def ask(turn: int) -> object:
        found = by_agency(measures, Asked(period(turn)), Live(), NAMED)
        if len(found) < AGENCIES * 0.9:  # of few dossiers a small agency may have none
            raise RuntimeError(f"{len(found)} agencies")
        return found

    return ask


def a_year(turn: int) -> Period:
    """What a board of targets asks: a year, or the year so far."""
    return Period.year(2024 + turn % 3)


def any_twelve(turn: int) -> Period:
    """Twelve months that begin anywhere."""
    return Period.months(2024 + turn // 12 % 2, 1 + turn % 12, 12)


def points() -> dict[str, Ask]:
    """One measure, one agency, twelve months, from tallies."""
    return {"the engine": _point_by_engine, "SQL by hand": _point_by_hand, "Django's ORM": _point_by_orm}


def scans() -> dict[str, Ask]:
    """One measure of the province over a quarter, as it was known at a moment: from rows."""
    return {"the engine": _scan_by_engine, "SQL by hand": _scan_by_hand, "Django's ORM": _scan_by_orm}


def _agency(turn: int) -> int:
    return 1 + turn * 37 % AGENCIES


def _point_by_engine(turn: int) -> Sequence[int]:
    found = figure(ON_TIME, Asked(any_twelve(turn), frozenset({_agency(turn)})), Live(), NAMED)
    return found.numerator, found.denominator or 0


def _point_by_hand(turn: int) -> Sequence[int]:
    period, table = any_twelve(turn), TALLIES["dossier-closed"]._meta.db_table
    return _one(
        f"SELECT SUM(CASE WHEN appointment IN (1, 2) THEN rows ELSE 0 END), "
        f"SUM(CASE WHEN appointment IN (1, 2, 3) THEN rows ELSE 0 END) FROM {table} "
        f"WHERE agency = %s AND month BETWEEN %s AND %s",
        [_agency(turn), day_number(period.first) // 100, day_number(period.last) // 100],
    )


def _point_by_orm(turn: int) -> Sequence[int]:
    period = any_twelve(turn)
    months = (day_number(period.first) // 100, day_number(period.last) // 100)
    found = TALLIES["dossier-closed"].objects.filter(agency=_agency(turn), month__range=months)
    return _numbers(
        found.aggregate(
            kept=Coalesce(Sum("rows", filter=Q(appointment__in=_KEPT)), 0),
            dated=Coalesce(Sum("rows", filter=Q(appointment__in=_DATED)), 0),
        )
    )


def _then(turn: int) -> tuple[Period, int]:
    """A quarter, and a moment a few days after some day in its last month."""
    quarter = Period.quarter(2024 + turn % 3, 1 + turn // 3 % 4)
    return quarter, opens(quarter.last - timedelta(days=turn % 20))


def _scan_by_engine(turn: int) -> Sequence[int]:
    quarter, moment = _then(turn)
    found = figure(ON_TIME, Asked(quarter, recorded_by=moment), Live(), NAMED)
    return found.numerator, found.denominator or 0


def _scan_by_hand(turn: int) -> Sequence[int]:
    (quarter, moment), table = _then(turn), ROWS["dossier-closed"]._meta.db_table
    return _one(
        f"SELECT SUM(CASE WHEN appointment IN (1, 2) THEN 1 ELSE 0 END), "
        f"SUM(CASE WHEN appointment IN (1, 2, 3) THEN 1 ELSE 0 END) FROM {table} WHERE day BETWEEN %s AND %s "
        f"AND recorded_from <= %s AND (recorded_to IS NULL OR recorded_to > %s)",
        [day_number(quarter.first), day_number(quarter.last), moment, moment],
    )


def _scan_by_orm(turn: int) -> Sequence[int]:
    quarter, moment = _then(turn)
    found = ROWS["dossier-closed"].objects.filter(
        Q(recorded_to__isnull=True) | Q(recorded_to__gt=moment),
        day__range=(day_number(quarter.first), day_number(quarter.last)), recorded_from__lte=moment,
    )  # fmt: skip
    return _numbers(
        found.aggregate(
            kept=Counted("pk", filter=Q(appointment__in=_KEPT)), dated=Counted("pk", filter=Q(appointment__in=_DATED))
        )
    )


def _one(sql: str, values: Sequence[Any]) -> Sequence[int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return tuple(int(one or 0) for one in cursor.fetchone())


def _numbers(found: dict[str, Any]) -> Sequence[int]:
    return int(found["kept"]), int(found["dated"])
