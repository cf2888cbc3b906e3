"""A document that is no plan is sent on to the page for what it is."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kientao.base.jobs.worker import run_due_jobs
from kientao.demo.procedures import DECISION
from kientao.programme.models import StoredDraft
from tests.programme.pages.conftest import Desk, desk, world

__all__ = ["desk", "world"]
pytestmark = pytest.mark.django_db


def test_a_decision_that_publishes_procedures_is_sent_on_to_its_own_page(desk: Desk) -> None:
    lan, before = desk("lan"), StoredDraft.objects.count()
    file = SimpleUploadedFile("quyết định.docx", DECISION.read_bytes())
    sent = lan.post("/van-ban/", {"document": file, "request_id": str(uuid.uuid4())})
    run_due_jobs()
    shown = lan.get(sent.headers["Location"]).content.decode()
    assert "Văn bản này công bố thủ tục hành chính" in shown
    assert 'href="/quyet-dinh-thu-tuc/"' in shown
    assert StoredDraft.objects.count() == before
