"""Files are scanned before they are kept; what happens while the program is silent is the operator's choice."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.exceptions import ImproperlyConfigured

from kientao.base.actor import SYSTEM
from kientao.base.refusal import NotAllowed
from kientao.evidence import policies
from kientao.evidence.actions import FileRefused, scan_waiting
from kientao.evidence.clamd_address import ClamdAddress, clamd_address, stores_unscanned
from kientao.evidence.kinds import ScanState
from kientao.evidence.models import StoredFile
from tests.evidence import samples
from tests.evidence.fake_clamd import FakeClamd, running
from tests.evidence.handing_in import hands_in
from tests.support.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_a_clean_file_is_kept_with_the_name_of_the_engine(people: Cast, clamd: FakeClamd) -> None:
    stored = hands_in(people.lan).file
    assert stored is not None
    assert stored.scan_state == ScanState.CLEAN
    assert stored.scan_engine.startswith("ClamAV 1.4.1/27500")
    assert stored.scanned_at is not None


def test_a_file_with_malware_is_refused_and_nothing_stays(people: Cast, clamd: FakeClamd, storehouse: Path) -> None:
    with pytest.raises(FileRefused, match="Eicar-Signature") as refusal:
        hands_in(people.lan, b"Ghi chu " + samples.EICAR, "ghi chú.txt")
    assert refusal.value.code == "infected"
    assert not [path for path in storehouse.rglob("*") if path.is_file()]
    assert not StoredFile.objects.exists()


def test_while_the_program_is_gone_files_are_refused(people: Cast, clamd: FakeClamd) -> None:
    clamd.stop()
    with pytest.raises(FileRefused, match="Thử lại sau ít phút") as refusal:
        hands_in(people.lan)
    assert refusal.value.code == "cannot-scan"


@pytest.mark.parametrize("way", ["slow", "rude", "full", "odd"])
def test_no_answer_and_a_strange_one_are_no_verdict(
    people: Cast, settings: LazySettings, tmp_path: Path, way: str
) -> None:
    settings.EVIDENCE_CLAMD_SECONDS = 1
    with running(tmp_path / "c", way) as program:
        settings.EVIDENCE_CLAMD = program.address
        with pytest.raises(FileRefused) as refusal:
            hands_in(people.lan)
    assert refusal.value.code == "cannot-scan"


def test_an_operator_may_choose_to_keep_files_unscanned_and_they_are_scanned_later(
    people: Cast, clamd: FakeClamd, settings: LazySettings, tmp_path: Path
) -> None:
    settings.EVIDENCE_STORE_UNSCANNED = True
    clamd.stop()
    clean = hands_in(people.lan)
    infected = hands_in(people.lan, b"Ghi chu " + samples.EICAR, "ghi chú.txt")
    assert clean.file is not None
    assert clean.file.scan_state == ScanState.NOT_SCANNED
    assert scan_waiting(actor=SYSTEM) == []
    with running(tmp_path / "again") as program:
        settings.EVIDENCE_CLAMD = program.address
        assert len(scan_waiting(actor=SYSTEM)) == 2
        assert scan_waiting(actor=people.khoa) == []
    clean.refresh_from_db()
    infected.refresh_from_db()
    assert infected.file is not None
    assert clean.file.scan_state == ScanState.CLEAN
    assert infected.file.scan_signature == "Eicar-Signature"
    assert not policies.may_download(people.lan, infected)
    assert policies.may_download(people.lan, clean)
    with pytest.raises(FileRefused) as refusal:  # the program is gone again, its word isn't
        hands_in(people.hoa, b"Ghi chu " + samples.EICAR, "ghi chú.txt")
    assert refusal.value.code == "infected"


def test_handing_a_scanned_file_in_while_the_program_is_silent_forgets_nothing(
    people: Cast, clamd: FakeClamd, settings: LazySettings
) -> None:
    hands_in(people.lan)
    settings.EVIDENCE_STORE_UNSCANNED = True
    clamd.stop()
    stored = hands_in(people.lan).file
    assert stored is not None
    assert stored.scan_state == ScanState.CLEAN


def test_only_those_who_run_the_system_scan(people: Cast) -> None:
    with pytest.raises(NotAllowed):
        scan_waiting(actor=people.lan)


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("", None),
        ("127.0.0.1:3310", ClamdAddress(host="127.0.0.1", port=3310)),
        ("[::1]:3310", ClamdAddress(host="::1", port=3310)),
        ("clamd.tinh.example:3310", ClamdAddress(host="clamd.tinh.example", port=3310)),
        ("unix:/run/clamav/clamd.ctl", ClamdAddress(path="/run/clamav/clamd.ctl")),
        ("/run/clamav/clamd.ctl", ClamdAddress(path="/run/clamav/clamd.ctl")),
    ],
)
def test_the_address_is_read(monkeypatch: pytest.MonkeyPatch, given: str, address: ClamdAddress | None) -> None:
    monkeypatch.setenv("KIENTAO_CLAMD", given)
    assert clamd_address("KIENTAO_CLAMD") == address


@pytest.mark.parametrize("given", ["clamd", "127.0.0.1:", "127.0.0.1:99999", "http://127.0.0.1:3310", "a b:1"])
def test_a_wrong_address_names_its_variable(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("KIENTAO_CLAMD", given)
    with pytest.raises(ImproperlyConfigured, match="KIENTAO_CLAMD"):
        clamd_address("KIENTAO_CLAMD")


def test_what_to_do_without_the_program_is_one_of_two_words(monkeypatch: pytest.MonkeyPatch) -> None:
    for given, stores in (("", False), ("refuse", False), ("store", True)):
        monkeypatch.setenv("KIENTAO_CLAMD_DOWN", given)
        assert stores_unscanned("KIENTAO_CLAMD_DOWN") is stores
    monkeypatch.setenv("KIENTAO_CLAMD_DOWN", "maybe")
    with pytest.raises(ImproperlyConfigured, match="KIENTAO_CLAMD_DOWN"):
        stores_unscanned("KIENTAO_CLAMD_DOWN")
