"""From the first piece of evidence to the receiver's word, through the pages."""

from io import BytesIO
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile

from kientao.evidence.models import EvidenceItem
from kientao.programme.models import Assignment, HandIn, Notice
from tests.evidence import samples
from tests.programme.pages.conftest import Desk
from tests.support.given import give, work_of
from tests.support.programme import World, on

pytestmark = pytest.mark.slow

DOCUMENT = {"number": "12/BC-STP", "date": "1/6/2026", "issuer": "Sở Tư pháp", "signer": "", "title": "", "note": ""}


@pytest.fixture(autouse=True)
def _storehouse(settings: LazySettings, tmp_path: Path) -> None:
    settings.EVIDENCE_FOLDER = tmp_path / "evidence"
    settings.EVIDENCE_CLAMD = None


@pytest.fixture
def work(world: World) -> int:
    """A report of Sở Tư pháp due on 30 June 2026."""
    with on("2026-02-01"):
        return work_of(give(world, "Rà soát thủ tục hành chính")).pk


def _form(work: int, **fields: str) -> dict[str, str]:
    version = Assignment.objects.get(pk=work).version
    return {"version": str(version), "note": "", "submitted_on": "", "signed_on": "", **fields}


def test_focal_point_prepares_head_hands_in_receiver_accepts(desk: Desk, work: int) -> None:
    with on("2026-06-02"):
        lan, minh, son = desk("lan"), desk("minh"), desk("son")
        assert lan.post(f"/viec/{work}/nop/them/van-ban/", DOCUMENT).status_code == 302
        added = lan.get(f"/viec/{work}/nop/").content.decode()
        assert "12/BC-STP" in added
        assert "Chuyển thủ trưởng" in added
        assert lan.post(f"/viec/{work}/nop/", _form(work, note="Đủ hồ sơ")).status_code == 302
        assert work_state(work) == "prepared"
        assert "Đủ hồ sơ" in minh.get(f"/viec/{work}/nop/").content.decode()
        assert minh.post(f"/viec/{work}/nop/", _form(work)).status_code == 302
        assert work_state(work) == "handed-in"
        assert son.post(f"/viec/{work}/nghiem-thu/", _form(work)).status_code == 302
    assert work_state(work) == "accepted"
    row = HandIn.objects.get(assignment=work)
    assert (row.state, f"{row.signed_on}", row.number) == ("accepted", "2026-06-01", 1)


def work_state(work: int) -> str:
    """As the database has it."""
    return Assignment.objects.get(pk=work).state


def test_number_and_date_are_read_from_the_file_and_checked_by_a_person(desk: Desk, work: int) -> None:
    file = SimpleUploadedFile("Quyết định.docx", samples.docx())
    empty = dict.fromkeys(DOCUMENT, "")
    with on("2026-06-02"):
        answer = desk("lan").post(f"/viec/{work}/nop/them/van-ban/", {**empty, "file": file})
        item = EvidenceItem.objects.get()
        assert answer.headers["Location"] == f"/viec/{work}/nop/{item.pk}/"
        shown = desk("lan").get(answer.headers["Location"]).content.decode()
        assert f'value="{item.number}"' in shown
        assert item.number
        better = {"number": "1/XX", "date": "12/2/2026", "issuer": item.issuer, "signer": "", "title": item.title}
        assert desk("lan").post(answer.headers["Location"], {**better, "note": ""}).status_code == 302
        page = desk("lan").get(f"/viec/{work}/nop/").content.decode()
    assert "khai «1/XX», trong tệp ghi «" in page
    assert EvidenceItem.objects.count() == 2
    assert HandIn.objects.get().evidence.get().number == "1/XX"


def test_every_kind_of_evidence_can_be_added_and_left_out_again(desk: Desk, work: int) -> None:
    figure = {"title": "Tỷ lệ", "value": "1.096,4", "unit": "%", "source": "Sổ", "date": "", "note": ""}
    link = {"url": "https://stp.example/bc", "title": "Trang", "note": ""}
    with on("2026-06-02"):
        lan = desk("lan")
        assert lan.post(f"/viec/{work}/nop/them/so-lieu/", figure).status_code == 302
        assert lan.post(f"/viec/{work}/nop/them/duong-dan/", link).status_code == 302
        for slug in ("tep", "bien-ban"):
            given = {"file": BytesIO(samples.docx()), "title": slug, "number": "", "date": "", "note": ""}
            given["file"].name = "tep.docx"  # type: ignore[union-attr]
            assert lan.post(f"/viec/{work}/nop/them/{slug}/", given).status_code == 302
        assert HandIn.objects.get().evidence.count() == 4
        item = EvidenceItem.objects.get(kind="figure")
        assert f"{item.value:.1f}" == "1096.4"
        assert lan.post(f"/viec/{work}/nop/{item.pk}/bo/").status_code == 302
        assert HandIn.objects.get().evidence.count() == 3
        again = lan.post(f"/viec/{work}/nop/dung-lai/", {"item": str(item.pk)})
    assert again.status_code == 302
    assert HandIn.objects.get().evidence.count() == 4


def test_a_wrong_piece_keeps_what_was_typed_and_says_what_to_do(desk: Desk, work: int) -> None:
    with on("2026-06-02"):
        link = desk("lan").post(
            f"/viec/{work}/nop/them/duong-dan/", {"url": "javascript:alert(1)", "title": "Trang", "note": "n"}
        )
        figure = desk("lan").post(
            f"/viec/{work}/nop/them/so-lieu/",
            {"title": "Tỷ lệ", "value": "nhiều", "unit": "%", "source": "Sổ", "date": "31/31", "note": ""},
        )
    assert (link.status_code, figure.status_code) == (422, 422)
    assert "Chỉ nhận đường dẫn bắt đầu bằng https://" in link.content.decode()
    assert 'value="javascript:alert(1)"' in link.content.decode()
    assert "Không đọc được số «nhiều»" in figure.content.decode()
    assert "Không đọc được ngày «31/31»" in figure.content.decode()
    assert not EvidenceItem.objects.exists()


def test_a_program_as_evidence_is_refused_beside_its_field(desk: Desk, work: int) -> None:
    file = SimpleUploadedFile("bao-cao.pdf", b"MZ\x90\x00" + b"\x00" * 500)
    with on("2026-06-02"):
        answer = desk("lan").post(
            f"/viec/{work}/nop/them/tep/", {"file": file, "title": "", "note": ""}, headers={"X-Progress": "1"}
        )
    assert answer.status_code == 422
    assert "chương trình" in answer.content.decode()
    assert not EvidenceItem.objects.exists()


def test_nothing_is_handed_in_without_evidence_and_the_words_stay(desk: Desk, work: int) -> None:
    with on("2026-06-02"):
        answer = desk("minh").post(f"/viec/{work}/nop/", _form(work, note="Xin nhận"))
    assert answer.status_code == 422
    assert "Cần ít nhất một minh chứng" in answer.content.decode()
    assert "Xin nhận" in answer.content.decode()


def test_the_second_of_two_is_told_and_goes_on_from_the_new_version(desk: Desk, work: int) -> None:
    with on("2026-06-02"):
        desk("lan").post(f"/viec/{work}/nop/them/van-ban/", DOCUMENT)
        before = _form(work, note="Của tôi")
        desk("lan").post(f"/viec/{work}/nop/them/duong-dan/", {"url": "https://a.example", "title": "A", "note": ""})
        late = desk("minh").post(f"/viec/{work}/nop/", before)
        assert late.status_code == 409
        assert "Nguyễn Thị Lan" in late.content.decode()
        assert "Của tôi" in late.content.decode()
        now = _form(work)["version"]
        assert f'name="version" value="{now}"' in late.content.decode()
        assert work_state(work) == "open"
        assert desk("minh").post(f"/viec/{work}/nop/", {**before, "version": now}).status_code == 302


def test_what_was_returned_comes_back_with_its_reason_and_its_evidence(desk: Desk, work: int) -> None:
    with on("2026-06-02"):
        desk("lan").post(f"/viec/{work}/nop/them/van-ban/", DOCUMENT)
        desk("minh").post(f"/viec/{work}/nop/", _form(work))
        given = {**_form(work), "reason": "Thiếu phụ lục", "correct_by": "10/6/2026"}
        assert desk("son").post(f"/viec/{work}/tra-lai/", given).status_code == 302
        page = desk("lan").get(f"/viec/{work}/nop/").content.decode()
        assert "Thiếu phụ lục" in page
        assert "12/BC-STP" in page
        assert desk("minh").post(f"/viec/{work}/nop/", _form(work)).status_code == 302
    assert [row.state for row in HandIn.objects.filter(assignment=work)] == ["returned", "waiting"]


def test_the_head_gives_it_back_to_the_focal_point_with_what_is_missing(desk: Desk, work: int) -> None:
    with on("2026-06-02"):
        desk("lan").post(f"/viec/{work}/nop/them/van-ban/", DOCUMENT)
        desk("lan").post(f"/viec/{work}/nop/", _form(work))
        assert desk("minh").post(f"/viec/{work}/tra-dau-moi/", {**_form(work), "reason": ""}).status_code == 422
        given = {**_form(work), "reason": "Sai số liệu quý I"}
        assert desk("minh").post(f"/viec/{work}/tra-dau-moi/", given).status_code == 302
        assert "Sai số liệu quý I" in desk("lan").get(f"/viec/{work}/nop/").content.decode()
    assert work_state(work) == "open"


def test_awaiting_signature_names_the_holder_and_a_signed_document_calls_the_head(desk: Desk, work: int) -> None:
    sign = {"submitted_on": "2/6/2026", "holder": "Phó Chủ tịch Vũ Thanh Bình", "held_by": "UBND tỉnh", "document": ""}
    with on("2026-06-02"):
        assert desk("lan").post(f"/viec/{work}/trinh-ky/", {**_form(work), **sign}).status_code == 302
        page = desk("lan").get(f"/viec/{work}/nop/").content.decode()
        assert "Vũ Thanh Bình đang giữ để ký" in page
        assert "Chuyển thủ trưởng" not in page
        desk("lan").post(f"/viec/{work}/nop/them/van-ban/", DOCUMENT)
        told = Notice.objects.filter(kind="prepared", words__startswith="Đã có văn bản ký")
        assert told.count() == 1
        assert desk("minh").post(f"/viec/{work}/nop/", _form(work)).status_code == 302
    assert work_state(work) == "handed-in"


def test_an_unclear_agency_is_asked_again_beside_its_field(desk: Desk, work: int) -> None:
    sign = {"submitted_on": "2/6/2026", "holder": "Ai đó", "held_by": "Bộ Phép thuật", "document": ""}
    with on("2026-06-02"):
        answer = desk("lan").post(f"/viec/{work}/trinh-ky/", {**_form(work), **sign})
    assert answer.status_code == 422
    assert "Chưa rõ là cơ quan nào" in answer.content.decode()
    assert 'value="Bộ Phép thuật"' in answer.content.decode()


@pytest.mark.parametrize("path", ["nop", "trinh-ky", "rut", "tra-dau-moi", "gia-han", "giao", "nop/dung-lai"])
def test_a_stranger_finds_none_of_the_forms(desk: Desk, work: int, path: str) -> None:
    for who in ("hoa", "khoa", "thu"):
        assert desk(who).get(f"/viec/{work}/{path}/").status_code == 404
        assert desk(who).post(f"/viec/{work}/{path}/", {"version": "1"}).status_code == 404


@pytest.mark.parametrize(
    ("who", "path", "says"),
    [
        ("lan", "rut", "Chỉ thủ trưởng Sở Tư pháp"),
        ("lan", "gia-han", "Chỉ thủ trưởng Sở Tư pháp"),
        ("lan", "giao", "Chỉ thủ trưởng Sở Tư pháp"),
        ("son", "nop", "Việc này do Sở Tư pháp thực hiện"),
        ("minh", "nghiem-thu", "Không cơ quan nào tự nghiệm thu"),
        ("minh", "dung", "Chỉ cơ quan thường trực"),
        ("quang", "nop", "Chỉ đầu mối, thủ trưởng hoặc công chức được giao"),
    ],
)
def test_who_may_not_is_told_who_may(desk: Desk, work: int, who: str, path: str, says: str) -> None:
    answer = desk(who).get(f"/viec/{work}/{path}/")
    assert answer.status_code == 403
    assert says in answer.content.decode()
    assert desk(who).post(f"/viec/{work}/{path}/", {"version": "1", "reason": "x", "note": ""}).status_code == 403


def test_script_in_any_text_is_shown_as_text(desk: Desk, work: int) -> None:
    evil = "<script>alert(1)</script>"
    with on("2026-06-02"):
        desk("lan").post(f"/viec/{work}/nop/them/van-ban/", {**DOCUMENT, "number": evil, "title": evil, "note": evil})
        desk("minh").post(f"/viec/{work}/nop/", _form(work, note=evil))
        task = f"/nhiem-vu/{_task(work)}/"
        pages = [desk("son").get(address).content.decode() for address in (task, f"{task}lich-su/")]
    assert all(evil not in page for page in pages)
    assert "&lt;script&gt;alert(1)" in pages[0]


def _task(work: int) -> int:
    return Assignment.objects.get(pk=work).task_id
