"""The trail is read in the office's words and searched by them."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kientao.base.audit_words import DONE
from kientao.base.models import AuditEntry
from kientao.web.pages.trail_subjects import named
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
    assert "Plan 1" not in page
    assert set(AuditEntry.objects.values_list("action", flat=True)) <= set(DONE)


def test_it_is_searched_by_what_it_says_accents_or_none() -> None:
    page = _page("son", q="dua ke hoach vao")
    assert "đã đưa kế hoạch vào thực hiện" in page
    assert "đã mở bản soát" not in page


def test_whatever_an_entry_is_about_has_a_name() -> None:
    world = a_programme()
    subjects = set(AuditEntry.objects.values_list("subject", flat=True))
    subjects |= {"Account", "Account 99999", "EvidenceItem x", "CalendarDay 2026-04-30", "Gì đó ²"}
    found = named(subjects)
    assert set(found) == subjects
    assert str(world.plan.title) in str(found[f"Plan {world.plan.pk}"])
    assert found["CalendarDay 2026-04-30"] == "Lịch làm việc 30/04/2026"


def test_the_page_asks_the_database_no_more_for_more_entries() -> None:
    client = Client()
    client.force_login(a_programme().cast.accounts["son"], backend="kientao.people.backend.AccountBackend")
    client.get(reverse("trail"))
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("trail"), {"so-dong": "25"})
    with CaptureQueriesContext(connection) as many:
        client.get(reverse("trail"), {"so-dong": "500"})
    assert len(many) <= len(few) + 3
    assert len(many) <= 22
