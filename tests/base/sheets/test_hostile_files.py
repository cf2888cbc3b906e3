"""Files made to harm, or simply not what they should be, are refused with words and without eating memory."""

import io
import tracemalloc
import zipfile
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kientao.base.sheets.guard import Limits, SheetRefused
from kientao.base.sheets.reading import read_sheet
from tests.base.sheets.workbooks import sheet_xml, with_part, workbook

GOOD = workbook({"A": [["Nhiệm vụ"], ["Rà soát"]]})
SHEET = "xl/worksheets/sheet1.xml"


def refused(content: bytes, limits: Limits | None = None) -> str:
    """The words it is refused with."""
    with pytest.raises(SheetRefused) as refusal:
        read_sheet(content, limits=limits)
    return str(refusal.value)


def test_other_files_are_told_apart() -> None:
    assert "rỗng" in refused(b"")
    assert "không phải tệp .xlsx" in refused(b"%PDF-1.7")
    assert "mật khẩu" in refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert "hỏng" in refused(GOOD[: len(GOOD) // 2])
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    assert "không phải tệp .xlsx" in refused(other.getvalue())


def test_a_file_that_is_too_large_says_how_large_it_may_be() -> None:
    assert "tối đa 10 MB" in refused(b"PK" + bytes(11 * 1024 * 1024))


def test_a_bomb_is_not_unpacked() -> None:
    bomb = with_part(GOOD, SHEET, sheet_xml("<row>" + " " * (150 * 1024 * 1024) + "</row>"))
    assert len(bomb) < 1024 * 1024
    tracemalloc.start()
    assert "sau khi giải nén" in refused(bomb)
    assert tracemalloc.get_traced_memory()[1] < 20 * 1024 * 1024
    tracemalloc.stop()


def test_a_bomb_that_lies_about_its_size_is_not_unpacked() -> None:
    bomb = bytearray(with_part(GOOD, SHEET, sheet_xml("<row>" + " " * (50 * 1024 * 1024) + "</row>")))
    at = bomb.rfind(b"PK\x01\x02")  # the directory's entry of the part, which is the last
    bomb[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    assert "hỏng" in refused(bytes(bomb))


def test_a_cell_at_the_worlds_end_is_told_before_room_is_made_for_it() -> None:
    far = with_part(
        GOOD,
        SHEET,
        sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    )
    assert "dòng 1048576" in refused(far)
    wide = with_part(GOOD, SHEET, sheet_xml('<row><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>'))
    assert "cột thứ 16384" in refused(wide)
    hidden = with_part(GOOD, SHEET, sheet_xml('<row r="1048576"><c><v>1</v></c></row>'))
    assert "dòng 1048576" in refused(hidden)
    disguised = with_part(GOOD, SHEET, sheet_xml('<row><c s=">" r="XFD1"><v>1</v></c></row>'))
    assert "cột thứ 16384" in refused(disguised)


def test_an_empty_formatted_cell_at_the_worlds_end_is_harmless() -> None:
    far = with_part(
        GOOD, SHEET, sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"/></row>')
    )
    assert read_sheet(far).rows == [[1.0]]


def test_one_long_text_in_very_many_cells_is_counted_as_often_as_it_stands_there() -> None:
    strings = (
        f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>{"a" * 30_000}</t></si></sst>'
    )
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 5000))
    content = with_part(with_part(GOOD, SHEET, sheet_xml(cells)), "xl/sharedStrings.xml", strings.encode())
    assert "quá nhiều chữ" in refused(content)


def test_entities_are_refused() -> None:
    laughs = b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><worksheet>&c;</worksheet>'
    assert "bất thường" in refused(with_part(GOOD, SHEET, laughs))


def test_a_part_that_is_there_twice_is_refused() -> None:
    file = io.BytesIO(GOOD)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(SHEET.upper(), b"<a/>")
    assert "bất thường" in refused(file.getvalue())


def test_merged_ranges_over_everything_end() -> None:
    ranges = "<mergeCells>" + '<mergeCell ref="A1:GR20000"/>' * 2000 + "</mergeCells>"
    xml = sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row><row r="20000"><c r="GR20000"><v>1</v></c></row>')
    content = with_part(GOOD, SHEET, xml.replace(b"</sheetData>", b"</sheetData>" + ranges.encode()))
    assert len(read_sheet(content).rows) == 20_000


def test_too_many_rows_say_how_many_are_read() -> None:
    many = workbook({"A": [["a"]] * 30})
    assert "tối đa đọc 20 dòng" in refused(many, Limits(rows=20))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_damaged_file_is_read_or_refused_and_never_breaks_the_reader(data: st.DataObject) -> None:
    damaged = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 6))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    with suppress(SheetRefused):
        read_sheet(bytes(damaged))


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet='<>/"= crvtsi0123456789AZ', max_size=120))
def test_a_damaged_sheet_is_read_or_refused(inside: str) -> None:
    with suppress(SheetRefused):
        read_sheet(with_part(GOOD, SHEET, sheet_xml(inside)))
