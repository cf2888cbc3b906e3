"""The pages from upload to catalogue, as people meet them."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kientao.base.models import Job
from kientao.demo.procedures import DECISION
from kientao.registers.onestop.models import (
    DecisionItem,
    DecisionState,
    Procedure,
    ProcedureDecision,
    ProcessVersion,
)
from kientao.registers.onestop.queries.decisions import Reading, process_said
from tests.registers.onestop.decisions.conftest import Desk, Keep, departments
from tests.support.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
LIST = "/quyet-dinh-thu-tuc/"


@pytest.fixture
def decision(people: Cast, keep: Keep) -> ProcedureDecision:
    departments()
    return keep()


def _page(decision: ProcedureDecision, rest: str = "") -> str:
    return f"{LIST}{decision.pk}/{rest}"


def _send(desk: Desk, who: str, request_id: uuid.UUID, content: bytes, name: str = "quyết định.docx") -> str:
    file = SimpleUploadedFile(name, content)
    answer = desk(who).post(LIST, {"request_id": str(request_id), "document": file})
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


def test_a_form_sent_twice_is_one_decision(people: Cast, desk: Desk) -> None:
    request_id = uuid.uuid4()
    first = _send(desk, "dung", request_id, DECISION.read_bytes())
    assert _send(desk, "dung", request_id, DECISION.read_bytes()) == first
    assert Job.objects.filter(kind__endswith="compile_decision").count() == 1


def test_what_is_no_document_is_refused_at_once(people: Cast, desk: Desk) -> None:
    file = SimpleUploadedFile("ảnh.docx", b"\x89PNG")
    answer = desk("dung").post(LIST, {"request_id": str(uuid.uuid4()), "document": file})
    assert answer.status_code == 422
    assert not Job.objects.filter(kind__endswith="compile_decision").exists()


@pytest.mark.parametrize(("who", "status"), [("dung", 200), ("son", 200), ("minh", 404), ("hoa", 404), ("quang", 404)])
def test_who_sees_the_review(decision: ProcedureDecision, desk: Desk, who: str, status: int) -> None:
    assert desk(who).get(_page(decision)).status_code == status


def test_the_review_shows_every_procedure_beside_the_text(decision: ProcedureDecision, desk: Desk) -> None:
    shown = desk("dung").get(_page(decision)).content.decode()
    shown += desk("dung").get(_page(decision, "?trang=2")).content.decode()
    for one in Reading(decision).procedures:
        assert one.content.name in shown
        assert one.said.code in shown


def test_a_reader_without_keeper_is_asked_for_one(decision: ProcedureDecision, desk: Desk, people: Cast) -> None:
    assert "cơ quan nào quản lý" in desk("dung").get(_page(decision)).content.decode()
    given = {"version": decision.version, "keeper": "Sở Xây dựng"}
    assert desk("dung").post(_page(decision, "co-quan/"), given).status_code == 302
    decision.refresh_from_db()
    assert decision.keeper is not None
    assert decision.keeper.name == "Sở Xây dựng"


def test_all_without_errors_are_accepted_in_one_act(decision: ProcedureDecision, desk: Desk) -> None:
    reading = Reading(decision)
    left = [one.row for one in reading.procedures if one.errors] + [
        one.row for one in reading.processes if not one.ready
    ]
    seen = str(len(reading.rows) - len(left))
    answer = desk("dung").post(_page(decision, "duyet/"), {"seen": seen}, follow=True)
    assert f"Đã duyệt {seen} mục" in answer.content.decode()
    proposed = DecisionItem.objects.filter(decision=decision, state="proposed")
    assert {one.pk for one in proposed} == {one.pk for one in left}


def test_a_judgement_by_key_gives_the_item_as_it_is_now(decision: ProcedureDecision, desk: Desk) -> None:
    item = decision.items.filter(kind="procedure")[0]
    answer = desk("dung").post(_page(decision, f"muc/{item.pk}/bo/"), {"version": 1}, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert "Đã bỏ" in answer.content.decode()
    late = desk("son").post(_page(decision, f"muc/{item.pk}/duyet/"), {"version": 1}, headers={"HX-Request": "true"})
    assert late.status_code == 422
    assert "vừa được thay đổi" in late.content.decode()


def test_a_missing_time_is_typed_in_its_row(decision: ProcedureDecision, desk: Desk) -> None:
    item = decision.items.filter(kind="process")[0]
    process = process_said(item.current).process
    without = next(step for step in process.steps if step.minutes is None)
    given = {"version": item.version, f"time-{without.key}": "0,5 ngày"}
    desk("dung").post(_page(decision, f"muc/{item.pk}/thoi-gian/"), given)
    item.refresh_from_db()
    assert process_said(item.current).process.by_key[without.key].minutes == 240
    assert process_said(item.compiled).process == process  # what was read stays


def test_a_process_is_corrected_as_a_table_of_steps(decision: ProcedureDecision, desk: Desk) -> None:
    item = decision.items.filter(kind="process")[0]
    client, address = desk("dung"), _page(decision, f"muc/{item.pk}/sua/")
    form = client.get(address).context
    given = {"version": item.version, "variant": "", "code": "", "steps-count": form["steps"].count}
    for row in form["steps"].forms:
        for name in row.fields:
            value = row.get_initial_for_field(row.fields[name], name)
            if value not in (None, False):
                given[f"{row.prefix}-{name}"] = getattr(value, "words", value)
    last = len(form["steps"].forms) - 1
    given[f"steps-{last}-title"], given[f"steps-{last}-at"] = "Họp hội đồng", 2
    given[f"steps-{last}-minutes"] = "4"
    given["steps-0-drop"] = "on"
    assert client.post(address, given).status_code == 302
    item.refresh_from_db()
    before, after = process_said(item.compiled).process, process_said(item.current).process
    assert [step.title for step in after.steps] == [
        before.steps[1].title,
        "Họp hội đồng",
        *(step.title for step in before.steps[2:]),
    ]
    assert [way.to for step in after.steps for way in step.ways] == [step.key for step in after.steps[1:]]
    assert after.steps[2:] == before.steps[2:]  # nothing else changed


def test_a_procedure_is_corrected_in_the_form_of_the_catalogue(decision: ProcedureDecision, desk: Desk) -> None:
    item = decision.items.filter(kind="procedure")[0]
    client, address = desk("dung"), _page(decision, f"muc/{item.pk}/sua/")
    page = client.get(address).context
    given = {"version": item.version, "code": "1.900777", "change": "new"}
    forms = [page["form"].main, *(form for _, form in page["form"].manners)]
    for kind in ("fees", "components", "sequences", "results", "bases"):
        found = getattr(page["form"], kind)
        given[f"{kind}-count"] = found.count
        forms += found.forms
    for form in forms:
        for name in form.fields:
            value = form.get_initial_for_field(form.fields[name], name)
            if value is not None and value is not False:
                given.setdefault(form.add_prefix(name), value)
    given["name"] = "Tên đã sửa"
    answer = client.post(address, given)
    assert answer.status_code == 302, answer.context["errors"]
    settled = next(one for one in Reading(decision).procedures if one.row.pk == item.pk)
    assert (settled.said.code, settled.content.name) == ("1.900777", "Tên đã sửa")
    shown = client.get(_page(decision)).content.decode()
    assert "Máy đọc là" in shown


def test_adopting_on_the_page_says_what_was_made(decision: ProcedureDecision, desk: Desk, people: Cast) -> None:
    ProcedureDecision.objects.update(keeper=people.organisations["van_phong"])
    client = desk("dung")
    page = client.get(_page(decision, "dua-vao/"))
    initial = page.context["panel"].form.initial
    assert initial["decision"] == decision.number
    given = {
        "version": initial["version"],
        "publish": "publish",
        "decision": initial["decision"],
        "decided_on": f"{initial['decided_on']:%d/%m/%Y}",
        "valid_from": f"{initial['valid_from']:%d/%m/%Y}",
    }
    answer = client.post(_page(decision, "dua-vao/"), given, follow=True)
    assert "18 thủ tục mới" in answer.content.decode()
    assert Procedure.objects.count() == ProcessVersion.objects.count() == 18
    again = client.post(_page(decision, "dua-vao/"), given, follow=True)
    assert "đã được" in again.content.decode()
    assert Procedure.objects.count() == 18


def test_a_review_that_was_given_up_says_so(decision: ProcedureDecision, desk: Desk) -> None:
    given = {"version": decision.version, "reason": "Gửi nhầm"}
    assert desk("dung").post(_page(decision, "bo/"), given).status_code == 302
    decision.refresh_from_db()
    assert decision.state == DecisionState.DROPPED
    assert "đã được bỏ" in desk("dung").get(_page(decision)).content.decode()


def test_what_the_compiler_said_can_be_taken_away(decision: ProcedureDecision, desk: Desk) -> None:
    given = desk("dung").get(_page(decision, "thu-tuc.json")).json()
    assert given["schema"] == "procedure-draft/1"
    text = desk("dung").get(_page(decision, "nguyen-van.txt")).content.decode()
    assert len(text) == given["source"]["characters"]
