"""The pages on which another system's dossiers are taken over: who opens them, what they say, what they do."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from kientao.cli import main
from kientao.registers.onestop.models import Dossier, Import
from tests.registers.onestop.imports.batches import OLD, as_csv, as_json, row, sent
from tests.support.onestop import Shop


def client(office: Shop, who: str) -> Client:
    found = Client()
    account = office.accounts.get(who) or office.cast.accounts[who]
    found.force_login(account, backend="kientao.people.backend.AccountBackend")
    return found


def work() -> None:
    """What waits in the background is done."""
    call_command("jobs", "--once", verbosity=0)


@pytest.mark.parametrize("who", ["mai", "minh", "yen", "hoa", "khoa", "binh"])
def test_who_follows_no_procedures_finds_no_batches(office: Shop, who: str) -> None:
    batch, asked = sent(as_json(row())), client(office, who)
    for name, send in (("import", "get"), ("import-errors", "get"), ("import-apply", "post"), ("import-stop", "post")):
        assert getattr(asked, send)(reverse(name, args=[batch.pk])).status_code == 404
    assert asked.get(reverse("imports")).status_code == 404
    assert asked.get(reverse("import-send")).status_code == 403


def test_a_file_is_sent_checked_and_taken_over(office: Shop) -> None:
    asked = client(office, "dung")
    good = ["H99.02-1", "9.000001", "Đang xử lý", "Sở Tư pháp", "An", "05/01/2026", "19/01/2026", "", ""]
    bad = ["H99.02-2", "9.000001", "Đang xử lý", "Sở Tư Phap Hà", "An", "31/02/2026", "", "", ""]
    file = SimpleUploadedFile("thang-1.csv", as_csv(good, bad))
    answer = asked.post(reverse("import-send"), {"system": OLD, "file": file})
    batch = Import.objects.get()
    assert answer.headers["Location"] == reverse("import", args=[batch.pk])
    assert "Tiến độ" in asked.get(answer.headers["Location"]).content.decode()
    work()
    page = asked.get(answer.headers["Location"]).content.decode()
    assert "Không có ngày giờ «31/02/2026»" in page
    assert "F: Ngày tiếp nhận" in page
    assert "Nhập, bỏ qua 1 dòng lỗi" in page
    batch.refresh_from_db()
    asked.post(reverse("import-apply", args=[batch.pk]), {"version": batch.version, "leave_out_errors": "1"})
    work()
    assert Dossier.objects.get().code == "H99.02-1"
    assert "1 hồ sơ mới" in asked.get(reverse("import", args=[batch.pk])).content.decode()
    assert asked.get(reverse("import-errors", args=[batch.pk])).content[:2] == b"PK"
    assert asked.get(reverse("imports")).status_code == 200


def test_what_somebody_else_applied_meanwhile_is_told(office: Shop) -> None:
    batch, asked = sent(as_json(row())), client(office, "dung")
    answer = asked.post(reverse("import-apply", args=[batch.pk]), {"version": batch.version - 1})
    assert answer.status_code == 409


def test_the_form_says_what_it_takes(office: Shop) -> None:
    asked = client(office, "dung")
    answer = asked.post(reverse("import-send"), {"system": "", "file": SimpleUploadedFile("a.exe", b"MZ")})
    assert answer.status_code == 422
    assert ".xlsx" in answer.content.decode()
    assert asked.get(reverse("import-template")).content[:2] == b"PK"


def test_the_command_checks_and_takes_over(office: Shop, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "ho-so.json"
    file.write_bytes(as_json(row(), row(MaHoSo="H99.02-2", TrangThaiHoSo="99")))
    command = ["import-dossiers", str(file), "--system", OLD]
    assert main([*command, "--dry-run"]) == 1
    assert not Dossier.objects.exists()
    assert main(command) == 2
    assert main([*command, "--leave-out-errors"]) == 1
    said = capsys.readouterr()
    assert "Đã nhập: 1 mới" in said.out
    assert "Dòng 2, cột TrangThaiHoSo Trạng thái: Không có trạng thái «99»" in said.err
    assert Dossier.objects.count() == 1
    assert main(["import-dossiers", str(tmp_path / "khong-co.csv"), "--system", OLD]) == 2
