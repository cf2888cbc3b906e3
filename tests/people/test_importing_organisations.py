"""The register from a spreadsheet: tried first, then kept whole or not at all."""

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from kientao.base.models import AuditEntry
from kientao.base.refusal import NotAllowed
from kientao.base.sheets.table import read_table
from kientao.people.actions.importing import import_organisations
from kientao.people.models import Organisation, Succession
from kientao.people.queries.directory import Directory
from kientao.people.rules.organisation_sheet import COLUMNS, read_organisations
from tests.support.cast import Cast, cast

HEAD = [
    "Mã",
    "Tên cơ quan",
    "Tên viết tắt",
    "Loại",
    "Cấp",
    "Mã cơ quan cấp trên",
    "Ngày thành lập",
    "Ngày kết thúc",
    "Cơ quan tiếp nhận",
    "Tên gọi khác",
]
DISTRICT = [
    "H1",
    "Ủy ban nhân dân huyện Vân Đài",
    "UBND huyện Vân Đài",
    "UBND cấp huyện",
    "cấp huyện",
    "ubnd",
    "",
    "30/06/2025",
    "van-son; ben-da: đô thị",
    "Huyện Vân Đài",
]
CENTRE = ["TT1", "Trung tâm Lưu trữ", "", "Đơn vị trực thuộc sở", "cấp tỉnh", "noi-vu", "01/7/2025", "", "", ""]


def workbook(rows: Sequence[Sequence[object]]) -> bytes:
    """An .xlsx file with one sheet."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for y, row in enumerate(rows):
            for x, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(y, x, datetime(cell.year, cell.month, cell.day), day)  # noqa: DTZ001
                elif isinstance(cell, str):
                    sheet.write_string(y, x, cell)
                else:
                    sheet.write(y, x, cell)
    return out.getvalue()


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


def test_a_trial_says_what_would_happen_and_keeps_nothing(people: Cast) -> None:
    outcome = import_organisations(actor=people.son, content=workbook([HEAD, DISTRICT, CENTRE]), dry_run=True)
    assert (outcome.new, outcome.links, outcome.kept, outcome.errors) == (("H1", "TT1"), 2, False, ())
    assert not Organisation.objects.filter(code="H1").exists()


def test_districts_of_before_come_with_who_took_over(people: Cast) -> None:
    before = AuditEntry.objects.count()
    content = workbook([HEAD, DISTRICT, CENTRE])
    outcome = import_organisations(actor=people.son, content=content, dry_run=False)
    assert outcome.kept
    assert AuditEntry.objects.count() == before + 1
    assert outcome.sha256 in AuditEntry.objects.latest("sequence").data
    province = people.organisations["ubnd"].pk
    then = Directory.load(province, date(2021, 10, 14))
    assert len(then.resolve("UBND cấp huyện", kind="group", group="district-committees").organisations) == 1
    today = then.at(date(2026, 1, 1)).resolve("UBND huyện Vân Đài")
    assert today.abolished
    assert [one.field for one in today.successors] == ["", "đô thị"]


def test_the_same_file_twice_changes_nothing_the_second_time(people: Cast) -> None:
    content = workbook([HEAD, DISTRICT, CENTRE])
    import_organisations(actor=people.son, content=content, dry_run=False)
    entries, organisations = AuditEntry.objects.count(), Organisation.objects.count()
    again = import_organisations(actor=people.son, content=content, dry_run=False)
    assert (again.new, again.changed, again.unchanged, again.links) == ((), (), 2, 0)
    assert (AuditEntry.objects.count(), Organisation.objects.count()) == (entries, organisations)


def test_a_changed_row_changes_its_organisation_and_the_old_name_stays(people: Cast) -> None:
    row = ["khcn", "Sở Khoa học, Công nghệ và Số", "", "Sở, ban, ngành", "cấp tỉnh", "", "", "", "", ""]
    outcome = import_organisations(actor=people.son, content=workbook([HEAD, row]), dry_run=False)
    assert outcome.changed == ("khcn",)
    office = Organisation.objects.get(code="khcn")
    assert (office.name, office.short_name, office.version) == ("Sở Khoa học, Công nghệ và Số", "Sở KH&CN", 2)
    directory = Directory.load(people.organisations["ubnd"].pk, date(2026, 1, 1))
    assert directory.resolve("Sở Khoa học và Công nghệ").organisation == office.pk


ERRORS = [
    ({0: ""}, 2, "Mã"),
    ({0: "có cách"}, 2, "Mã"),
    ({1: ""}, 2, "Tên cơ quan"),
    ({3: "Sở lớn"}, 2, "Loại"),
    ({4: "cấp xóm"}, 2, "Cấp"),
    ({5: "không-có"}, 2, "Mã cơ quan cấp trên"),
    ({5: "H1"}, 2, "Mã cơ quan cấp trên"),
    ({6: "31/02/2025"}, 2, "Ngày thành lập"),
    ({6: "hôm qua"}, 2, "Ngày thành lập"),
    ({6: "01/01/2026"}, 2, "Ngày kết thúc"),
    ({7: ""}, 2, "Ngày kết thúc"),
    ({8: "không-có"}, 2, "Cơ quan tiếp nhận"),
    ({8: "H1"}, 2, "Cơ quan tiếp nhận"),
    ({9: "x" * 251}, 2, "Tên gọi khác"),
]


@pytest.mark.parametrize(("changes", "row", "column"), ERRORS)
def test_every_error_has_its_row_and_column_and_nothing_is_kept(
    people: Cast, changes: dict[int, str], row: int, column: str
) -> None:
    wrong = [changes.get(place, cell) for place, cell in enumerate(DISTRICT)]
    for dry_run in (True, False):
        outcome = import_organisations(actor=people.son, content=workbook([HEAD, wrong, CENTRE]), dry_run=dry_run)
        assert (row, column) in [(error.row, error.header) for error in outcome.errors], outcome.errors
        assert all(error.message.endswith(".") for error in outcome.errors)
        assert not outcome.kept
    assert not Organisation.objects.filter(code__in=("H1", "TT1")).exists()
    assert not Succession.objects.exists()


def test_two_rows_of_one_code_are_refused(people: Cast) -> None:
    outcome = import_organisations(actor=people.son, content=workbook([HEAD, DISTRICT, DISTRICT]), dry_run=True)
    assert [(error.row, error.header) for error in outcome.errors] == [(3, "Mã")]
    assert "dòng 2" in outcome.errors[0].message


def test_parents_in_a_circle_are_refused(people: Cast) -> None:
    a = ["A", "Sở A", "", "Sở, ban, ngành", "cấp tỉnh", "B"]
    b = ["B", "Sở B", "", "Sở, ban, ngành", "cấp tỉnh", "A"]
    assert (
        "vòng" in import_organisations(actor=people.son, content=workbook([HEAD, a, b]), dry_run=True).errors[0].message
    )
    up = ["ubnd", "Ủy ban nhân dân tỉnh Hải Sơn", "", "UBND cấp tỉnh", "cấp tỉnh", "noi-vu"]
    assert (
        "vòng" in import_organisations(actor=people.son, content=workbook([HEAD, up]), dry_run=True).errors[0].message
    )


def test_children_may_stand_before_their_parents(people: Cast) -> None:
    child = ["C", "Chi cục C", "", "Đơn vị trực thuộc sở", "cấp tỉnh", "P"]
    parent = ["P", "Sở P", "", "Sở, ban, ngành", "cấp tỉnh", "ubnd"]
    assert import_organisations(actor=people.son, content=workbook([HEAD, child, parent]), dry_run=False).kept
    assert Organisation.objects.get(code="C").parent == Organisation.objects.get(code="P")


def test_a_sheet_without_the_headings_is_told_which_are_missing(people: Cast) -> None:
    outcome = import_organisations(actor=people.son, content=workbook([["Tên viết tắt"], ["Sở NV"]]), dry_run=True)
    assert {error.header for error in outcome.errors} == {"Mã", "Tên cơ quan", "Loại", "Cấp"}


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0" * 100])
def test_what_is_no_workbook_is_refused_in_words(people: Cast, content: bytes) -> None:
    outcome = import_organisations(actor=people.son, content=content, dry_run=False)
    assert outcome.errors[0].message
    assert not outcome.kept


def test_dates_and_figures_of_the_spreadsheet_are_read(people: Cast) -> None:
    row = [7, "Sở Bảy", "", "Sở, ban, ngành", "cấp tỉnh", "ubnd", date(2025, 7, 1)]
    assert import_organisations(actor=people.son, content=workbook([HEAD, row]), dry_run=False).kept
    assert Organisation.objects.get(code="7").valid_from == date(2025, 7, 1)


def test_nobody_else_imports(people: Cast) -> None:
    for actor in (people.lan, people.hoa, people.khoa, people.binh):
        with pytest.raises(NotAllowed):
            import_organisations(actor=actor, content=workbook([HEAD, DISTRICT]), dry_run=True)


CELLS = st.one_of(st.none(), st.text(st.characters(codec="utf-8"), max_size=60), st.integers(-9999, 99999), st.dates())


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=12), min_size=1, max_size=6))
def test_whatever_the_cells_hold_errors_are_told_not_raised(rows: list[list[object]]) -> None:
    sheet = read_organisations(read_table(workbook([HEAD, *rows]), COLUMNS))
    assert len(sheet.entries) <= len(rows)
    assert all(problem.row >= 1 and problem.message for problem in sheet.problems)


def test_every_column_has_a_heading_of_its_own() -> None:
    headings = [column.label for column in COLUMNS]
    assert len(headings) == len(set(headings))
