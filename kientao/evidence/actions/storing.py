"""Keeping a file for another register: checked, scanned and stored as evidence is, without being evidence."""

from collections.abc import Callable, Collection
from typing import TypeVar

from django.conf import settings
from django.db import transaction

from kientao.base.actor import Actor
from kientao.base.refusal import Invalid
from kientao.evidence import refusals, storage
from kientao.evidence.actions.files import FileRefused, row_of
from kientao.evidence.examining import examine_kind
from kientao.evidence.media import Media
from kientao.evidence.models import StoredFile
from kientao.evidence.names import clean_name
from kientao.evidence.scanning import verdict_on

Made = TypeVar("Made")


def store_file(
    *,
    actor: Actor,
    upload: storage.Readable,
    name: str,
    kinds: Collection[Media],
    use: Callable[[StoredFile, str], Made],
) -> Made:
    """What `use` makes of the kept file and its clean name, in the transaction in which its row is written.

    Callers have authorised. Takes seconds: nothing is locked before `use` is called, and where it refuses no row is
    left. Raises FileRefused, and Invalid for a kind that isn't among `kinds`.
    """
    name = clean_name(name)
    try:
        with storage.received(upload, limit=settings.EVIDENCE_LIMIT_BYTES) as incoming:
            examined = examine_kind(incoming.path, name, seconds=settings.EVIDENCE_READ_SECONDS)
            if examined.media not in kinds:
                known = ", ".join(one.words for one in kinds)
                raise Invalid({"file": f"Đây là {examined.media.words}. Chỉ nhận {known}."})
            verdict = verdict_on(incoming.path, name)
            storage.keep(incoming)
            with transaction.atomic():
                return use(row_of(actor, incoming, examined, verdict), name)
    except storage.TooLarge:
        raise FileRefused(refusals.too_large(name, settings.EVIDENCE_LIMIT_BYTES)) from None
    except refusals.UnacceptableFile as refusal:
        raise FileRefused(refusal) from None
