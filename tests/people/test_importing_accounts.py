"""People of many agencies from one spreadsheet."""

import io
from collections.abc import Sequence

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from kientao.base.clock import today
from kientao.base.models import AuditEntry
from kientao.base.refusal import NotAllowed
from kientao.base.sheets.reading import read_sheet
from kientao.people.actions.account_import import AccountImport, import_accounts
from kientao.people.models import Account, Division, Officer, Posting, RoleGrant
from kientao.people.queries.actor import actor_named
from kientao.people.roles import Role
from kientao.people.rules.account_sheet import COLUMNS, read_people
from kientao.people.workbook import form_of_accounts
from tests.support.cast import Cast, cast

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
HEAD = tuple(COLUMNS.values())
MAI = ("Trịnh Thị Mai", "mai", "mai@haison.example", "0912 345 678", "tai-chinh", "Phòng Ngân sách", "Chuyên viên")
AN = ("Lý Văn An", "an.lv", "", "", "ben-da", "", "Chủ tịch")


@pytest.fixture
def people() -> Cast:
    return cast()


def workbook(rows: Sequence[Sequence[object]], head: Sequence[object] = HEAD) -> bytes:
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([head, *rows]):
            for place, cell in enumerate(row):
                sheet.write(number, place, cell)
    return held.getvalue()


TWO = workbook([(*MAI, "Đầu mối; Công chức", ""), (*AN, "Thủ trưởng", "")])


def _faults(outcome: AccountImport) -> list[tuple[int, str]]:
    assert not outcome.kept
    return [(fault.row, fault.column) for fault in outcome.faults]


def test_a_trial_keeps_nothing_and_says_what_would_happen(people: Cast) -> None:
    before = Account.objects.count()
    tried = import_accounts(actor=people.khoa, content=TWO, dry_run=True)
    assert (tried.new, tried.roles, tried.postings, tried.faults, tried.kept) == (("mai", "an.lv"), 3, 2, (), False)
    assert Account.objects.count() == before
    assert tried.passwords == ()


def test_accounts_posts_and_roles_come_in_one_go(people: Cast) -> None:
    done = import_accounts(actor=people.khoa, content=TWO, dry_run=False)
    assert done.kept
    mai = Account.objects.get(username="mai")
    assert mai.must_change_password
    assert mai.officer.phone == "0912345678"
    assert mai.check_password(done.passwords[0].password)
    assert Posting.objects.get(officer=mai.officer).post.division == Division.objects.get(name="Phòng Ngân sách")
    assert RoleGrant.objects.filter(officer=mai.officer).count() == 2
    entries = AuditEntry.objects.filter(action="import_accounts")
    assert [done.sha256 in entry.data for entry in entries] == [True]
    assert done.passwords[0].password not in repr(done)


def test_the_same_file_twice_changes_nothing(people: Cast) -> None:
    import_accounts(actor=people.khoa, content=TWO, dry_run=False)
    counts = [model.objects.count() for model in (Account, Officer, Posting, RoleGrant, AuditEntry)]
    again = import_accounts(actor=people.khoa, content=TWO, dry_run=False)
    assert (again.new, again.roles, again.postings, again.unchanged, again.passwords) == ((), 0, 0, 2, ())
    assert [model.objects.count() for model in (Account, Officer, Posting, RoleGrant, AuditEntry)] == counts


def test_one_person_in_two_agencies_has_one_account(people: Cast) -> None:
    second = (*MAI[:4], "khcn", "", "Chuyên viên", "Công chức", "")
    done = import_accounts(actor=people.khoa, content=workbook([(*MAI, "Đầu mối", ""), second]), dry_run=False)
    assert (done.new, done.roles) == (("mai",), 2)


def test_every_error_names_its_row_and_column_and_nothing_is_kept(people: Cast) -> None:
    before = Account.objects.count()
    rows = [
        (*MAI, "Đầu mối", ""),
        ("", "x", "không phải thư", "abc", "", "", "", "", ""),
        ("Trần Văn B", "tvb", "", "", "khong-co", "", "", "Đầu mối", ""),
        ("Trần Văn C", "lan", "", "", "tai-chinh", "", "", "Đầu mối", ""),
        ("Trần Văn D", "tvd", "", "", "tu-phap", "", "", "Thủ trưởng", ""),
        ("Trần Văn E", "tve", "", "", "tai-chinh", "", "", "Cấp phó được ủy quyền", ""),
        ("Trần Văn G", "tvg", "", "", "tai-chinh", "", "", "Vua", ""),
        ("Trần Văn H", "mai", "", "", "tai-chinh", "", "", "Đầu mối", ""),
        ("Trần Văn I", "tvi", "", "", "tai-chinh", "Phòng A", "", "Đầu mối", ""),
        ("Trần Văn K", "tvk", "", "", "noi-vu", "", "", "Cơ quan thường trực", ""),
    ]
    outcome = import_accounts(actor=people.khoa, content=workbook(rows), dry_run=False)
    assert _faults(outcome) == [
        (3, "Họ và tên"),
        (3, "Tên đăng nhập"),
        (3, "Thư điện tử"),
        (3, "Điện thoại"),
        (3, "Vai trò"),
        (3, "Mã cơ quan"),
        (4, "Mã cơ quan"),
        (5, "Tên đăng nhập"),
        (6, "Vai trò"),
        (7, "Văn bản"),
        (8, "Vai trò"),
        (9, "Tên đăng nhập"),
        (10, "Chức vụ"),
        (11, "Vai trò"),
    ]
    assert Account.objects.count() == before


def test_the_programme_office_brings_in_its_focal_points(people: Cast) -> None:
    assert import_accounts(actor=people.son, content=TWO, dry_run=False).kept


@pytest.mark.parametrize("who", ["lan", "minh", "hoa", "binh", "thu"])
def test_nobody_else_brings_in_accounts(people: Cast, who: str) -> None:
    with pytest.raises(NotAllowed):
        import_accounts(actor=people.actor(who), content=TWO, dry_run=True)


def test_an_administrator_cannot_give_themselves_a_role_by_a_sheet(people: Cast) -> None:
    row = ("Đỗ Đăng Khoa", "khoa", "khoa@haison.example", "", "khcn", "", "", "Thủ trưởng", "")
    outcome = import_accounts(actor=people.khoa, content=workbook([row]), dry_run=False)
    assert "Không ai tự cấp" in outcome.faults[0].words


def test_formulas_and_figures_are_taken_as_words(people: Cast) -> None:
    rows = [("=1+1", "a.b", "", 912345678, "tai-chinh", "", "", "Đầu mối", "")]
    outcome = import_accounts(actor=people.khoa, content=workbook(rows), dry_run=True)
    assert not outcome.kept


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF-1.7", b"a,b,c\n", TWO[: len(TWO) // 2]])
def test_what_is_no_workbook_is_refused_with_words(people: Cast, content: bytes) -> None:
    outcome = import_accounts(actor=people.khoa, content=content, dry_run=True)
    assert outcome.faults[0].words.endswith(".")
    assert not outcome.kept


def test_the_form_we_give_out_is_one_we_take(people: Cast) -> None:
    sheet = read_people(read_sheet(form_of_accounts()).rows)
    assert [line.person.username for line in sheet.lines] == ["lan.nt"]
    assert not sheet.faults


def test_a_sheet_without_the_columns_says_which_are_wanted(people: Cast) -> None:
    outcome = import_accounts(actor=people.khoa, content=workbook([], ["Tên", "Mã"]), dry_run=True)
    assert "«Tên đăng nhập»" in outcome.faults[0].words


def test_a_thousand_people_take_few_questions(people: Cast) -> None:
    rows = [
        (f"Người Số {n}", f"nguoi{n}", "", "", "tai-chinh", "", "Chuyên viên", "Công chức", "") for n in range(1000)
    ]
    content = workbook(rows)
    with CaptureQueriesContext(connection) as asked:
        assert len(import_accounts(actor=people.khoa, content=content, dry_run=False).new) == 1000
    assert len(asked) < 60
    assert actor_named("nguoi999", today()).roles == {Role.OFFICER.value}


@given(st.lists(st.lists(st.none() | st.text(max_size=12) | st.floats() | st.integers(), max_size=9), max_size=6))
def test_any_sheet_is_read_or_refused_with_rows_that_exist(rows: list[list[object]]) -> None:
    sheet = read_people([HEAD, *rows])
    assert all(1 <= fault.row <= len(rows) + 1 for fault in sheet.faults)
    assert all(fault.words.endswith(".") for fault in sheet.faults)


def test_the_administrator_tries_then_brings_in_and_gets_the_passwords_once(people: Cast) -> None:
    client = Client()
    client.force_login(people.accounts["khoa"])
    upload = SimpleUploadedFile("tai-khoan.xlsx", TWO)
    tried = client.post("/quan-tri/tai-khoan/nhap/", {"file": upload})
    assert tried.status_code == 200
    assert "2 tài khoản mới" in tried.content.decode()
    assert not Account.objects.filter(username="mai").exists()
    kept = client.post("/quan-tri/tai-khoan/nhap/", {"sheet": tried.context["sheet"]})
    assert kept.headers["Content-Type"].startswith("application/vnd.openxmlformats")
    rows = read_sheet(kept.content).rows
    assert Account.objects.get(username="an.lv").check_password(str(rows[-1][3]))
    assert client.post("/quan-tri/tai-khoan/nhap/", {"sheet": "x" + tried.context["sheet"]}).status_code == 422


def test_the_page_of_importing_shows_each_error_with_its_place(people: Cast) -> None:
    client = Client()
    client.force_login(people.accounts["khoa"])
    bad = workbook([("<script>alert(1)</script>", "ab", "", "", "x", "", "", "Vua", "")])
    answer = client.post("/quan-tri/tai-khoan/nhap/", {"file": SimpleUploadedFile("a.xlsx", bad)})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Dòng 2" in page
    assert "<script>alert" not in page
