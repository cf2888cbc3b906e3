"""Describing evidence better: a new item with the same file, for rows are never changed."""

import datetime

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.evidence.actions.handing_in import added, authorised, cleaned, refuse
from kientao.evidence.head import Claimed, compare
from kientao.evidence.models import EvidenceItem


def describe_again(
    *,
    actor: Actor,
    item: EvidenceItem,
    title: str,
    number: str = "",
    date: datetime.date | None = None,
    issuer: str = "",
    signer: str = "",
    note: str = "",
) -> EvidenceItem:
    """The item itself where nothing changes, else a new one with the same file and other words.

    What the file says stays beside what is claimed now. Raises NotAllowed, Invalid.
    """
    organisation = authorised(actor, item.organisation_id)
    words, errors = cleaned({"title": title, "number": number, "issuer": issuer, "signer": signer, "note": note})
    if date and date > today():
        errors["date"] = "Ngày ban hành không được sau hôm nay."
    if item.file is None and item.kind == "document" and (not words["number"] or date is None):
        errors["number"] = "Văn bản không kèm tệp cần có số và ngày."
    refuse(errors)
    if all(getattr(item, field) == value for field, value in {**words, "date": date}.items()):
        return item
    with transaction.atomic():
        return added(
            actor=actor,
            audit={"describes_again": str(item.pk)},
            organisation=organisation,
            kind=item.kind,
            file=item.file,
            original_name=item.original_name,
            read_fields=_compared(item, Claimed(words["number"], date, words["issuer"], words["signer"])),
            date=date,
            **words,
        )


def _compared(item: EvidenceItem, claimed: Claimed) -> dict[str, object]:
    head = item.head
    if head is None:
        return {}
    differences = [{"field": one.field, "claimed": one.claimed, "read": one.read} for one in compare(claimed, head)]
    return {"read": head.as_json(), "differences": differences, "filled": []}
