"""A made-up dossier as SQL: all that is known of it follows from its number by sums of whole numbers.

Both databases reckon with whole numbers alike, so the same numbers give the same rows on each of them, and no row is
carried through Python. A prime below 2³¹ keeps every product within 63 bits.
"""

from datetime import date, timedelta

FIRST, LAST = date(2024, 1, 1), date(2026, 12, 31)
AGENCIES, PROCEDURES, OWN_PROCEDURES = 700, 2000, 200
SOURCE = 9  # whose rows these are: `bench/measures/giver.py`
_PRIME, _SEED = 2_147_483_647, 20_260_706
_LEFT = 45  # working days at the end on which nothing more is received: all are closed by the last day
_CORRECTED = 33  # one in so many was noted wrongly at first
CORRECTED_AFTER = 3 * 86_400
_OPENS = 1_704_070_800  # eight o'clock in Hanoi on the first day


def working_days() -> list[date]:
    """Mondays to Fridays of the three years."""
    every = (FIRST + timedelta(days=at) for at in range((LAST - FIRST).days + 1))
    return [day for day in every if day.weekday() < 5]


def opens(day: date) -> int:
    """Unix seconds of eight o'clock in Hanoi."""
    return _OPENS + (day - FIRST).days * 86_400


def drawn(vendor: str, first: int, last: int, dossiers: int) -> str:
    """WITH …: `drawn` has the dossiers of these numbers, received in the order of their numbers over all `dossiers`.

    Few agencies have many dossiers, many have few; so it is with the 200 procedures each agency handles. Days are
    places in `bench_day`.
    """
    days = len(working_days()) - _LEFT
    return f"""
    WITH RECURSIVE number(n) AS ({_numbers(vendor, first, last)}),
    one AS MATERIALIZED (SELECT n, (n * 1103515245 + {_SEED}) % {_PRIME} AS a FROM number),
    two AS MATERIALIZED (SELECT n, a, (a * a + n) % {_PRIME} AS b FROM one),
    three AS MATERIALIZED (SELECT n, b, (b * b + a) % {_PRIME} AS c FROM two),
    four AS MATERIALIZED (SELECT n, b, c, (c * c + b) % {_PRIME} AS d FROM three),
    known AS MATERIALIZED (
        SELECT n, b, c, d,
        1 + (b % 10000) * (b % 10000) * {AGENCIES} / 100000000 AS agency,
        b / 10000 % 1000 AS kind,
        CASE WHEN c % 100 < 45 THEN 1 WHEN c % 100 < 95 THEN 2 ELSE 3 END AS channel,
        CASE WHEN c / 100 % 100 < 58 THEN 1 WHEN c / 100 % 100 < 92 THEN 2
             WHEN c / 100 % 100 < 98 THEN 3 ELSE 4 END AS appointment,
        (n - 1) * {days} / {dossiers} AS received, 3 + c / 10000 % 20 AS term, n % 28800 AS second,
        CASE WHEN d % {_CORRECTED} = 0 THEN 1 ELSE 0 END AS corrected
        FROM four
    ),
    drawn AS MATERIALIZED (
        SELECT n, b, c, d, agency,
        1 + (agency * 37 + kind * kind * {OWN_PROCEDURES} / 1000000) % {PROCEDURES} AS procedure,
        channel, appointment, second, corrected, received,
        received + term AS due,
        received + CASE appointment WHEN 1 THEN d % term WHEN 3 THEN term + 1 + d % 15 ELSE term END AS closed
        FROM known
    )"""


def _numbers(vendor: str, first: int, last: int) -> str:
    if vendor == "postgresql":
        return f"SELECT generate_series({first}::bigint, {last})"
    return f"SELECT {first} UNION ALL SELECT n + 1 FROM number WHERE n < {last}"


_LATE = "CASE WHEN appointment = 3 THEN 1 ELSE 0 END"
# fact → (on which of its days, its own columns). A correction is one of the channel: `corrected` rows had another.
DOSSIER_FACTS = {
    "dossier-received": ("received", {
        "procedure": "procedure", "channel": "channel", "level": "1 + procedure % 3",
        "on_software": "CASE WHEN d / 100 % 100 < 95 THEN 1 ELSE 0 END",
        "elsewhere": "CASE WHEN d / 10000 % 100 < 8 THEN 1 ELSE 0 END",
    }),
    "dossier-closed": ("closed", {
        "procedure": "procedure", "channel": "channel",
        "outcome": "CASE WHEN d / 100 % 100 < 93 THEN 1 WHEN d / 100 % 100 < 97 THEN 2 "
                   "WHEN d / 100 % 100 < 99 THEN 3 ELSE 4 END",
        "appointment": "appointment",
        "statistic": "CASE WHEN appointment = 3 AND d / 10000 % 100 < 30 THEN 2 ELSE appointment END",
        "handed": "CASE WHEN d / 1000 % 100 < 60 THEN 1 WHEN d / 1000 % 100 < 92 THEN 2 ELSE 3 END",
        "apologised": "CASE WHEN appointment = 3 THEN d % 2 END",
        "minutes": "(closed - received) * 480 + d % 480",
    }),
    "dossier-due": ("due", {
        "procedure": "procedure", "channel": "channel", "kept": f"1 - {_LATE}",
        "kept_statistic": f"CASE WHEN d / 10000 % 100 < 30 THEN 1 ELSE 1 - {_LATE} END",
    }),
}  # fmt: skip
