"""What was known at a second stays so: once a figure is frozen, nothing more is recorded at that second or before."""

from django.db import transaction

from kientao.base.clock import now
from kientao.ledger.keeping import locked_keeper
from kientao.ledger.models import Keeper


@transaction.atomic
def seal() -> int:
    """The present second, closed: all that was told so far was recorded by then, all that is told later comes later.

    A second that was closed before is followed by the next one: something may have been told in between.
    """
    keeper = locked_keeper()
    keeper.sealed = _after(int(now().timestamp()), keeper.sealed)
    keeper.save(update_fields=["sealed"])
    return keeper.sealed


def after_sealed(second: int) -> int:
    """The second itself, or the first one that is still open. Call with the ledger's lock."""
    return _after(second, Keeper.objects.filter(pk=1).values_list("sealed", flat=True).first())


def _after(second: int, sealed: int | None) -> int:
    return second if sealed is None else max(second, sealed + 1)
