"""Catalogues from files: however the columns are headed, tried first, taken whole, the same file once."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kientao.base.audit import faults
from kientao.base.models import AuditEntry
from kientao.base.refusal import NotAllowed
from kientao.base.sheets.csv_text import write_csv
from kientao.base.sheets.writing import ColumnSpec, write_sheet
from kientao.registers.onestop.actions.procedures import draft_version
from kientao.registers.onestop.actions.procedures_import import Imported, import_procedures
from kientao.registers.onestop.actions.procedures_publishing import Publication
from kientao.registers.onestop.models import Procedure, ProcedureVersion
from kientao.registers.onestop.queries.offered import content_of
from kientao.registers.onestop.queries.procedures_file import as_file
from kientao.registers.onestop.rules.procedure import Channel, Content, Level, Limit, LimitUnit, OnlineLevel
from kientao.registers.onestop.rules.procedure_sheet import COLUMNS, cells_of
from tests.registers.onestop.procedures.samples import CODES, SIGNED, a_content, a_draft, a_procedure, contents
from tests.support.cast import Cast
from tests.support.programme import on
from tests.support.shared import SHARED

pytestmark = pytest.mark.django_db
FILES = ("dong-nai-construction-177", "dong-nai-science-22", "mixed-207")


def _csv(*rows: tuple[str, ...]) -> bytes:
    return write_csv(rows[0], rows[1:])


def _brought(
    people: Cast, content: bytes, name: str = "tthc.csv", *, try_only: bool = False, publish: Publication | None = None
) -> Imported:
    return import_procedures(
        actor=people.dung,
        content=content,
        name=name,
        owner=people.organisations["tu_phap"],
        publish=publish,
        dry_run=try_only,
    )


def _said(code: str) -> Content:
    return content_of(ProcedureVersion.objects.filter(procedure__code=code).order_by("-number")[0])


PLAIN = _csv(
    ("Mã TTHC", "Tên thủ tục", "LĨNH VỰC", "Cấp", "Hình thức nộp", "Thời gian giải quyết", "Phí lệ phí"),
    ("1.000001", "Cấp giấy phép", "Xây dựng", "Cấp Tỉnh; Cấp Xã", "Trực tiếp | Trực tuyến", "30 Ngày làm việc",
     "Lệ phí : 150.000 Đồng"),
    ("1.000002", "Gia hạn giấy phép", "Xây dựng", "cấp xã", "Dịch vụ bưu chính", "07 Ngày | 14 Ngày", "Phí : 0 Đồng"),
)  # fmt: skip


def test_rows_become_drafts_with_terms_fees_channels_and_levels(people: Cast) -> None:
    done = _brought(people, PLAIN)
    assert done.kept
    assert done.counts == {"new": 2, "changed": 0, "same": 0, "published": 0}
    first = _said("1.000001")
    assert first.level is Level.SHARED
    assert [one.channel for one in first.manners] == [Channel.COUNTER, Channel.ONLINE]
    assert {one.limit for one in first.manners} == {Limit(30, LimitUnit.WORKING_DAY)}
    assert [(fee.name, fee.amount, fee.charge) for fee in first.manners[0].fees] == [("Lệ phí", 150_000, True)]
    assert ProcedureVersion.objects.filter(state="draft").count() == 2
    assert Procedure.objects.get(code="1.000001").search.startswith("1.000001 cap giay phep")


def test_several_terms_in_a_cell_are_kept_in_words_and_said_to_be_doubtful(people: Cast) -> None:
    done = _brought(people, PLAIN)
    second = _said("1.000002")
    assert second.manners[0].limit == Limit(None, text="07 Ngày | 14 Ngày")
    assert [(one.row, one.column, "2 thời hạn" in one.message) for one in done.doubts] == [(3, "F", True)]


def test_a_trial_keeps_nothing_and_says_what_would_come(people: Cast) -> None:
    done = _brought(people, PLAIN, try_only=True)
    assert (done.kept, done.counts["new"]) == (False, 2)
    assert not Procedure.objects.exists()


def test_the_same_file_again_changes_nothing(people: Cast) -> None:
    _brought(people, PLAIN)
    before, entries = list(ProcedureVersion.objects.values()), AuditEntry.objects.count()
    again = _brought(people, PLAIN)
    assert again.counts == {"new": 0, "changed": 0, "same": 2, "published": 0}
    assert list(ProcedureVersion.objects.values()) == before
    assert AuditEntry.objects.count() == entries


def test_a_changed_row_becomes_a_draft_beside_what_is_published(people: Cast) -> None:
    with on("2026-03-02"):
        _brought(people, PLAIN, publish=SIGNED)
        changed = PLAIN.replace("30 Ngày làm việc".encode(), "20 Ngày làm việc".encode())
        done = _brought(people, changed)
    assert done.counts == {"new": 0, "changed": 1, "same": 1, "published": 0}
    states = ProcedureVersion.objects.filter(procedure__code="1.000001").order_by("number")
    assert [one.state for one in states] == ["published", "draft"]
    assert content_of(states[0]).manners[0].limit.amount == 30
    assert content_of(states[1]).manners[0].limit.amount == 20


def test_drafts_that_were_imported_are_published_by_bringing_the_file_again(people: Cast) -> None:
    with on("2026-03-02"):
        _brought(people, PLAIN)
        done = _brought(people, PLAIN, publish=SIGNED)
    assert done.counts == {"new": 0, "changed": 0, "same": 0, "published": 2}
    assert set(ProcedureVersion.objects.values_list("state", "decision")) == {("published", "125/QĐ-UBND")}


def test_a_published_catalogue_is_amended_from_a_later_day(people: Cast) -> None:
    with on("2026-05-02"):
        _brought(people, PLAIN, publish=SIGNED)
        changed = PLAIN.replace("30 Ngày làm việc".encode(), "20 Ngày làm việc".encode())
        early = _brought(people, changed, publish=SIGNED)
        assert not early.kept
        assert "chọn ngày sau" in early.errors[0].message
        later = Publication(date(2026, 5, 1), "300/QĐ-UBND", date(2026, 4, 25))
        assert _brought(people, changed, publish=later).kept
    first, second = ProcedureVersion.objects.filter(procedure__code="1.000001").order_by("number")
    assert (first.valid_to, second.valid_from) == (date(2026, 4, 30), date(2026, 5, 1))


def test_what_somebody_types_is_not_overwritten_by_a_file(people: Cast) -> None:
    a_draft(people.lan, people.organisations["tu_phap"], "1.000001", a_content("Cấp phép, bản đang soạn"))
    done = _brought(people, PLAIN)
    assert not done.kept
    assert "Nguyễn Thị Lan" in done.errors[0].message
    assert Procedure.objects.count() == 1


def test_an_empty_cell_and_a_missing_column_leave_what_is_there(people: Cast) -> None:
    with on("2026-03-02"):
        published = a_procedure(people.dung, people.organisations["tu_phap"], "1.000001")
    rows = _csv(("ma", "ten", "linh_vuc"), ("1.000001", "Cấp bản sao trích lục", ""))
    _brought(people, rows)
    before, after = content_of(published), _said("1.000001")
    assert after.name == "Cấp bản sao trích lục"
    assert (after.field, after.components, after.manners) == (before.field, before.components, before.manners)


WRONG = [
    (("ma", "ten"), ("", "Tên"), "A", "ghi mã thủ tục"),
    (("ma", "ten"), ("1.000001", ""), "B", "Còn trống"),
    (("ma", "ten"), ("1.0 000", "Tên"), "A", "không phải mã"),
    (("ma", "ten", "cấp thực hiện"), ("1.000001", "Tên", "cấp huyện"), "C", "Không rõ cấp"),
    (("ma", "ten", "số bộ"), ("1.000001", "Tên", "nhiều"), "C", "không phải số bộ"),
    (("ma", "ten", "mức độ"), ("1.000001", "Tên", "cao"), "C", "Không rõ mức độ"),
    (("ma", "ten", "cơ quan quản lý"), ("1.000001", "Tên", "Sở Không Có"), "C", "chưa rõ là cơ quan nào"),
    (("ma", "ten"), ("1.000001", "T" * 1001), "B", "tối đa 1000"),
]


@pytest.mark.parametrize(("head", "row", "column", "words"), WRONG)
def test_an_error_names_its_row_and_column_and_nothing_is_kept(
    people: Cast, head: tuple[str, ...], row: tuple[str, ...], column: str, words: str
) -> None:
    good = ("1.000009", "Thủ tục đúng") + ("",) * (len(head) - 2)
    done = _brought(people, _csv(head, good, row))
    assert [(one.row, one.column) for one in done.errors] == [(3, column)]
    assert words in done.errors[0].message
    assert not Procedure.objects.exists()


def test_a_code_that_stands_twice_is_told_with_the_row_of_the_first(people: Cast) -> None:
    done = _brought(people, _csv(("ma", "ten"), ("1.000001", "Một"), ("1.000002", "Hai"), ("1.000001", "Ba")))
    assert [str(one) for one in done.errors] == [
        "Dòng 4, cột A (Mã thủ tục): Mã 1.000001 đã có ở dòng 2: giữ lại một dòng."
    ]


def test_a_code_that_excel_took_for_a_number_has_its_figures_back(people: Cast) -> None:
    content = write_sheet("Danh mục", [ColumnSpec("Mã"), ColumnSpec("Tên")], [["1,00946", "Công bố cảng"]])
    assert _brought(people, content, "danh-muc.xlsx").kept
    assert Procedure.objects.get().code == "1.009460"


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"PK\x03\x04 no workbook", "Tên;Khác\nA;B".encode("cp1258", "ignore")]
)
@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.json"])
def test_a_file_that_is_none_is_refused_in_words(people: Cast, content: bytes, name: str) -> None:
    done = _brought(people, content, name)
    assert not done.kept
    assert done.errors[0].message


def test_columns_nobody_asked_for_are_named(people: Cast) -> None:
    done = _brought(people, _csv(("tt", "ma", "ten", "c5"), ("1", "1.000001", "Một", "gì đó")), try_only=True)
    assert done.unused == ("tt", "c5")


def test_one_entry_tells_of_the_whole_file_with_its_hash(people: Cast) -> None:
    done = _brought(people, PLAIN)
    entries = AuditEntry.objects.filter(action="import_procedures")
    assert entries.count() == 1
    assert done.sha256 in entries.get().data
    assert list(faults()) == []


def test_only_who_keeps_the_catalogue_brings_one_in(people: Cast) -> None:
    for who in (people.minh, people.lan, people.hoa, people.binh, people.khoa, people.thu):
        with pytest.raises(NotAllowed):
            import_procedures(
                actor=who,
                content=PLAIN,
                name="a.csv",
                owner=people.organisations["tu_phap"],
                dry_run=True,
            )


def _workbook(rows: list[tuple[str, Content]]) -> bytes:
    specs = [ColumnSpec(one.label) for one in COLUMNS]
    lines = [[{"code": code, **dict(cells_of(content))}.get(one.key, "") for one in COLUMNS] for code, content in rows]
    return write_sheet("Danh mục", specs, lines)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(CODES, contents(), min_size=1, max_size=3))
def test_an_exported_catalogue_brought_in_again_is_the_same(people: Cast, catalogue: dict[str, Content]) -> None:
    ProcedureVersion.objects.all().delete()
    Procedure.objects.all().delete()
    for code, content in catalogue.items():
        a_draft(people.dung, people.organisations["tu_phap"], code, content)
    rows = list(ProcedureVersion.objects.select_related("procedure__owner"))
    file = as_file((one.procedure, one) for one in rows)
    workbook = _workbook([(one.procedure.code, content_of(one)) for one in rows])
    for content_, name in ((file, "a.json"), (workbook, "a.xlsx")):
        done = _brought(people, content_, name)
        assert done.errors == ()
        assert done.counts["same"] == len(catalogue)
    ProcedureVersion.objects.all().delete()
    Procedure.objects.all().delete()
    assert _brought(people, file, "a.json").kept
    assert {code: _said(code) for code in catalogue} == catalogue


def test_a_draft_of_a_version_keeps_every_right_of_the_one_before(people: Cast) -> None:
    with on("2026-03-02"):
        published = a_procedure(people.dung, people.organisations["tu_phap"])
        next_one = draft_version(actor=people.lan, procedure_id=published.procedure_id)
    assert content_of(next_one) == content_of(published)


@pytest.mark.corpus
@pytest.mark.parametrize("name", FILES)
def test_catalogues_of_real_offices_come_in_whole_and_once(people: Cast, name: str) -> None:
    path = SHARED / "data" / "procedures" / f"{name}.csv"
    if not path.exists():
        pytest.skip("the given catalogues are absent")
    content, count = path.read_bytes(), int(name.rpartition("-")[2])
    done = _brought(people, content, path.name)
    assert done.errors == ()
    assert done.counts["new"] == Procedure.objects.count() == count
    assert _brought(people, content, path.name).counts == {"new": 0, "changed": 0, "same": count, "published": 0}
    assert {one.online for one in ProcedureVersion.objects.all()} == {OnlineLevel.NONE}, "nothing is guessed"


@pytest.mark.corpus
def test_terms_and_fees_of_a_real_catalogue_are_read_or_kept_in_words(people: Cast) -> None:
    path = Path(SHARED / "data" / "procedures" / "mixed-207.csv")
    if not path.exists():
        pytest.skip("the given catalogues are absent")
    done = _brought(people, path.read_bytes(), path.name)
    versions = [content_of(one) for one in ProcedureVersion.objects.all()]
    figures = [one for content in versions for one in content.manners if one.limit.amount is not None]
    words = [one for content in versions for one in content.manners if one.limit.amount is None and one.limit.text]
    assert len(figures) > 200
    assert words
    assert all(doubt.column for doubt in done.doubts)
