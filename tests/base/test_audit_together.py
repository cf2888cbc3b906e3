"""Several people at once: entries still stand in one line."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from kientao.base.actor import Actor
from kientao.base.audit import faults, record
from kientao.base.models import AuditEntry


@pytest.mark.django_db(transaction=True)
def test_entries_added_at_the_same_time_stand_in_one_line() -> None:
    def add(number: int) -> None:
        try:
            record(actor=Actor(f"người {number}"), action="store_draft", subject=str(number), data={})
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=6) as together:
        list(together.map(add, range(24)))
    assert AuditEntry.objects.count() == 24
    assert list(faults()) == []
