"""A kept document, and a compiler that answers at once."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kientao.base.actor import VISITOR
from kientao.programme.actions import store_draft
from kientao.programme.models import StoredDraft


@pytest.fixture
def stored(db: None) -> StoredDraft:
    from tests.support.small_plan import small_plan

    return store_draft(actor=VISITOR, compiled=small_plan(severity="error"), request_id=uuid.uuid4(), is_sample=True)


@pytest.fixture
def document() -> SimpleUploadedFile:
    """A document somebody uploads."""
    from tests.support.small_plan import TEXT

    return SimpleUploadedFile("ke-hoach.txt", TEXT.encode(), content_type="text/plain")
