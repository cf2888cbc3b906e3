"""A later decision against the plan in force: what is new, changed, gone. Pure.

Labels are never keys: items are matched by their words, the number only helps between equals.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from kientao.kernel.key import bare

Change = Literal["same", "changed", "new", "gone"]
_ALIKE = 0.72
_SHORT = 400  # characters that decide; longer texts say the same thing at more length


@dataclass(frozen=True, slots=True)
class Side:
    """A task as one side has it: `fields` are its visible words by name ("text", "lead", "deadline" …)."""

    id: str
    number: str
    section: str
    fields: dict[str, str]

    @property
    def text(self) -> str:
        """The words of the task itself."""
        return self.fields["text"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One item of the comparison. `changed` names the fields whose words differ."""

    change: Change
    before: Side | None
    after: Side | None
    changed: tuple[str, ...] = ()
    likeness: float = 1.0


def compare(before: Sequence[Side], after: Sequence[Side]) -> tuple[Difference, ...]:
    """Every item of both sides exactly once, in the order of the new decision; what is gone comes last."""
    partner = _partners(before, after)
    old = {side.id: side for side in before}
    found = [_difference(old.get(partner.get(side.id, ("", 0.0))[0]), side, partner) for side in after]
    taken = {side_id for side_id, _ in partner.values()}
    return (*found, *(Difference("gone", side, None) for side in before if side.id not in taken))


def _difference(old: Side | None, new: Side, partner: dict[str, tuple[str, float]]) -> Difference:
    if old is None:
        return Difference("new", None, new)
    names = sorted(old.fields.keys() | new.fields.keys())
    changed = tuple(name for name in names if _said(old, name) != _said(new, name))
    return Difference("changed" if changed else "same", old, new, changed, partner[new.id][1])


def _said(side: Side, name: str) -> str:
    return " ".join(side.fields.get(name, "").split()).rstrip(" .;")


def _partners(before: Sequence[Side], after: Sequence[Side]) -> dict[str, tuple[str, float]]:
    """New id → (old id, likeness): equal words first, then the likest pairs, each used once."""
    by_words: dict[str, list[Side]] = {}
    for side in before:
        by_words.setdefault(_key(side), []).append(side)
    pairs: dict[str, tuple[str, float]] = {}
    taken: set[str] = set()
    for side in after:
        equals = [one for one in by_words.get(_key(side), []) if one.id not in taken]
        if equals:
            one = min(equals, key=lambda one: (one.number != side.number, one.section != side.section))
            pairs[side.id] = (one.id, 1.0)
            taken.add(one.id)
    left_before = [side for side in before if side.id not in taken]
    left_after = [side for side in after if side.id not in pairs]
    for likeness, old, new in sorted(_likest(left_before, left_after), key=lambda one: (-one[0], one[1].id, one[2].id)):
        if old.id not in taken and new.id not in pairs:
            pairs[new.id] = (old.id, round(likeness, 3))
            taken.add(old.id)
    return pairs


def _likest(before: Sequence[Side], after: Sequence[Side]) -> Iterator[tuple[float, Side, Side]]:
    keys = {side.id: _key(side)[:_SHORT] for side in before}
    for new in after:
        matcher = SequenceMatcher(b=_key(new)[:_SHORT], autojunk=False)
        for old in before:
            matcher.set_seq1(keys[old.id])
            bonus = 0.05 if old.number and old.number == new.number and old.section == new.section else 0.0
            if matcher.real_quick_ratio() + bonus < _ALIKE or matcher.quick_ratio() + bonus < _ALIKE:
                continue
            ratio = matcher.ratio() + bonus
            if ratio >= _ALIKE:
                yield min(ratio, 0.999), old, new


def _key(side: Side) -> str:
    return " ".join(bare(side.text).split()).rstrip(" .;")
