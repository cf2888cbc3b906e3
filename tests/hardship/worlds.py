"""The worlds that are put to the test: what can be done in each, and what must hold whatever happened."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.hardship import deeds, invariants, onestop_deeds, onestop_invariants
from tests.hardship.deeds import Deed


@dataclass(frozen=True)
class Put:
    """`stage` builds it, on `day` each of `deeds` is done, `wrongs` says what is wrong afterwards."""

    stage: Callable[[], Any]
    deeds: dict[str, Deed]
    wrongs: Callable[[], list[str]]
    day: str


WORLDS = {
    "programme": Put(deeds.stage, deeds.DEEDS, invariants.wrongs, deeds.DAY),
    "one-stop shop": Put(onestop_deeds.stage, onestop_deeds.DEEDS, onestop_invariants.wrongs, onestop_deeds.DAY),
}
