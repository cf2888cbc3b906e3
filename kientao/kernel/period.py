"""A stretch of days, first and last inclusive."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From `first` to `last`, both days counted. Raises ValueError when it ends before it begins."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"{self.first} > {self.last}")

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @classmethod
    def month(cls, year: int, month: int) -> "Period":
        """A calendar month."""
        return cls.months(year, month, 1)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> "Period":
        """1 to 4."""
        return cls.months(year, 3 * quarter - 2, 3)

    @classmethod
    def year(cls, year: int) -> "Period":
        """1 January to 31 December."""
        return cls.months(year, 1, 12)

    @classmethod
    def months(cls, year: int, first: int, count: int) -> "Period":
        """`count` calendar months from month `first` of `year`."""
        end = year * 12 + first - 1 + count
        return cls(date(year, first, 1), date(end // 12, end % 12 + 1, 1) - timedelta(days=1))
