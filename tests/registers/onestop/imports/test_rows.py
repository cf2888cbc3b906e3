"""What other systems write in a cell is understood in every shape, or refused by name; no database needed."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kientao.base.sheets.guard import SheetRefused
from kientao.kernel.working_time import ZONE
from kientao.registers.onestop.imports.columns import COLUMNS, Kind, keys_of, plain
from kientao.registers.onestop.imports.files import read_file, tables_of
from kientao.registers.onestop.imports.moments import BadMoment, moment
from kientao.registers.onestop.imports.rows import Faults, read_dossier
from kientao.registers.onestop.imports.values import CHANNELS, STATUSES, chosen
from kientao.registers.onestop.rules.states import WORDS, Status

NOW = datetime(2026, 3, 3, 9, tzinfo=ZONE)
FIRST = datetime(2012, 1, 1, tzinfo=ZONE)
MOMENTS = st.integers(0, 22 * 365 * 1440).map(lambda at: FIRST + timedelta(minutes=at))
EXCEL = datetime(1899, 12, 30, tzinfo=UTC)


@given(MOMENTS)
def test_a_moment_is_the_same_in_every_shape(at: datetime) -> None:
    excel = (at.replace(tzinfo=UTC) - EXCEL) / timedelta(days=1)
    for written in (
        f"{at:%d/%m/%Y %H:%M}", f"{at:%d-%m-%Y %H:%M:%S}", f"{at:%H:%M %d/%m/%Y}", f"{at:%Y%m%d%H%M%S}",
        f"{at:%Y%m%d%H%M}", at.isoformat(), f"{at:%Y-%m-%d %H:%M}", at.astimezone(UTC).isoformat(), excel,
        f"{excel:.9f}".replace(".", ","),
    ):  # fmt: skip
        found = moment(written)
        assert found is not None
        assert abs(found.at - at) <= timedelta(seconds=1), written


@pytest.mark.parametrize("written", ["5/3/2026", "05.03.2026", "20260305", "2026-03-05", 46086, "46086"])
def test_a_date_without_a_time_says_so(written: str | int) -> None:
    found = moment(written)
    assert found is not None
    assert (found.at, found.timed) == (datetime(2026, 3, 5, tzinfo=ZONE), False)


@pytest.mark.parametrize(
    "written",
    [
        "31/02/2026",
        "20260230080000",
        "05/13/2026",
        "05/03/2026 25:00",
        "hôm qua",
        "2026",
        12,
        "05/03/1026",
        "2026-02-30",
    ],
)
def test_a_day_that_never_was_is_refused_by_name(written: str | int) -> None:
    with pytest.raises(BadMoment, match=str(written).replace("/", "/")):
        moment(written)


@given(st.text(max_size=30) | st.floats(allow_nan=False, allow_infinity=False))
def test_whatever_stands_in_a_cell_is_a_moment_or_refused(written: str | float) -> None:
    try:
        found = moment(written)
    except BadMoment:
        return
    assert found is None or found.at.tzinfo is not None


def test_statuses_are_known_by_code_and_by_words() -> None:
    for status in Status:
        assert chosen(STATUSES, str(status.value)) == chosen(STATUSES, WORDS[status].upper()) == status
    assert chosen(CHANNELS, "truc tuyen") == chosen(CHANNELS, "2") == 2
    assert chosen(STATUSES, "đã mất") is None


def test_no_two_columns_of_a_table_share_a_name() -> None:
    for kind, columns in COLUMNS.items():
        names = [plain(name) for one in columns for name in {plain(each) for each in (one.label, *one.also)}]
        assert len(names) == len(set(names)), kind
        assert set(keys_of(kind).values()) == {one.key for one in columns}


def _faults(**changes: Any) -> Faults:
    values = {"code": "A-1", "procedure": "1.000001", "status": "4", "name": "An", "received": "01/03/2026"} | changes
    faults = Faults()
    row = read_dossier(values, NOW, faults)
    assert (row is None) == bool(faults.errors)
    return faults


@pytest.mark.parametrize(
    ("changes", "key", "words"),
    [
        ({"code": ""}, "code", "Còn trống"),
        ({"procedure": " "}, "procedure", "Còn trống"),
        ({"status": "77"}, "status", "77"),
        ({"channel": "chim bồ câu"}, "channel", "chim bồ câu"),
        ({"received": "30/02/2026"}, "received", "Không có ngày giờ «30/02/2026»"),
        ({"received": "01/04/2026"}, "received", "sau hôm nay"),
        ({"due": "28/02/2026"}, "due", "trước ngày tiếp nhận"),
        ({"status": "10"}, "done", "phải có ngày kết thúc"),
        ({"status": "9", "done": "28/02/2026"}, "done", "trước khi tiếp nhận"),
        ({"asked": "03/03/2026", "met": "02/03/2026"}, "met", "trước khi yêu cầu"),
    ],
)
def test_an_impossible_row_is_refused_at_its_cell(changes: dict[str, Any], key: str, words: str) -> None:
    [(found, said)] = _faults(**changes).errors
    assert (found, words in said) == (key, True), said


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"received": ""}, "received"),
        ({"name": ""}, "name"),
        ({"filed": "02/03/2026"}, "filed"),
        ({"done": "02/03/2026"}, "status"),
        ({"subject": "dài " * 400}, "subject"),
    ],
)
def test_an_odd_row_is_taken_and_told(changes: dict[str, Any], key: str) -> None:
    faults = _faults(**changes)
    assert faults.errors == []
    assert [found for found, _ in faults.findings] == [key]


@given(
    st.dictionaries(
        st.sampled_from([one.key for one in COLUMNS[Kind.DOSSIERS]]), st.text(max_size=40) | st.integers() | st.floats()
    )
)
def test_no_row_breaks_the_reading_and_no_word_repeats_who_it_is(values: dict[str, Any]) -> None:
    faults = Faults()
    row = read_dossier(values | {"id_number": "001190012345", "name": "001190012345"}, NOW, faults)
    assert (row is None) == bool(faults.errors)
    said = " ".join(words for _, words in (*faults.errors, *faults.findings))
    assert "001190012345" not in said


def test_a_finished_dossier_on_the_day_it_came_in_has_no_time_before_its_receipt() -> None:
    values = {
        "code": "A-1",
        "procedure": "1.000001",
        "status": "9",
        "received": "02/03/2026 10:15",
        "done": "02/03/2026",
    }
    row = read_dossier(values, NOW, Faults())
    assert row is not None
    assert row.ended == row.received


def test_a_json_dossier_brings_its_lists() -> None:
    given_one = {
        "MaHoSo": "A-1", "MaTTHC": "1.000001", "TrangThaiHoSo": 4, "la": {"x": 1},
        "TienDo": [{"NoiDungXuLy": "Thẩm định", "NgayBatDau": "20260301080000"}],
        "DanhSachGiayToKetQua": [{"TenGiayTo": "Thẻ"}],
        "DanhSachHoSoBoSung": [{"NgayBoSung": "20260301080000", "HoSoBoSungId": "9"}],
    }  # fmt: skip
    dossiers, steps, results = tables_of({"data": [given_one]})
    assert dossiers.rows == [
        (1, {"code": "A-1", "procedure": "1.000001", "status": 4, "supplements": [{"asked": "20260301080000"}]})
    ]
    assert steps.rows == [(1, {"code": "A-1", "title": "Thẩm định", "started": "20260301080000"})]
    assert results.rows == [(1, {"code": "A-1", "title": "Thẻ"})]
    assert dossiers.columns["code"] == "MaHoSo"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"data": []}', b'{"data": [1]}', b'"x"', b"[" * 100_000])
def test_a_broken_json_file_is_refused(content: bytes) -> None:
    with pytest.raises(SheetRefused):
        read_file("a.json", content)


def test_a_file_without_the_columns_is_refused_with_those_it_needs() -> None:
    with pytest.raises(SheetRefused, match="Mã thủ tục"):
        read_file("a.csv", "Tên,Tuổi\nAn,5\n".encode())


JSON_NAMES = st.sampled_from(["data", "MaHoSo", "TienDo", "DanhSachHoSoBoSung", "NgayBoSung"])
JSON = st.recursive(
    st.none() | st.text(max_size=5) | st.integers(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(JSON_NAMES, inner, max_size=4),
    max_leaves=12,
)


@given(JSON)
def test_any_json_is_read_or_refused(value: Any) -> None:
    try:
        tables = read_file("a.json", json.dumps(value).encode())
    except SheetRefused:
        return
    assert all(table.rows for table in tables)
