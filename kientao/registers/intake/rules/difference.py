"""What a batch changes of what is known. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kientao.ledger.numbers import Kept
from kientao.registers.intake.rules.mode import Replaced
from kientao.registers.intake.rules.rows import Sent


@dataclass(frozen=True, slots=True)
class Known:
    """A row as it stands: its primary key, its day, its values."""

    pk: int
    day: int
    values: tuple[Kept, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """`ended` and the first of each of `changed` are primary keys of rows that stand."""

    new: tuple[Sent, ...]
    changed: tuple[tuple[int, Sent], ...]
    ended: tuple[int, ...]
    unchanged: int

    @property
    def counts(self) -> dict[str, int]:
        """For people, and for whoever sent it."""
        return {
            "new": len(self.new), "changed": len(self.changed), "ended": len(self.ended), "unchanged": self.unchanged,
        }  # fmt: skip

    @property
    def begins(self) -> tuple[Sent, ...]:
        """Rows to keep."""
        return (*self.new, *(one for _, one in self.changed))

    @property
    def ends(self) -> tuple[int, ...]:
        """Rows that are no longer so."""
        return (*self.ended, *(pk for pk, _ in self.changed))


def difference(known: Mapping[str, Known], sent: Sequence[Sent], whole: Replaced) -> Difference:
    """`known`: by key, at least those with a key that is sent or a day that is replaced."""
    new: list[Sent] = []
    changed: list[tuple[int, Sent]] = []
    unchanged = 0
    for one in sent:
        before = known.get(one.key)
        if before is None:
            new.append(one)
        elif before.values != one.values:
            changed.append((before.pk, one))
        else:
            unchanged += 1
    keys = {one.key for one in sent}
    ended = tuple(row.pk for key, row in known.items() if key not in keys and whole.has(row.day))
    return Difference(tuple(new), tuple(changed), ended, unchanged)
