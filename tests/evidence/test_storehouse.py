"""Files on disk: whole or not at all, found out when altered, swept when nobody knows them."""

import os
import time
from io import BytesIO
from pathlib import Path

import pytest

from kientao.base.actor import SYSTEM
from kientao.base.models import AuditEntry
from kientao.base.refusal import NotAllowed
from kientao.evidence import storage
from kientao.evidence.actions import files, sweep
from kientao.evidence.models import EvidenceItem, StoredFile
from kientao.evidence.verify import verify
from tests.evidence import samples
from tests.evidence.handing_in import hands_in
from tests.support.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def _place(item: EvidenceItem) -> Path:
    assert item.file is not None
    return storage.path_of(item.file.sha256)


def _alter(path: Path, data: bytes) -> None:
    path.chmod(0o600)
    path.write_bytes(data)


def _age(path: Path) -> None:
    old = time.time() - 3 * 24 * 3600
    os.utime(path, (old, old))


def test_nothing_is_wrong_with_whole_files(people: Cast) -> None:
    hands_in(people.lan)
    assert list(verify()) == []


def test_a_file_altered_on_disk_is_named(people: Cast) -> None:
    item = hands_in(people.lan, name="Quyết định.docx")
    altered = bytearray(_place(item).read_bytes())
    altered[100] ^= 1
    _alter(_place(item), bytes(altered))
    (fault,) = verify()
    assert (fault.what, fault.items) == ("altered", ("Quyết định.docx",))
    assert "Tệp đã bị sửa sau khi nộp" in str(fault)
    assert str(_place(item)) in str(fault)


def test_a_file_missing_from_disk_is_named(people: Cast) -> None:
    item = hands_in(people.lan)
    _place(item).unlink()
    assert [fault.what for fault in verify()] == ["missing"]


def test_handing_the_same_content_in_again_heals_an_altered_file_and_says_so(people: Cast) -> None:
    item = hands_in(people.lan)
    _alter(_place(item), b"something else")
    hands_in(people.lan)
    assert list(verify()) == []
    newest = AuditEntry.objects.filter(action="hand_in_evidence").order_by("-sequence").first()
    assert newest is not None
    assert '"restored": 1' in newest.data
    assert not list((storage.path_of("0" * 64).parents[2] / "incoming").iterdir())


def test_a_crash_between_file_and_row_leaves_a_file_that_hurts_nobody(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(**_: object) -> None:
        raise RuntimeError("power cut")

    with monkeypatch.context() as broken:
        broken.setattr(files, "added", crash)
        with pytest.raises(RuntimeError, match="power cut"):
            hands_in(people.lan)
    assert not EvidenceItem.objects.exists()
    assert not StoredFile.objects.exists()
    assert len(list(storage.stored_hashes())) == 1
    assert list(verify()) == []
    hands_in(people.lan)
    assert list(verify()) == []


def test_a_crash_before_the_file_is_in_its_place_leaves_no_row(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "link", crash)
    with pytest.raises(OSError, match="disk full"):
        hands_in(people.lan)
    assert not StoredFile.objects.exists()
    assert not list(storage.stored_hashes())


def test_the_sweep_removes_what_no_row_knows_once_it_is_a_day_old(people: Cast, storehouse: Path) -> None:
    item = hands_in(people.lan)
    with storage.received(BytesIO(b"orphan"), limit=100) as incoming:
        storage.keep(incoming)
    orphan = storage.path_of(incoming.sha256)
    remains = storehouse / "incoming" / "tmp-remains"
    remains.write_bytes(b"half")
    assert sweep(actor=SYSTEM) == 0
    for path in (orphan, remains, _place(item)):
        _age(path)
    assert sweep(actor=SYSTEM) == 2
    assert not orphan.exists()
    assert not remains.exists()
    assert _place(item).exists()
    assert AuditEntry.objects.filter(action="sweep_files").count() == 1


def test_an_old_orphan_handed_in_again_is_fresh(people: Cast) -> None:
    data = samples.docx()
    with storage.received(BytesIO(data), limit=10**6) as incoming:
        storage.keep(incoming)
    place = storage.path_of(incoming.sha256)
    _age(place)
    with storage.received(BytesIO(data), limit=10**6) as incoming:
        storage.keep(incoming)
    assert sweep(actor=SYSTEM) == 0
    assert place.exists()


def test_what_was_set_aside_and_not_removed_goes_back(storehouse: Path) -> None:
    with storage.received(BytesIO(b"orphan"), limit=100) as incoming:
        storage.keep(incoming)
    place = storage.path_of(incoming.sha256)
    _age(place)
    with storage.set_aside(incoming.sha256) as aside:
        assert aside is not None
        assert not place.exists()
    assert place.read_bytes() == b"orphan"
    with storage.set_aside("0" * 64) as aside:
        assert aside is None


def test_only_the_system_and_those_who_run_it_sweep(people: Cast) -> None:
    assert sweep(actor=people.khoa) == 0
    with pytest.raises(NotAllowed, match="quản trị hệ thống"):
        sweep(actor=people.son)
