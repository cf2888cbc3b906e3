"""Keeps compiled documents."""

import json
import re
import uuid

from django.db import IntegrityError, transaction

from kientao.base.actor import Actor
from kientao.base.audit import record
from kientao.base.clock import now
from kientao.compiling.outcome import Compiled, SecretDocument
from kientao.documents.secrecy import secrecy_mark
from kientao.programme.models import StoredDraft

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # no database keeps them in a text; replaced one for one, offsets hold


def store_draft(*, actor: Actor, compiled: Compiled, request_id: uuid.UUID, is_sample: bool = False) -> StoredDraft:
    """Keeps a compiled document for the actor's agency. A `request_id` seen before gives the row it made then.

    Raises SecretDocument for a document marked Mật, Tối mật or Tuyệt mật.
    """
    level = secrecy_mark(compiled.text)
    if level is not None:
        raise SecretDocument(level)
    earlier = StoredDraft.objects.filter(request_id=request_id).first()
    if earlier is not None:
        return earlier
    draft = compiled.draft
    severities = [diagnostic["severity"] for diagnostic in draft["diagnostics"]]
    stored = StoredDraft(
        request_id=request_id,
        name=_storable(draft["source"]["name"])[-255:] or "văn bản",
        format=draft["source"]["format"],
        sha256=draft["source"]["sha256"],
        title=_storable(draft["document"]["title"] or ""),
        tasks=len(draft["tasks"]),
        targets=sum(target["kind"] == "target" for target in draft["targets"]),
        errors=severities.count("error"),
        warnings=severities.count("warning"),
        is_sample=is_sample,
        text=_storable(compiled.text),
        draft_text=_storable(json.dumps(draft, ensure_ascii=False)),
        layout=list(compiled.layout),
        owner_id=actor.organisation,
        created=now(),
    )
    try:
        with transaction.atomic():
            stored.save(force_insert=True)
            record(
                actor=actor,
                action="store_draft",
                subject=f"StoredDraft {stored.pk}",
                data={"name": stored.name, "sha256": stored.sha256, "tasks": stored.tasks, "is_sample": int(is_sample)},
            )
    except IntegrityError:  # the same form, sent twice at the same time
        return StoredDraft.objects.get(request_id=request_id)
    return stored


def _storable(text: str) -> str:
    return _UNSTORABLE.sub("\ufffd", text)
