"""A frozen figure beside what the ledger says: does it still come out, and what is different now? Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from kientao.measures.figure import Figure

Lines = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Rows:
    """What stands behind one side of the line: how many rows, and their hash; None where nobody looked."""

    rows: int
    hash: str | None


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure and what it was counted from. Without a line there is nothing `below`."""

    numerator: int
    denominator: int | None
    above: Rows
    below: Rows | None


@dataclass(frozen=True, slots=True)
class Change:
    """What a rule says under a head, then and now; "" where it says nothing."""

    head: str
    then: str
    now: str


@dataclass(frozen=True, slots=True)
class Since:
    """How many rows were added and how many ended since, of one side of the line."""

    added: int
    ended: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """`faults`: sentences, why the figure of then doesn't come out any more; none where it does.

    `looked_at_rows`: was every row read again, or only counted? `changes` are those of the rule, where it `is_changed`.
    `now` is by the rule of now and None where the measure is gone; `now_by_rule` by the rule of then.
    """

    faults: tuple[str, ...]
    looked_at_rows: bool
    is_changed: bool
    changes: tuple[Change, ...]
    now: Figure | None
    now_by_rule: Figure | None
    above: Since | None = None
    below: Since | None = None

    @property
    def holds(self) -> bool:
        """Does the figure of then still come out?"""
        return not self.faults


def faults(kept: Counted, found: Counted) -> list[str]:
    """What the ledger says of then that isn't what was kept."""
    said = []
    if (kept.numerator, kept.denominator) != (found.numerator, found.denominator):
        said.append(f"Đếm lại ra {_fraction(found)}, khi chốt là {_fraction(kept)}.")
    sides = [("Tử số" if kept.below else "Số đếm", kept.above, found.above)]
    if kept.below is not None and found.below is not None:
        sides.append(("Mẫu số", kept.below, found.below))
    for side, before, after in sides:
        if before.rows != after.rows:
            said.append(f"{side}: khi chốt có {before.rows} dòng, nay tìm thấy {after.rows}.")
        elif after.hash is not None and before.hash != after.hash:
            said.append(f"{side}: vẫn {before.rows} dòng, nhưng có dòng đã bị sửa.")
    return said


def changes(then: Lines, now: Lines) -> list[Change]:
    """Head by head, what a rule says otherwise than before."""
    heads = dict.fromkeys([head for head, _ in then] + [head for head, _ in now])
    found = [Change(head, _under(head, then), _under(head, now)) for head in heads]
    return [one for one in found if one.then != one.now]


def difference(then: Figure | None, now: Figure | None) -> Fraction | None:
    """Now less then, in the figure's unit; None where one of them has no value, which is not 0."""
    if then is None or now is None or then.value is None or now.value is None:
        return None
    return now.value - then.value


def _under(head: str, lines: Lines) -> str:
    return " ".join(sentence for one, sentence in lines if one == head)


def _fraction(one: Counted) -> str:
    return str(one.numerator) if one.denominator is None else f"{one.numerator}/{one.denominator}"
