"""Handing in, in few words."""

from io import BytesIO
from typing import Any

from kientao.base.actor import Actor
from kientao.evidence.actions import hand_in_file
from kientao.evidence.models import EvidenceItem
from tests.evidence import samples


def hands_in(actor: Actor, data: bytes | None = None, name: str = "Quyết định 215.docx", **fields: Any) -> EvidenceItem:
    """For the actor's own organisation; the sample decision unless something else is given."""
    assert actor.organisation is not None
    said: dict[str, Any] = {"organisation_id": actor.organisation, "name": name}
    said["upload"] = BytesIO(samples.docx() if data is None else data)
    return hand_in_file(actor=actor, **(said | fields))
