"""Nobody overwrites what somebody else changed meanwhile: rows carry a version, a page says which one it showed."""

from typing import TypeVar

from django.db.models import F, Model, QuerySet

from kientao.base.refusal import ChangedMeanwhile

M = TypeVar("M", bound=Model)


def locked_row(queryset: "QuerySet[M]", pk: object) -> M:
    """The row as `queryset` reads it, nobody else changing it until the transaction ends.

    Locked first, read afterwards: where a lock had to be waited for, PostgreSQL leaves a row out whose join leads
    elsewhere by then. Locks leave keys alone (`no_key`), here and everywhere: whoever adds a row that refers to a
    locked one would wait for it with the trail in their hands. Raises the model's DoesNotExist.
    """
    list(queryset.model._default_manager.select_for_update(no_key=True).filter(pk=pk).order_by().values_list("pk"))
    return queryset.get(pk=pk)


def claim_version(queryset: "QuerySet[M]", pk: object, version: int) -> int:
    """Takes the row for this transaction if it still has the version that was shown; returns its next version.

    One conditional UPDATE of the field `version`, so that of two who come together one waits, then is told. Call it
    first inside the action's transaction; then read the row and change it. Saving a row that was read before must not
    write `version` back: read after claiming, or set it to what this returns.

    Raises ChangedMeanwhile for an old version, the model's DoesNotExist for a row that is not in the queryset.
    """
    if queryset.filter(pk=pk, version=version).update(version=F("version") + 1):
        return version + 1
    queryset.get(pk=pk)  # raises the model's DoesNotExist
    raise ChangedMeanwhile
