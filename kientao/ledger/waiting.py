"""Says that records changed: written with the change itself, so that the ledger can forget none."""

from collections.abc import Iterable

from kientao.base import bulk
from kientao.base.clock import now
from kientao.ledger.models import Waiting


def changed(source: int, record: int) -> None:
    """One record of the giver with that number. Call inside the transaction that changes it."""
    Waiting(source=source, record=record, at=int(now().timestamp())).save(force_insert=True)


def changed_many(source: int, records: Iterable[int]) -> int:
    """Many at once. How many. Call inside the transaction that changes them."""
    keys = list(records)  # read to the end first: a query can't be asked while rows go in
    if not keys:
        return 0
    moment = int(now().timestamp())
    return bulk.insert(Waiting, ("source", "record", "at", "trouble"), [(source, key, moment, "") for key in keys])
