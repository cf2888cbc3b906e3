"""What the pages show."""

import json
from urllib.parse import quote

import pytest
from django.test import Client

from kientao.programme.models import StoredDraft
from kientao.programme.two_sided import two_sided_view
from kientao.ui.two_sided.render import as_page, as_part
from tests.support.small_plan import TEXT

pytestmark = pytest.mark.django_db


def test_the_first_page_of_an_empty_installation_offers_to_fill_it() -> None:
    answer = Client().get("/").content.decode()
    assert "Chưa có văn bản nào" in answer
    assert 'name="document"' in answer


def test_the_first_page_shows_the_sample_with_its_figures(stored: StoredDraft) -> None:
    answer = Client().get("/").content.decode()
    assert "Văn bản mẫu" in answer
    assert "Ban hành Kế hoạch cải cách hành chính năm 2026" in answer
    assert "<b>2</b> nhiệm vụ" in answer
    assert f"/van-ban/{stored.pk}/" in answer


def test_the_page_shows_exactly_the_view_that_is_exported(stored: StoredDraft) -> None:
    view = two_sided_view(stored.text, stored.draft)
    answer = Client().get(f"/van-ban/{stored.pk}/").content.decode()
    assert as_part(view) in answer
    assert as_part(view) in as_page(view)


def test_the_draft_can_be_taken_away_as_json(stored: StoredDraft) -> None:
    answer = Client().get(f"/van-ban/{stored.pk}/ke-hoach.json")
    assert json.loads(answer.content) == stored.draft
    assert answer.headers["Content-Disposition"] == "attachment; filename*=UTF-8''ke-hoach-2026.txt.json"


def test_the_text_can_be_taken_away_letter_for_letter(stored: StoredDraft) -> None:
    assert Client().get(f"/van-ban/{stored.pk}/nguyen-van.txt").content.decode() == TEXT


def test_a_file_name_cannot_break_out_of_its_header(stored: StoredDraft) -> None:
    StoredDraft.objects.filter(pk=stored.pk).update(name='a"\r\nX-Evil: 1; b.txt')
    answer = Client().get(f"/van-ban/{stored.pk}/ke-hoach.json")
    assert "X-Evil" not in answer.headers
    assert quote("\r\n", safe="") in answer.headers["Content-Disposition"]
