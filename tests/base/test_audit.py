"""The audit trail: every change of state, in a chain nobody can quietly alter."""

import pytest
from django.core.management import CommandError, call_command

from kientao.base.actor import Actor
from kientao.base.audit import faults, record
from kientao.base.models import AuditEntry, AuditHead

pytestmark = pytest.mark.django_db

LAN = Actor("Lan")


def _three_entries() -> None:
    for number in range(3):
        record(actor=LAN, action="store_draft", subject=f"văn bản {number}", data={"tasks": number})


def test_an_untouched_trail_has_no_faults() -> None:
    _three_entries()
    assert list(faults()) == []
    assert list(AuditEntry.objects.values_list("sequence", flat=True)) == [1, 2, 3]


def test_a_changed_entry_is_found_out() -> None:
    _three_entries()
    AuditEntry.objects.filter(sequence=2).update(actor="Minh")
    assert list(faults()) == ["Bản ghi 2 đã bị sửa sau khi ghi."]


def test_a_removed_entry_is_found_out() -> None:
    _three_entries()
    AuditEntry.objects.filter(sequence=2).delete()
    assert "Thiếu bản ghi 2." in list(faults())


def test_a_trail_cut_at_the_end_is_found_out() -> None:
    _three_entries()
    AuditEntry.objects.filter(sequence=3).delete()
    assert list(faults()) == ["Sổ kết thúc ở bản ghi 2, đáng lẽ ở 3."]
    with pytest.raises(CommandError, match="đáng lẽ ở 3"):
        call_command("verify_audit")


def test_an_entry_is_neither_saved_again_nor_deleted() -> None:
    entry = record(actor=LAN, action="store_draft", subject="văn bản", data={})
    with pytest.raises(Exception, match=r"(?i)unique|duplicate"):
        entry.save()


def test_deleting_an_entry_is_refused() -> None:
    entry = record(actor=LAN, action="store_draft", subject="văn bản", data={})
    with pytest.raises(TypeError):
        entry.delete()
    assert AuditHead.objects.get().sequence == 1
