"""Keeping a compiled document."""

import uuid
from dataclasses import replace

import pytest

from kientao.base.actor import Actor
from kientao.base.models import AuditEntry
from kientao.compiling.outcome import SecretDocument
from kientao.programme.actions import store_draft
from kientao.programme.models import StoredDraft
from tests.support.small_plan import small_plan

pytestmark = pytest.mark.django_db

SON = Actor("Sơn")


def test_a_kept_document_gives_back_its_text_and_draft_unchanged() -> None:
    compiled = small_plan(severity="error")
    stored = store_draft(actor=SON, compiled=compiled, request_id=uuid.uuid4())
    kept = StoredDraft.objects.get(pk=stored.pk)
    assert kept.text == compiled.text
    assert kept.draft == compiled.draft
    assert (kept.tasks, kept.targets, kept.errors, kept.warnings) == (2, 2, 1, 1)


def test_keeping_is_told_in_the_audit_trail() -> None:
    stored = store_draft(actor=SON, compiled=small_plan(), request_id=uuid.uuid4())
    entry = AuditEntry.objects.get()
    assert (entry.actor, entry.action, entry.subject) == ("Sơn", "store_draft", f"StoredDraft {stored.pk}")


def test_one_form_sent_twice_keeps_one_document() -> None:
    request_id = uuid.uuid4()
    first = store_draft(actor=SON, compiled=small_plan(), request_id=request_id)
    assert store_draft(actor=SON, compiled=small_plan(), request_id=request_id) == first
    assert StoredDraft.objects.count() == 1
    assert AuditEntry.objects.count() == 1


def test_a_marked_document_is_refused_and_nothing_is_kept() -> None:
    marked = replace(small_plan(), text="TỐI MẬT\n" + small_plan().text)
    with pytest.raises(SecretDocument) as refused:
        store_draft(actor=SON, compiled=marked, request_id=uuid.uuid4())
    assert refused.value.level == "Tối mật"
    assert not StoredDraft.objects.exists()
    assert not AuditEntry.objects.exists()


def test_characters_no_database_keeps_are_replaced_one_for_one() -> None:
    odd = replace(small_plan(), text="a\x00b\ud800c")
    assert store_draft(actor=SON, compiled=odd, request_id=uuid.uuid4()).text == "a\ufffdb\ufffdc"
