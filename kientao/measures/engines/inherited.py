"""Counts as if agencies had always been what they are now: what a merged one did is its heir's. Pure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kientao.measures.asked import WHOLE, Asked, By, Counting
from kientao.measures.measure import Count


@dataclass(frozen=True, slots=True)
class Inherited:
    """An engine that is asked about agencies of today; `heirs`: an agency of before → who is in its place."""

    engine: Counting
    heirs: Mapping[int, int]

    def counts(self, counts: Sequence[Count], asked: Asked, by: By = By.WHOLE) -> Mapping[int, tuple[int, ...]]:
        """See `Counting`. An agency that has ended stands under its heir, where it is asked about."""
        found = self.engine.counts(counts, asked, by)
        if by is By.AGENCY:
            return self._by_heir(counts, asked, found)
        agencies = [at for at, count in enumerate(counts) if count.distinct == "agency"]
        if by is By.MONTH or not agencies or WHOLE not in found:
            return found
        each = self.counts([counts[at] for at in agencies], asked, By.AGENCY).values()
        numbers = list(found[WHOLE])
        for place, at in enumerate(agencies):
            numbers[at] = sum(own[place] for own in each)
        return {WHOLE: tuple(numbers)}

    def _by_heir(
        self, counts: Sequence[Count], asked: Asked, found: Mapping[int, tuple[int, ...]]
    ) -> Mapping[int, tuple[int, ...]]:
        groups: defaultdict[int, list[int]] = defaultdict(list)
        for agency in found:
            groups[self.heirs.get(agency, agency)].append(agency)
        return {
            heir: found[them[0]]
            if len(them) == 1
            else self._together(counts, asked, them, [found[one] for one in them])
            for heir, them in groups.items()
        }

    def _together(
        self, counts: Sequence[Count], asked: Asked, them: Sequence[int], own: Sequence[tuple[int, ...]]
    ) -> tuple[int, ...]:
        """Sums; what may be the same in two of them is counted once more, and they are one agency."""
        numbers = [sum(column) for column in zip(*own, strict=True)]
        again = [at for at, count in enumerate(counts) if count.distinct not in ("", "agency")]
        told: tuple[int, ...] = ()
        if again:
            chosen, of_them = [counts[at] for at in again], replace(asked, agencies=frozenset(them))
            told = self.engine.counts(chosen, of_them).get(WHOLE, (0,) * len(chosen))
        recounted = dict(zip(again, told, strict=True))
        one = {at: min(numbers[at], 1) for at, count in enumerate(counts) if count.distinct == "agency"}
        return tuple(recounted.get(at, one.get(at, number)) for at, number in enumerate(numbers))


def with_those_before(asked: Asked, heirs: Mapping[int, int]) -> Asked:
    """Of these agencies and of all whose heirs they are."""
    if asked.agencies is None:
        return asked
    before = {one for one, heir in heirs.items() if heir in asked.agencies}
    return replace(asked, agencies=asked.agencies | before)
