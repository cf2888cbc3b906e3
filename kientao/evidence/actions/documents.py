"""Handing in a document that is known by its number and date: the paper, or another system, has it."""

import datetime

from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.clock import today
from kientao.evidence.actions.handing_in import added, authorised, cleaned, refuse
from kientao.evidence.kinds import Kind
from kientao.evidence.models import EvidenceItem


def hand_in_document(
    *,
    actor: Actor,
    organisation_id: int,
    number: str,
    date: datetime.date | None,
    issuer: str,
    signer: str = "",
    title: str = "",
    note: str = "",
) -> EvidenceItem:
    """A new item without a file; its title is "12/QĐ-UBND ngày 05/01/2026" when none is given.

    Raises NotAllowed; Invalid where number, date or issuer is missing.
    """
    organisation = authorised(actor, organisation_id)
    words, errors = cleaned(
        {"title": title, "number": number, "issuer": issuer, "signer": signer, "note": note}, needed=()
    )
    if not words["number"]:
        errors["number"] = "Nhập số, ký hiệu của văn bản, ví dụ 12/QĐ-UBND; hoặc nộp kèm tệp để đọc từ tệp."
    if date is None:
        errors["date"] = "Nhập ngày ban hành của văn bản."
    elif date > today():
        errors["date"] = "Ngày ban hành không được sau hôm nay."
    if not words["issuer"]:
        errors["issuer"] = "Nhập cơ quan ban hành văn bản."
    refuse(errors)
    assert date is not None
    words["title"] = words["title"] or f"{words['number']} ngày {date:%d/%m/%Y}"
    with transaction.atomic():
        return added(
            actor=actor,
            audit={"number": words["number"], "date": date.isoformat()},
            organisation=organisation,
            kind=Kind.DOCUMENT.value,
            date=date,
            **words,
        )
