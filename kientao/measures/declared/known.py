"""Every measure there is: those that come with the program, and those that were declared here."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from kientao.measures.catalogue import MEASURES
from kientao.measures.declared.models import DeclaredMeasure, State
from kientao.measures.measure import Measure


class Known(Mapping[str, Measure]):
    """Measures by code, as they are while it lives: make one for each request. The table is read when it is needed.

    One that is no longer used is still found by its code, for targets that are bound to it; it isn't listed.
    """

    def __getitem__(self, code: str) -> Measure:
        return MEASURES[code] if code in MEASURES else self._declared[code].measure

    def __iter__(self) -> Iterator[str]:
        yield from MEASURES
        yield from (code for code, one in self._declared.items() if one.state == State.APPROVED)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @cached_property
    def _declared(self) -> Mapping[str, DeclaredMeasure]:
        rows = DeclaredMeasure.objects.filter(state__in=(State.APPROVED, State.WITHDRAWN))
        return {one.code: one for one in rows.order_by("code", "revision")}
