"""What every way of handing in shares: whose it is, its words within bounds, the row and its entry in the trail."""

import re
from typing import Any

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now
from kientao.base.refusal import Invalid, require
from kientao.evidence.models import EvidenceItem
from kientao.evidence.policies import may_hand_in
from kientao.people.models import Officer, Organisation

_LONGEST = {"title": 500, "number": 80, "issuer": 250, "signer": 120, "unit": 60, "source": 4000, "note": 4000}
_UNSTORABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_LONG_TEXTS = ("source", "note")


def authorised(actor: Actor, organisation_id: int) -> Organisation:
    """The organisation, when `actor` may hand in for it. Raises NotAllowed."""
    organisation = Organisation.objects.filter(pk=organisation_id).first() or Organisation(name="cơ quan này")
    require(may_hand_in(actor, organisation))
    return organisation


def cleaned(words: dict[str, str], *, needed: tuple[str, ...] = ("title",)) -> tuple[dict[str, str], dict[str, str]]:
    """Texts without blanks around and characters no text has, and what is wrong with them by field."""
    kept = {field: _clean(field, text) for field, text in words.items()}
    errors = {
        field: f"Tối đa {_LONGEST[field]} ký tự; đang có {len(text)}. Rút gọn lại."
        for field, text in kept.items()
        if len(text) > _LONGEST[field]
    }
    errors |= {field: _MISSING[field] for field in needed if not kept[field]}
    return kept, errors


def _clean(field: str, text: str) -> str:
    text = _UNSTORABLE.sub("", text)
    return text.strip() if field in _LONG_TEXTS else " ".join(text.split())


def refuse(errors: dict[str, str]) -> None:
    """Raises Invalid when there is an error."""
    if errors:
        raise Invalid(errors)


def added(*, actor: Actor, audit: dict[str, str | int | None], **fields: Any) -> EvidenceItem:
    """The row and its entry. Call it inside a transaction."""
    item = EvidenceItem(
        created_at=now(),
        created_by=Officer.objects.filter(pk=actor.officer).first() if actor.officer else None,
        created_by_name=actor.name[:200],
        **fields,
    )
    item.save()
    record(
        actor=actor,
        action="hand_in_evidence",
        subject=f"EvidenceItem {item.pk}",
        data={"kind": item.kind, "title": item.title, "organisation": item.organisation_id, **audit},
    )
    return item


_MISSING = {
    "title": "Nhập tên gọi của minh chứng.",
    "unit": "Nhập đơn vị tính, ví dụ: %, hồ sơ, ngày.",
    "source": "Nhập nguồn của số liệu: hệ thống, sổ hoặc báo cáo nào.",
}
