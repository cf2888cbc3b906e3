"""Pages of the catalogue as officers meet them."""

import dataclasses
import json
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kientao.base.clock import now
from kientao.base.sheets.table import read_table
from kientao.registers.onestop.actions.procedures import draft_version, hash_of
from kientao.registers.onestop.actions.processes import draft_process, publish_process
from kientao.registers.onestop.models import (
    Assessment,
    PostOfStep,
    Procedure,
    ProcedureVersion,
    ProcessVersion,
    Reduction,
)
from kientao.registers.onestop.pages.procedures.forms import WholeForm
from kientao.registers.onestop.queries.offered import content_of, process_of
from kientao.registers.onestop.rules.as_json import as_json
from kientao.registers.onestop.rules.procedure import OnlineLevel
from kientao.registers.onestop.rules.procedure_sheet import COLUMNS
from kientao.registers.onestop.rules.process import Process, Step
from tests.registers.onestop.procedures.conftest import Desk
from tests.registers.onestop.procedures.samples import SIGNED, a_content, a_draft, a_procedure, a_process
from tests.registers.onestop.procedures.test_form import posted
from tests.registers.onestop.procedures.test_processes import TERMS
from tests.support.cast import Cast
from tests.support.programme import on

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(people: Cast) -> ProcedureVersion:
    """Published by Dũng, of Sở Tư pháp."""
    with on("2026-03-02"):
        return a_procedure(people.dung, people.organisations["tu_phap"])


def _text(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


# --- The list


@pytest.mark.parametrize(
    ("query", "seen", "unseen"),
    [
        ("?q=trich+luc", "Cấp bản sao trích lục hộ tịch", "Gia hạn giấy phép"),
        ("?q=1.000002", "Gia hạn giấy phép", "Cấp bản sao"),
        ("?linh-vuc=X%C3%A2y+d%E1%BB%B1ng", "Gia hạn giấy phép", "Cấp bản sao"),
        ("?truc-tuyen=partial", "Cấp bản sao trích lục hộ tịch", "Đang soạn thôi"),
        ("?trang-thai=draft", "Đang soạn thôi", "Cấp bản sao"),
        ("?trang-thai=in-force", "Gia hạn giấy phép", "Đang soạn thôi"),
        ("?dang-soan=1", "Đang soạn thôi", "Gia hạn giấy phép"),
        ("?noi-bo=1", "Không có dòng nào khớp", "Gia hạn giấy phép"),
        ("?cap=nonsense&trang=99&sap-xep=rm", "Gia hạn giấy phép", "không-có"),
    ],
)
def test_the_list_is_found_through_and_filtered(
    desk: Desk, people: Cast, held: ProcedureVersion, query: str, seen: str, unseen: str
) -> None:
    with on("2026-03-02"):
        other = dataclasses.replace(a_content("Gia hạn giấy phép"), field="Xây dựng")
        a_procedure(people.dung, people.organisations["noi_vu"], "1.000002", other)
        drafted = dataclasses.replace(a_content("Đang soạn thôi"), online=OnlineLevel.NONE, partial_reason=None)
        a_draft(people.dung, people.organisations["tu_phap"], "1.000003", drafted)
        page = _text(desk("dung"), f"/thu-tuc/{query}")
    assert seen in page
    assert unseen not in page


def test_two_and_a_half_thousand_procedures_are_listed_with_few_questions(desk: Desk, people: Cast) -> None:
    content = as_json(a_content())
    owner = people.organisations["tu_phap"]
    procedures = Procedure.objects.bulk_create(
        Procedure(code=f"2.{number:06}", name=f"Thủ tục {number}", field=f"Lĩnh vực {number % 40}", level="province",
                  owner=owner, search=f"2.{number:06} thu tuc {number}")
        for number in range(2500)
    )  # fmt: skip
    ProcedureVersion.objects.bulk_create(
        ProcedureVersion(procedure=one, number=1, state="published", content=content, content_hash=hash_of(content),
                         online="partial", valid_from=date(2026, 1, 1), decided_on=date(2026, 1, 1), changed_by="",
                         changed_at=now(), published_at=now())
        for one in procedures
    )  # fmt: skip
    client = desk("hoa")
    for address, most in (
        ("/thu-tuc/", 24),
        ("/thu-tuc/?q=thu+tuc+24&truc-tuyen=partial&trang-thai=in-force&sap-xep=-ten", 24),
        ("/thu-tuc/cong-bo/", 22),
    ):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        assert len(asked) <= most, (address, len(asked))


def test_the_part_of_the_list_equals_the_whole_pages(desk: Desk, held: ProcedureVersion) -> None:
    part = desk("hoa").get("/thu-tuc/", headers={"HX-Request": "true", "HX-Target": "thu-tuc"}).content.decode()
    assert "<html" not in part
    assert part.strip() in _text(desk("hoa"), "/thu-tuc/").replace("\r", "") or "Cấp bản sao" in part


def test_the_workbook_and_the_json_come_in_again(desk: Desk, held: ProcedureVersion) -> None:
    client = desk("dung")
    answer: Any = client.get("/thu-tuc/danh-muc.xlsx")
    workbook = b"".join(answer.streaming_content)
    assert [row.text("code") for row in read_table(workbook, COLUMNS).rows] == ["1.000656"]
    whole = json.loads(client.get("/thu-tuc/danh-muc.json").content)
    assert whole["procedures"][0]["content"] == held.content
    one = json.loads(client.get(f"/thu-tuc/ban/{held.pk}/noi-dung.json").content)
    assert one == whole
    assert len(read_table(client.get("/thu-tuc/mau-nhap.xlsx").content, COLUMNS).rows) == 1


# --- One procedure


@pytest.mark.parametrize("part", ["", "quy-trinh", "cac-ban", "ra-soat", "không-có"])
def test_everybody_reads_a_published_procedure(desk: Desk, people: Cast, held: ProcedureVersion, part: str) -> None:
    with on("2026-03-02"):
        draft = draft_process(actor=people.minh, procedure_id=held.procedure_id, content=a_process())
        publish_process(actor=people.minh, process_id=draft.pk, version=draft.version, terms=TERMS)
        draft_version(actor=people.lan, procedure_id=held.procedure_id)
    client = desk("hoa")
    with on("2026-03-03"), CaptureQueriesContext(connection) as asked:
        page = _text(client, f"/thu-tuc/{held.procedure_id}/?phan={part}")
    assert "Cấp bản sao trích lục hộ tịch" in page
    assert len(asked) <= 28
    if part == "quy-trinh":
        assert "<svg" in page
        assert "Hồ sơ không đủ điều kiện" in page
    if part == "cac-ban":
        assert "đã công bố bản 1" in page


def test_a_draft_is_not_there_for_strangers(desk: Desk, people: Cast) -> None:
    draft = a_draft(people.lan, people.organisations["tu_phap"])
    for address in (
        f"/thu-tuc/{draft.procedure_id}/",
        f"/thu-tuc/ban/{draft.pk}/sua/",
        f"/thu-tuc/ban/{draft.pk}/cong-bo/",
        f"/thu-tuc/ban/{draft.pk}/noi-dung.json",
    ):
        assert desk("hoa").get(address).status_code == 404, address
        assert desk("quang").get(address).status_code in (200, 403), address


def test_words_from_outside_stay_words_in_the_page_and_the_drawing(
    desk: Desk, people: Cast, held: ProcedureVersion
) -> None:
    harm = "<script>alert(1)</script>"
    draft_process(actor=people.minh, procedure_id=held.procedure_id, content=Process((Step("b1", harm, post=harm),)))
    version = draft_version(
        actor=people.lan, procedure_id=held.procedure_id, content=dataclasses.replace(a_content(harm), conditions=harm)
    )
    client = desk("minh")
    for address in (
        f"/thu-tuc/{held.procedure_id}/?ban=2",
        f"/thu-tuc/ban/{version.pk}/sua/",
        f"/quy-trinh/{ProcessVersion.objects.get().pk}/",
        f"/quy-trinh/{ProcessVersion.objects.get().pk}/sua/",
        "/quy-trinh/vi-tri/",
    ):
        assert harm not in _text(client, address)


# --- Drafting and publishing


def test_a_procedure_is_drafted_published_amended_and_abolished_in_the_browser(desk: Desk, people: Cast) -> None:
    lan, dung = desk("lan"), desk("dung")
    with on("2026-03-02"):
        given = {"code": "1.012994", "name": "Cấp giấy phép", "field": "Xây dựng", "level": "commune", "owner": "STP"}
        answer = lan.post("/thu-tuc/soan/", given)
        draft = ProcedureVersion.objects.get()
        assert answer.headers["Location"] == f"/thu-tuc/ban/{draft.pk}/sua/"
        form = posted(WholeForm.of(content_of(draft), draft.version, None))
        form |= {"manner-1-offered": "on", "manner-1-limit": "10 ngày làm việc", "components-0-name": "Đơn đề nghị"}
        assert lan.post(f"/thu-tuc/ban/{draft.pk}/sua/", form).status_code == 302
        draft.refresh_from_db()
        assert content_of(draft).manners[0].limit.amount == 10
        terms = {
            "version": draft.version,
            "decision": "125/QĐ-UBND",
            "decided_on": "1/3/2026",
            "valid_from": "5/3/2026",
        }
        assert lan.post(f"/thu-tuc/ban/{draft.pk}/cong-bo/", terms).status_code == 403
        assert dung.post(f"/thu-tuc/ban/{draft.pk}/cong-bo/", terms).status_code == 302
        assert "Sắp có hiệu lực" in _text(dung, f"/thu-tuc/{draft.procedure_id}/")
    with on("2026-05-02"):
        answer = lan.post(f"/thu-tuc/{draft.procedure_id}/ban-moi/", {"change": "amended"})
        second = ProcedureVersion.objects.get(number=2)
        assert answer.headers["Location"] == f"/thu-tuc/ban/{second.pk}/sua/"
        assert "Hai bản giống nhau" in _text(lan, f"/thu-tuc/{draft.procedure_id}/so-sanh/")
        gone = dung.post(f"/thu-tuc/ban/{second.pk}/bo/", {"version": second.version})
        assert gone.status_code == 302
        procedure = Procedure.objects.get()
        end = terms | {"version": procedure.version, "valid_from": "1/6/2026"}
        assert dung.post(f"/thu-tuc/{procedure.pk}/bai-bo/", end).status_code == 302
    with on("2026-06-02"):
        assert "Đã bãi bỏ" in _text(desk("hoa"), f"/thu-tuc/{procedure.pk}/")


def test_an_error_keeps_what_was_typed_and_names_its_field(desk: Desk, people: Cast) -> None:
    draft = a_draft(people.lan, people.organisations["tu_phap"])
    form = posted(WholeForm.of(content_of(draft), draft.version, None))
    form |= {"name": "", "conditions": "Điều kiện vừa ghi", "fees-0-amount": "một nghìn"}
    answer = desk("lan").post(f"/thu-tuc/ban/{draft.pk}/sua/", form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Điều kiện vừa ghi" in page
    assert 'href="#id_fees-0-amount"' in page
    assert ProcedureVersion.objects.get().version == 1


def test_who_was_slower_is_told_and_loses_nothing(desk: Desk, people: Cast) -> None:
    draft = a_draft(people.lan, people.organisations["tu_phap"])
    form = posted(WholeForm.of(content_of(draft), draft.version, None))
    assert desk("minh").post(f"/thu-tuc/ban/{draft.pk}/sua/", form).status_code == 302
    answer = desk("lan").post(f"/thu-tuc/ban/{draft.pk}/sua/", form | {"conditions": "Bản của Lan"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Lê Quang Minh" in page
    assert "Bản của Lan" in page
    assert 'name="version" value="2"' in page


def test_a_catalogue_is_tried_and_brought_in(desk: Desk, people: Cast) -> None:
    content = "Mã,Tên,Thời hạn\n1.000001,Cấp phép,10 ngày\n1.000002,Gia hạn,5 ngày | 7 ngày\n".encode()

    def sent(do: str, **more: str) -> Any:
        given = {"do": do, "owner": "STP", "file": SimpleUploadedFile("a.csv", content), **more}
        return desk("dung").post("/thu-tuc/nhap/", given)

    with on("2026-03-02"):
        page = sent("try").content.decode()
        assert "2 thủ tục mới" in page
        assert "2 thời hạn" in page
        assert not Procedure.objects.exists()
        missing = sent("publish")
        assert missing.status_code == 422
        terms = {"decision": "9/QĐ-UBND", "decided_on": "1/3/2026", "valid_from": "2/3/2026"}
        assert sent("publish", **terms).status_code == 302
    assert set(ProcedureVersion.objects.values_list("state", flat=True)) == {"published"}
    wrong = desk("dung").post(
        "/thu-tuc/nhap/", {"do": "try", "owner": "STP", "file": SimpleUploadedFile("a.csv", b"Ma,Ten\n,Khong ma\n")}
    )
    assert wrong.status_code == 422
    assert "ghi mã thủ tục" in wrong.content.decode()


def test_the_history_of_publishing_counts_only_what_can_be_measured(desk: Desk, people: Cast) -> None:
    effect = date(2026, 3, 6)
    with on("2026-04-01"):
        for code, signed, law in (("1", 1, effect), ("2", 4, effect), ("3", 1, None)):
            terms = dataclasses.replace(SIGNED, decided_on=date(2026, 3, signed), takes_effect_on=law)
            a_procedure(people.dung, people.organisations["tu_phap"], f"1.00000{code}", terms=terms)
        page = _text(desk("binh"), "/thu-tuc/cong-bo/")
        late = _text(desk("binh"), "/thu-tuc/cong-bo/?ket-qua=late")
        assert desk("binh").get("/thu-tuc/cong-bo/danh-sach.xlsx").status_code == 200
    assert "1/2" in page
    assert "1 lần chưa ghi ngày văn bản có hiệu lực" in page
    assert "Chậm 3 ngày" in late
    assert "1.000001" not in late


# --- Reviews


def _cost(prefix: str, fees: str, limit: str) -> dict[str, str]:
    plain = {"fees": fees, "other": "0", "times": "1", "subjects": "3228", "limit": limit}
    return {f"{prefix}-{name}": value for name, value in plain.items()} | {f"{prefix}-works-count": "0"}


def test_a_reduction_is_proposed_and_approved(desk: Desk, people: Cast, held: ProcedureVersion) -> None:
    given = {"text": "Bỏ giấy tờ chứng minh quan hệ."}
    given |= _cost("before", "1024000", "5 ngày làm việc") | _cost("after", "231000", "3 ngày làm việc")
    address = f"/thu-tuc/{held.procedure_id}/cat-giam/"
    assert desk("hoa").get(address).status_code == 403
    answer = desk("minh").post(address, given)
    assert answer.status_code == 302
    made = Reduction.objects.get()
    assert made.saves == 2_559_804_000
    page = _text(desk("hoa"), f"/thu-tuc/ra-soat/{made.pk}/")
    assert "77,44 %" in page
    decided = {"version": "1", "approve": "yes", "decision": "99/QĐ-UBND", "decided_on": "1/3/2026"}
    assert desk("minh").post(f"/thu-tuc/ra-soat/{made.pk}/quyet-dinh/", decided).status_code == 403
    assert desk("dung").post(f"/thu-tuc/ra-soat/{made.pk}/quyet-dinh/", decided).status_code == 302
    assert "2.559,8" in _text(desk("hoa"), "/thu-tuc/ra-soat/")
    again = desk("dung").post(f"/thu-tuc/ra-soat/{made.pk}/quyet-dinh/", decided)
    assert again.status_code == 403


def test_a_review_that_changes_nothing_is_refused(desk: Desk, held: ProcedureVersion) -> None:
    given = {"text": "Không đổi."} | _cost("before", "1", "5 ngày") | _cost("after", "1", "5 ngày")
    answer = desk("minh").post(f"/thu-tuc/{held.procedure_id}/cat-giam/", given)
    assert answer.status_code == 422
    assert "giống hệt" in answer.content.decode()


def test_an_assessment_is_kept_gone_on_with_and_closed(desk: Desk, people: Cast) -> None:
    given = {"version": "0", "title": "Cấp thẻ cộng tác viên", "draft_document": "Dự thảo Quyết định", "needed": "",
             "reasonable": "", "lawful": "", "cost-fees": "0", "cost-other": "0", "cost-times": "1",
             "cost-subjects": "10", "cost-works-count": "1", "cost-works-0-name": "Viết đơn", "cost-works-0-hours": "2",
             "cost-works-0-hourly_income": "50000", "cost-works-0-consultant": "0"}  # fmt: skip
    lan = desk("lan")
    assert lan.post("/thu-tuc/danh-gia/lap/", given).status_code == 302
    made = Assessment.objects.get()
    assert "1.000.000 đồng" in _text(lan, f"/thu-tuc/danh-gia/{made.pk}/")
    assert desk("hoa").get(f"/thu-tuc/danh-gia/{made.pk}/").status_code == 404
    address = f"/thu-tuc/danh-gia/{made.pk}/sua/"
    early = lan.post(address, given | {"version": "1", "xong": "1"})
    assert early.status_code == 422
    whole = given | {"version": "1", "xong": "1", "needed": "Cần", "reasonable": "Hợp lý", "lawful": "Hợp pháp"}
    assert lan.post(address, whole).status_code == 302
    assert "Đã đánh giá" in _text(desk("hoa"), "/thu-tuc/danh-gia/")
    assert lan.post(address, whole).status_code == 403


def test_a_shorter_term_is_tried_in_the_address(desk: Desk, held: ProcedureVersion) -> None:
    address = f"/thu-tuc/{held.procedure_id}/thu-thoi-han/"
    assert "Chưa có hồ sơ nào" in _text(desk("minh"), address)
    assert desk("hoa").get(address).status_code == 403
    wrong = desk("minh").get(f"{address}?cut=200&since=1/1/2026&clock=appointment")
    assert wrong.status_code == 422


# --- Processes


def test_a_process_is_edited_step_by_step_without_a_script(desk: Desk, people: Cast, held: ProcedureVersion) -> None:
    minh = desk("minh")
    answer = minh.post(f"/thu-tuc/{held.procedure_id}/quy-trinh/", {"variant": "Nộp trực tiếp"})
    process = ProcessVersion.objects.get()
    edit = f"/quy-trinh/{process.pk}/sua/"
    assert answer.headers["Location"] == edit
    step = {"title": "Thẩm định", "kind": "appraise", "place": "competent", "post": "Chuyên viên", "minutes": "2 ngày",
            "counted": "on", "split": "all", "waits_for_all": "on", "ways-count": "0"}  # fmt: skip
    assert minh.post(f"{edit}them/?sau=b1", step | {"version": "1"}).status_code == 302
    last = step | {"title": "Ký", "kind": "approve", "minutes": "4 giờ 30", "post": "Giám đốc", "version": "2"}
    assert minh.post(f"{edit}them/?sau=b2", last).status_code == 302
    process.refresh_from_db()
    read = process_of(process)
    assert [(one.title, one.minutes) for one in read.steps] == [
        ("Tiếp nhận hồ sơ", None),
        ("Thẩm định", 960),
        ("Ký", 270),
    ]
    assert [way.to for way in read.by_key["b1"].ways] == ["b2"]
    assert minh.post(f"{edit}b3/len/", {"version": "3"}).status_code == 302
    process.refresh_from_db()
    assert [one.key for one in process_of(process).steps] == ["b1", "b3", "b2"]
    stale = minh.post(f"{edit}b3/bo/", {"version": "3"})
    assert stale.status_code == 409
    assert minh.post(f"{edit}b3/bo/", {"version": "4"}).status_code == 302
    process.refresh_from_db()
    assert [one.key for one in process_of(process).steps] == ["b1", "b2"]
    page = _text(minh, edit)
    assert "chưa có thời gian" in page
    assert "<svg" in page


def test_where_a_step_leads_is_chosen_in_rows(desk: Desk, people: Cast, held: ProcedureVersion) -> None:
    draft = draft_process(actor=people.minh, procedure_id=held.procedure_id, content=a_process())
    address = f"/quy-trinh/{draft.pk}/sua/b4/"
    given = {"version": "1", "title": "Ký bản sao", "kind": "approve", "place": "competent", "post": "Giám đốc",
             "minutes": "8", "counted": "on", "split": "one", "waits_for_all": "on", "ways-count": "2",
             "ways-0-to": "b6", "ways-0-condition": "Không đủ", "ways-1-to": "", "ways-1-condition": ""}  # fmt: skip
    more = desk("minh").post(address, given | {"them": "ways"})
    assert more.status_code == 200
    assert 'name="ways-2-to"' in more.content.decode()
    assert desk("minh").post(address, given).status_code == 302
    draft.refresh_from_db()
    assert [(way.to, way.condition) for way in process_of(draft).by_key["b4"].ways] == [("b6", "Không đủ")]
    wrong = desk("minh").post(address, given | {"version": "2", "minutes": "lâu", "place": "agency"})
    assert wrong.status_code == 422


def test_a_time_or_agency_that_is_not_understood_is_said_beside_its_field(
    desk: Desk, people: Cast, held: ProcedureVersion
) -> None:
    draft = draft_process(actor=people.minh, procedure_id=held.procedure_id, content=a_process())
    address = f"/quy-trinh/{draft.pk}/sua/b2/"
    given = {"version": "1", "title": "Thẩm định", "kind": "appraise", "place": "competent", "minutes": "lâu",
             "split": "all", "ways-count": "0"}  # fmt: skip
    assert "Không đọc được thời gian" in desk("minh").post(address, given).content.decode()
    elsewhere = given | {"minutes": "4", "place": "agency", "agency": "Sở Không Có"}
    assert "Chưa rõ là cơ quan nào" in desk("minh").post(address, elsewhere).content.decode()
    assert ProcessVersion.objects.get().version == 1


def test_a_process_is_published_compared_and_read_by_everybody(
    desk: Desk, people: Cast, held: ProcedureVersion
) -> None:
    minh = desk("minh")
    with on("2026-03-02"):
        draft = draft_process(actor=people.minh, procedure_id=held.procedure_id, content=a_process())
        terms = {"version": "1", "decision": "88/QĐ-UBND", "decided_on": "1/3/2026", "valid_from": "2/3/2026"}
        assert desk("hoa").get(f"/quy-trinh/{draft.pk}/").status_code == 404
        assert minh.post(f"/quy-trinh/{draft.pk}/ban-hanh/", terms).status_code == 302
        assert "88/QĐ-UBND" in _text(desk("hoa"), f"/quy-trinh/{draft.pk}/")
        answer = minh.post(f"/quy-trinh/{draft.pk}/ban-moi/", {})
        second = ProcessVersion.objects.get(number=2)
        assert answer.headers["Location"] == f"/quy-trinh/{second.pk}/sua/"
        minh.post(f"/quy-trinh/{second.pk}/sua/b5/bo/", {"version": "1"})
        assert "Vào sổ, chuyển kết quả [b5]" in _text(minh, f"/quy-trinh/{second.pk}/so-sanh/")
        assert minh.post(f"/quy-trinh/{second.pk}/bo/", {"version": "2"}).status_code == 302
    assert ProcessVersion.objects.count() == 1


def test_posts_of_steps_are_chosen_once(desk: Desk, people: Cast, held: ProcedureVersion) -> None:
    draft_process(actor=people.minh, procedure_id=held.procedure_id, content=a_process())
    lan = desk("lan")
    page = _text(lan, "/quy-trinh/vi-tri/")
    assert "Gợi ý, chưa lưu" in page
    assert not PostOfStep.objects.exists(), "a suggestion is no answer"
    chosen = {
        field: value
        for field, value in ((f"p{at}", _chosen(page, f"p{at}")) for at in range(page.count("<select name=")))
        if value
    }
    assert lan.post("/quy-trinh/vi-tri/", chosen).status_code == 302
    assert PostOfStep.objects.get(words="Giám đốc").post.title == "Giám đốc"
    assert desk("hoa").post(f"/quy-trinh/vi-tri/{people.organisations['tu_phap'].pk}/", chosen).status_code == 403


def test_who_keeps_the_catalogue_gets_to_the_posts_of_every_agency_with_steps(
    desk: Desk, people: Cast, held: ProcedureVersion
) -> None:
    draft_process(actor=people.minh, procedure_id=held.procedure_id, content=a_process())
    there = f"/quy-trinh/vi-tri/{people.organisations['tu_phap'].pk}/"
    keeper, other = desk("son"), desk("lan")
    assert f'href="{there}"' in _text(keeper, "/quy-trinh/vi-tri/")
    assert "Cơ quan khác có bước" not in _text(other, "/quy-trinh/vi-tri/")


def _chosen(page: str, name: str) -> str:
    """What stands chosen in a list of the page."""
    listed = page.split(f'<select name="{name}"')[1].split("</select>")[0]
    return listed.split("selected")[0].rsplit('value="', 1)[1].split('"')[0] if "selected" in listed else ""


def test_every_page_has_an_address_of_its_own() -> None:
    assert reverse("procedures") == "/thu-tuc/"
    assert reverse("step-posts") == "/quy-trinh/vi-tri/"
