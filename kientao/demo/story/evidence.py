"""Pieces of the story's evidence, handed in through the actions."""

import io
from datetime import date
from decimal import Decimal

from kientao.base.actor import Actor
from kientao.demo.story.event import Figure, Link, Paper, Piece, WordFile
from kientao.demo.story.papers import a_plan
from kientao.evidence.actions import hand_in_document, hand_in_figure, hand_in_file, hand_in_link
from kientao.evidence.kinds import Kind
from kientao.evidence.models import EvidenceItem


def handed_in(actor: Actor, piece: Piece) -> EvidenceItem:
    """The item, of the actor's agency."""
    assert actor.organisation is not None
    own = actor.organisation
    match piece:
        case Paper():
            return hand_in_document(
                actor=actor,
                organisation_id=own,
                number=piece.number,
                date=date.fromisoformat(piece.date),
                issuer=piece.issuer or actor.organisation_name,
                title=piece.title,
            )
        case Figure():
            return hand_in_figure(
                actor=actor,
                organisation_id=own,
                title=piece.title,
                value=Decimal(piece.value),
                unit=piece.unit,
                source=piece.source,
            )
        case Link():
            return hand_in_link(actor=actor, organisation_id=own, url=piece.url, title=piece.title)
        case WordFile():
            content = io.BytesIO(a_plan(piece.number, date.fromisoformat(piece.date), piece.about))
            return hand_in_file(
                actor=actor, organisation_id=own, upload=content, name="ke-hoach.docx", kind=Kind.DOCUMENT
            )
