"""Tasks from a workbook and by hand."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kientao.base.audit import faults
from kientao.base.models import AuditEntry
from kientao.base.sheets.table import read_table
from kientao.base.sheets.writing import ColumnSpec, write_sheet
from kientao.programme.actions.importing_tasks import import_tasks
from kientao.programme.models import Assignment, Notice, Task, TaskImport
from kientao.programme.rules.task_sheet import COLUMNS
from tests.programme.pages.conftest import Desk
from tests.support.programme import World, on

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
GOOD = {"text": "Rà soát văn bản", "lead": "Sở Tư pháp", "deadlines": "30/6/2026", "deliverables": "Báo cáo"}

QUARTERLY = {"text": "Công khai", "lead": "UBND cấp xã", "deadlines": "Hằng quý"}


def workbook(*rows: dict[str, str]) -> bytes:
    """A sheet with these rows under the headings."""
    specs = [ColumnSpec(one.label) for one in COLUMNS]
    return write_sheet("Nhiệm vụ", specs, [[row.get(one.key, "") for one in COLUMNS] for row in rows])


def _sent(client: Client, world: World, content: bytes, do: str = "keep", name: str = "viec.xlsx") -> Any:
    file = SimpleUploadedFile(name, content)
    return client.post(f"/ke-hoach/{world.plan.pk}/nhap-excel/", {"file": file, "do": do})


def test_the_template_can_be_filled_in_and_brought_back(desk: Desk, world: World) -> None:
    son = desk("son")
    answer = son.get(f"/ke-hoach/{world.plan.pk}/nhap-excel/mau.xlsx")
    assert len(read_table(answer.content, COLUMNS).rows) == 2
    page = _sent(son, world, answer.content, "try").content.decode()
    assert "Thử xong, không có lỗi, chưa ghi gì" in page
    assert "2 nhiệm vụ" in page
    assert Task.objects.count() == 2


def test_good_rows_become_tasks_with_their_work(desk: Desk, world: World) -> None:
    with on("2026-02-01"):
        content = workbook(GOOD | {"section": "Việc phát sinh"}, QUARTERLY)
        answer = _sent(desk("son"), world, content)
    assert answer.status_code == 302
    made = Task.objects.filter(origin="workbook").order_by("order")
    assert [task.text for task in made] == ["Rà soát văn bản", "Công khai"]
    assert made[0].section is not None
    assert made[0].section.title == "Việc phát sinh"
    assert str(Assignment.objects.get(task=made[0]).original_due) == "2026-06-30"
    assert Assignment.objects.filter(task=made[1]).count() == 8  # two communes, four quarters
    assert list(faults()) == []


def test_every_error_is_named_with_its_row_and_column_and_nothing_is_kept(desk: Desk, world: World) -> None:
    content = workbook(
        GOOD,
        GOOD | {"text": ""},
        GOOD | {"lead": "Sở Không có thật", "deadlines": "khi rảnh"},
        GOOD | {"lead": ""},
        GOOD | {"coordinating": "Sở Mây; Sở Gió"},
    )
    answer = _sent(desk("son"), world, content)
    page = answer.content.decode()
    assert answer.status_code == 422
    heading = read_table(content, COLUMNS).heading_row
    for row, column, words in (
        (heading + 2, "C: Nhiệm vụ", "Ghi nội dung nhiệm vụ."),
        (heading + 3, "E: Cơ quan chủ trì", "Sở Không có thật"),
        (heading + 3, "H: Thời hạn", "Không đọc được thời hạn «khi rảnh»"),
        (heading + 4, "E: Cơ quan chủ trì", "Còn trống"),
        (heading + 5, "F: Cơ quan phối hợp", "«Sở Mây»"),
        (heading + 5, "F: Cơ quan phối hợp", "«Sở Gió»"),
    ):
        assert f'data-label="Dòng">{row}</td><td data-label="Cột">{column}</td>' in page, (row, column)
        assert words in page
    assert Task.objects.count() == 2
    assert not TaskImport.objects.exists()


def test_the_same_file_comes_in_once(desk: Desk, world: World) -> None:
    content = workbook(GOOD)
    son = desk("son")
    assert _sent(son, world, content).status_code == 302
    again = _sent(son, world, content, name="ten-khac.xlsx")
    assert again.status_code == 422
    assert "Trần Hải Sơn nhập lúc" in again.content.decode()
    assert Task.objects.filter(origin="workbook").count() == 1


def test_one_audit_entry_tells_of_the_file_with_its_hash(desk: Desk, world: World) -> None:
    before = AuditEntry.objects.count()
    _sent(desk("son"), world, workbook(GOOD, GOOD | {"text": "Việc khác"}))
    entries = AuditEntry.objects.filter(sequence__gt=before, action="add_tasks")
    assert entries.count() == 1
    assert TaskImport.objects.get().sha256 in entries.get().data


def test_each_agency_is_told_once_of_many_tasks(desk: Desk, world: World) -> None:
    _sent(desk("son"), world, workbook(*[GOOD | {"text": f"Việc {n}"} for n in range(8)]))
    told = Notice.objects.filter(kind="given", words__startswith="8 nhiệm vụ mới")
    assert {notice.account for notice in told} == {world.cast.accounts["lan"], world.cast.accounts["minh"]}


@pytest.mark.parametrize("who", ["lan", "minh", "quang"])
def test_who_sees_the_plan_but_may_not_add_is_told_who_may(desk: Desk, world: World, who: str) -> None:
    for path in ("nhap-excel/", "giao-viec/"):
        answer = desk(who).get(f"/ke-hoach/{world.plan.pk}/{path}")
        assert answer.status_code == 403
        assert "Chỉ cơ quan thường trực" in answer.content.decode()
    assert _sent(desk(who), world, workbook(GOOD)).status_code == 403
    assert Task.objects.count() == 2


@pytest.mark.parametrize("who", ["hoa", "khoa", "thu"])
def test_strangers_find_no_plan(desk: Desk, world: World, who: str) -> None:
    for path in ("nhap-excel/", "nhap-excel/mau.xlsx", "giao-viec/"):
        assert desk(who).get(f"/ke-hoach/{world.plan.pk}/{path}").status_code == 404
    assert desk("son").get("/ke-hoach/999999/nhap-excel/").status_code == 404


@pytest.mark.parametrize("content", [b"PK\x03\x04 khong phai", b"MZ"])
def test_a_file_that_is_no_such_sheet_is_refused_in_words(desk: Desk, world: World, content: bytes) -> None:
    answer = _sent(desk("son"), world, content)
    assert answer.status_code == 422
    assert "Chưa ghi gì" in answer.content.decode()


def test_a_sheet_without_rows_is_told_so(desk: Desk, world: World) -> None:
    assert "Bảng chưa có dòng nào" in _sent(desk("son"), world, workbook()).content.decode()


def test_a_formula_in_a_cell_stays_words(desk: Desk, world: World) -> None:
    _sent(desk("son"), world, workbook(GOOD | {"text": '=HYPERLINK("http://evil.example")<script>'}))
    assert Task.objects.get(origin="workbook").text.startswith("=HYPERLINK")


def test_a_conclusion_becomes_a_task_of_whom_it_names(desk: Desk, world: World) -> None:
    son, address = desk("son"), f"/ke-hoach/{world.plan.pk}/giao-viec/"
    typed = GOOD | {"origin": "conclusion", "document": "TB 45/TB-VPUBND ngày 12/3/2026"}
    answer = son.post(address, typed)
    task = Task.objects.get(origin="conclusion")
    assert answer.headers["Location"] == f"/nhiem-vu/{task.pk}/"
    assert task.origin_document == "TB 45/TB-VPUBND ngày 12/3/2026"
    assert Assignment.objects.get(task=task).organisation == world.cast.organisations["tu_phap"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"document": ""}, "Ghi số, ngày của kết luận"),
        ({"text": ""}, "Phần này cần được điền."),
        ({"lead": ""}, "Ghi cơ quan chủ trì."),
        ({"lead": "Sở Mây"}, "«Sở Mây» chưa rõ là cơ quan nào."),
        ({"deadlines": "mai"}, "Không đọc được thời hạn"),
        ({"origin": "x"}, "field-error"),
    ],
)
def test_a_task_by_hand_that_cannot_be_taken_is_told_beside_its_field(
    desk: Desk, world: World, changed: dict[str, str], said: str
) -> None:
    typed = GOOD | {"origin": "order", "document": "12/UBND", "note": "giữ lại chữ này"} | changed
    answer = desk("son").post(f"/ke-hoach/{world.plan.pk}/giao-viec/", typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert "giữ lại chữ này" in page
    assert Task.objects.count() == 2


def test_what_is_typed_is_understood_before_it_is_given(desk: Desk, world: World) -> None:
    said = desk("son").post(f"/ke-hoach/{world.plan.pk}/giao-viec/hieu/", GOOD).content.decode()
    assert "«Sở Tư pháp» → Sở Tư pháp" in said
    assert "hạn 30/06/2026" in said


def test_the_pages_ask_a_fixed_number_of_questions(desk: Desk, world: World) -> None:
    son = desk("son")
    for path in ("nhap-excel/", "giao-viec/"):
        son.get(f"/ke-hoach/{world.plan.pk}/{path}")
        with CaptureQueriesContext(connection) as asked:
            son.get(f"/ke-hoach/{world.plan.pk}/{path}")
        assert len(asked) <= 14, (path, [query["sql"][:150] for query in asked])


@pytest.mark.slow
def test_a_long_workbook_comes_in_whole(world: World) -> None:
    leads = ("Sở Tư pháp", "Sở Nội vụ", "UBND xã Vân Sơn", "Sở Tài chính")
    content = workbook(
        *[
            GOOD | {"text": f"Việc số {n}", "lead": leads[n % 4], "deliverables": f"Báo cáo số {n}\nKế hoạch số {n}"}
            for n in range(2_500)
        ]
    )
    made = import_tasks(actor=world.cast.son, plan_id=world.plan.pk, content=content, name="lon.xlsx", dry_run=False)
    assert made.kept
    assert Task.objects.filter(origin="workbook").count() == 2_500
    assert Assignment.objects.filter(task__origin="workbook").count() == 5_000
