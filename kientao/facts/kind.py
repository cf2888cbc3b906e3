"""What a fact is made of. Every one says when, whose, since when it is recorded so, and which record it comes from."""

from dataclasses import dataclass
from enum import StrEnum

from kientao.facts.column import Column, Type, agency


class Span(StrEnum):
    """When a row counts: an event on its day; a state from its first day until it ends."""

    EVENT = "event"
    STATE = "state"


_DAY = Column("day", Type.DAY, "Ngày", "Ngày mà dòng này được tính vào.")
_SINCE = Column("since", Type.DAY, "Từ ngày", "Ngày đầu tiên như vậy.")
_UNTIL = Column("until", Type.DAY, "Đến ngày", "Ngày cuối cùng như vậy; trống: đến nay.", optional=True)


@dataclass(frozen=True, slots=True)
class Fact:
    """A kind of fact. `grain` says in Vietnamese for what there is one row; `own` are the columns it has of its own.

    Every row has besides: `agency`, and `day` or `since` and `until`; `record`, the code by which its register finds
    what it comes from; `recorded_from` and `recorded_to`, whole seconds of the world's clock (Unix time) between which
    the register knew it so, the second empty while it still does. What was corrected stays, ended.

    `yearly`: how many different procedures an event has had in a year is asked so often that it is kept, apart by these
    columns; None: it is counted from the rows.
    """

    code: str
    words: str
    english: str
    grain: str
    span: Span
    own: tuple[Column, ...]
    yearly: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        names = [one.name for one in self.columns]
        if len(set(names)) < len(names):
            raise ValueError(f"{self.code}: a column is there twice")
        if self.yearly is not None and (self.span is Span.STATE or set(self.yearly) - set(names)):
            raise ValueError(f"{self.code}: {self.yearly} can't be kept by the year")

    @property
    def columns(self) -> tuple[Column, ...]:
        """All that a measure may ask about."""
        when = (_DAY,) if self.span is Span.EVENT else (_SINCE, _UNTIL)
        return (agency(), *when, *self.own)

    def column(self, name: str) -> Column | None:
        """By its name; None for one it hasn't."""
        return next((one for one in self.columns if one.name == name), None)
