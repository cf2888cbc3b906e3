"""A server's program isn't walked over again with each collection, and what requests leave behind still goes."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from kientao.base.collector import set_program_aside


class _Thing:
    itself: "_Thing"


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


def test_the_program_is_set_aside_and_circles_made_later_are_still_collected() -> None:
    set_program_aside()
    assert gc.get_freeze_count() > 50_000
    one = _Thing()
    one.itself = one
    left = weakref.ref(one)
    del one
    made: list[list[int]] = [[] for _ in range(2 * gc.get_threshold()[0])]
    assert made
    assert left() is None
