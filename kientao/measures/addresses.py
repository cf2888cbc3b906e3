"""Where the rows behind a figure are shown."""

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from kientao.kernel.period import Period


def rows_address(
    code: str,
    part: str,
    period: Period,
    agency: int | None = None,
    recorded: date | None = None,
    *,
    today: bool = False,
) -> str:
    """The rows above ("tu") or below ("mau") the line; of all agencies, as known now, where nothing else is said.

    `today`: of an agency and of all that are merged into it.
    """
    pairs = [*asked_pairs(period, agency, recorded, today=today), ("phan", part)]
    return reverse("measure-rows", args=[code]) + "?" + urlencode(pairs)


def measure_address(code: str, period: Period, agency: int, *, today: bool = False) -> str:
    """The measure's page, of one agency."""
    return reverse("measure", args=[code]) + "?" + urlencode(asked_pairs(period, agency, None, today=today))


def asked_pairs(period: Period, agency: int | None, recorded: date | None, *, today: bool) -> list[tuple[str, str]]:
    """What is asked, as an address has it."""
    pairs = [("ky-tu", period.first.isoformat()), ("ky-den", period.last.isoformat())]
    if agency is not None:
        pairs.append(("co-quan", str(agency)))
    if recorded is not None:
        pairs.append(("ghi-nhan", recorded.isoformat()))
    if today:
        pairs.append(("don-vi", "nay"))
    return pairs
