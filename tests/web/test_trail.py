"""The trail is read in the office's words and searched by them."""

import pytest
from django.test import Client
from django.urls import reverse

from kientao.base.audit_words import DONE
from kientao.base.models import AuditEntry
from tests.support.programme import a_programme

pytestmark = pytest.mark.django_db


def _page(who: str, **asked: str) -> str:
    client = Client()
    client.force_login(a_programme().cast.accounts[who], backend="kientao.people.backend.AccountBackend")
    return client.get(reverse("trail"), asked).content.decode()


def test_every_entry_of_a_plans_beginning_has_words() -> None:
    page = _page("son")
    assert "đã đưa kế hoạch vào thực hiện" in page
    assert "adopt_plan" not in page
    assert set(AuditEntry.objects.values_list("action", flat=True)) <= set(DONE)


def test_it_is_searched_by_what_it_says_accents_or_none() -> None:
    page = _page("son", q="dua ke hoach vao")
    assert "đã đưa kế hoạch vào thực hiện" in page
    assert "đã mở bản soát" not in page
