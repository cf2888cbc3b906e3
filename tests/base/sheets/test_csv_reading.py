"""Lists of other programs: however their values are parted and their letters kept; what is no list is refused."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientao.base.sheets.csv_reading import read_csv
from kientao.base.sheets.csv_text import write_csv
from kientao.base.sheets.guard import Limits, SheetRefused
from kientao.base.sheets.headings import Column
from kientao.base.sheets.table import table_in

CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00\ufeff"), max_size=20)


@pytest.mark.parametrize("parted_by", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_values_are_read_however_they_are_parted_and_kept(parted_by: str, encoding: str) -> None:
    text = parted_by.join(("Mã", "Tên", "Ghi chú")) + "\n" + parted_by.join(("1", '"Cấp, đổi; lại"', '"hai\ndòng"'))
    assert read_csv(text.encode(encoding)).rows == [["Mã", "Tên", "Ghi chú"], ["1", "Cấp, đổi; lại", "hai\ndòng"]]


@given(st.lists(st.lists(CELLS, min_size=2, max_size=5), min_size=1, max_size=6))
def test_what_another_program_writes_is_read_as_it_was(rows: list[list[str]]) -> None:
    text = io.StringIO()
    csv.writer(text).writerows([["a", "b"], *rows])
    assert read_csv(text.getvalue().encode()).rows[1:] == [
        [cell[1:] if cell[:2] in ("'=", "'+", "'-", "'@", "'|", "'%") else cell for cell in row] for row in rows
    ]


def test_what_we_wrote_ourselves_comes_back_without_its_apostrophes() -> None:
    rows = [["=1+1", "-x", "-5", "'lời'"]]
    assert read_csv(write_csv(["a", "b", "c", "d"], rows)).rows[1] == rows[0]


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf\n", "Tên".encode("cp1258", "replace"), b"\xff\xfe\x00"])
def test_what_is_no_list_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(SheetRefused):
        read_csv(content)


def test_a_list_that_is_too_long_too_wide_or_too_large_is_refused() -> None:
    with pytest.raises(SheetRefused, match="hơn 3 dòng"):
        read_csv(b"a,b\n" * 4, limits=Limits(rows=3))
    with pytest.raises(SheetRefused, match="tối đa 2"):
        read_csv(b"a,b,c\n", limits=Limits(columns=2))
    with pytest.raises(SheetRefused, match="chia thành"):
        read_csv(b"a" * 100, limits=Limits(file=50))
    with pytest.raises(SheetRefused, match="Không đọc được"):
        read_csv(b'"' + b"a" * 200_000 + b'"')


def test_rows_of_a_list_are_found_by_their_headings_like_those_of_a_workbook() -> None:
    table = table_in(
        [read_csv("TT;MÃ SỐ;ten\n1;A1;Một\n\n2;;Hai\n".encode())], [Column("code", "Mã số"), Column("name", "Tên")]
    )
    assert [(row.number, row.text("code"), row.text("name")) for row in table.rows] == [
        (2, "A1", "Một"),
        (4, "", "Hai"),
    ]
    assert table.unused == ("TT",)
    table.rows[1].doubt("code", "Còn trống.")
    assert [str(one) for one in table.doubts] == ["Dòng 4, cột B (Mã số): Còn trống."]
    assert table.problems == []
