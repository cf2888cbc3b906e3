"""Dossiers are looked up by words in an index made for it, which no later change of the table may lose."""

import pytest
from django.db import connection

from kientao.registers.onestop.models import Dossier
from kientao.registers.onestop.queries.search import search

pytestmark = pytest.mark.django_db


def test_a_search_by_words_asks_the_index_of_words() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")  # a table without rows is read without any
            cursor.execute("SET LOCAL enable_indexscan = off")  # or in the order that is asked for
    found = search(Dossier.objects.order_by("-created", "-pk"), "nguyen son").values("pk")[:50]
    assert "onestop_dossier_words" in found.explain()
