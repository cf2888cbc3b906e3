"""The ledger's lock: one writer at a time."""

from kientao.base.versions import locked_row
from kientao.ledger.models import Keeper


def locked_keeper() -> Keeper:
    """Nobody else writes in the ledger until the transaction ends. Call inside one."""
    Keeper.objects.get_or_create(pk=1)
    return locked_row(Keeper.objects.all(), 1)
