"""One form, sent twice at the same moment."""

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from kientao.base.actor import Actor
from kientao.base.audit import faults
from kientao.base.models import AuditEntry
from kientao.programme.actions import store_draft
from kientao.programme.models import StoredDraft
from tests.support.small_plan import small_plan


@pytest.mark.django_db(transaction=True)
def test_one_document_is_kept_and_both_get_it() -> None:
    request_id = uuid.uuid4()

    def send(number: int) -> uuid.UUID:
        try:
            stored = store_draft(actor=Actor(f"người {number}"), compiled=small_plan(), request_id=request_id)
            return stored.pk
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=6) as together:
        kept = set(together.map(send, range(6)))
    assert len(kept) == 1
    assert StoredDraft.objects.count() == 1
    assert AuditEntry.objects.count() == 1
    assert list(faults()) == []
