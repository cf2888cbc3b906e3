"""A result comes with its file: checked, kept, given to who may read it; letters are drafted by the hour."""

import html
import io
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings

from kientao.base.actor import SYSTEM
from kientao.base.backup.rows import lines_of
from kientao.base.jobs.kinds import periodic
from kientao.base.models import AuditEntry
from kientao.registers.onestop.actions.apologising import draft_apologies
from kientao.registers.onestop.models import Apology, Dossier, Result
from tests.documents.signing.certificates import PASSWORD, root_der, signer
from tests.evidence import samples
from tests.registers.onestop.work.conftest import Desk
from tests.support.onestop import COPY, Shop
from tests.support.programme import on

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def place(settings: LazySettings, tmp_path: object) -> None:
    settings.EVIDENCE_FOLDER = tmp_path


def upload(name: str, content: bytes) -> io.BytesIO:
    file = io.BytesIO(content)
    file.name = name
    return file


def sent(desk: Desk, dossier: Dossier, **others: object) -> Any:
    given = {
        "version": Dossier.objects.get(pk=dossier.pk).version, "name": "Bản sao", "number": "1",
        "issued_on": "3/3/2026", **others,
    }  # fmt: skip
    return desk("anh").post(f"/mot-cua/ho-so/{dossier.code}/ket-qua/", given)


def recorded(desk: Desk, dossier: Dossier, file: io.BytesIO, **others: object) -> Result:
    answer = sent(desk, dossier, file=file, **others)
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    return Result.objects.filter(dossier=dossier).latest("pk")


def test_a_result_is_kept_with_its_file_and_given_to_who_may_read_it(desk: Desk, office: Shop) -> None:
    dossier = office.dossier("anh", COPY, "ben_da")
    result = recorded(desk, dossier, upload("kết quả.png", samples.png()))
    assert result.file is not None
    assert result.signature == {}
    there = f"/mot-cua/ket-qua/{result.pk}/"
    assert b"".join(desk("phuc").get(there).streaming_content) == samples.png()  # type: ignore[attr-defined]
    assert desk("hoa").get(there).status_code == 404
    assert desk("minh").get(there).status_code == 404
    assert there in desk("anh").get(f"/mot-cua/ho-so/{dossier.code}/").content.decode()


def test_a_pdf_says_what_its_signatures_are_worth(desk: Desk, office: Shop) -> None:
    dossier = office.dossier("anh", COPY, "ben_da")
    result = recorded(desk, dossier, upload("ket-qua.pdf", samples.pdf("Bản sao có chứng thực")))
    assert result.signature["signatures"] == []
    assert "Tệp không có chữ ký số" in desk("anh").get(f"/mot-cua/ho-so/{dossier.code}/").content.decode()


def test_a_result_is_signed_with_the_key_that_comes_with_it(
    desk: Desk, office: Shop, settings: LazySettings, tmp_path: Path
) -> None:
    trusted = tmp_path / "trusted"
    trusted.mkdir()
    (trusted / "root.der").write_bytes(root_der())
    settings.SIGNATURE_ROOTS = trusted
    dossier = office.dossier("anh", COPY, "ben_da")
    paper = samples.pdf("Bản sao có chứng thực")
    result = recorded(
        desk, dossier, upload("ket-qua.pdf", paper), key=upload("anh.p12", signer("Lưu Ngọc Ánh")), password=PASSWORD
    )
    [one] = result.signature["signatures"]
    assert (one["holder"], one["good"], one["whole"]) == ("Lưu Ngọc Ánh", True, True)
    assert result.file is not None
    kept = b"".join(desk("anh").get(f"/mot-cua/ket-qua/{result.pk}/").streaming_content)  # type: ignore[attr-defined]
    assert kept.startswith(paper)
    assert PASSWORD not in b"".join(lines_of(AuditEntry)).decode()


@pytest.mark.parametrize(
    ("key", "password", "said"),
    [
        (signer("Lưu Ngọc Ánh"), "sai mật khẩu", "Mật khẩu của tệp chứng thư số không đúng"),
        (b"no key", PASSWORD, "không phải chứng thư số dạng PKCS#12"),
    ],
    ids=["mật khẩu sai", "không phải chứng thư"],
)
def test_what_cannot_be_signed_is_said_beside_the_key_and_nothing_is_kept(
    desk: Desk, office: Shop, key: bytes, password: str, said: str
) -> None:
    dossier = office.dossier("anh", COPY, "ben_da")
    answer = sent(desk, dossier, file=upload("k.pdf", samples.pdf("x")), key=upload("anh.p12", key), password=password)
    assert answer.status_code == 422
    page = html.unescape(answer.content.decode())
    assert said in page
    assert password not in page
    assert not Result.objects.filter(dossier=dossier).exists()
    without = sent(desk, dossier, key=upload("anh.p12", key), password=password)
    assert "Chọn tệp PDF của kết quả để ký" in html.unescape(without.content.decode())


def test_letters_are_drafted_every_hour_and_once(office: Shop) -> None:
    assert "kientao.registers.onestop.jobs.draft_letters" in {kind.name for kind in periodic()}
    office.dossier()
    with on("2026-03-16"):
        draft_apologies(actor=SYSTEM)
        draft_apologies(actor=SYSTEM)
    assert Apology.objects.count() == 1
