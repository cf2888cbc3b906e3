"""A list of work, the same every time: 1,234 rows made by counting."""

from dataclasses import dataclass
from datetime import date, timedelta

from kientao.kernel.key import bare
from kientao.ui.chip import Chip
from kientao.ui.numbers import whole
from kientao.ui.state import State, state_chip, state_words
from kientao.ui.table.cells import Link, Share
from kientao.ui.table.columns import Column
from kientao.ui.table.filters import Choice, DateRange, Filter, Option, Search, Toggle
from kientao.ui.table.paging import one_page
from kientao.ui.table.props import BulkAction, Row, Table
from kientao.ui.table.query import TableQuery

TODAY = date(2026, 3, 31)
AGENCIES = (
    "Sở Nội vụ",
    "Sở Tư pháp",
    "Sở Tài chính",
    "Sở Khoa học và Công nghệ",
    "Văn phòng UBND tỉnh",
    "UBND xã Vân Hội",
)
_TITLES = (
    "Ban hành kế hoạch kiểm tra công vụ năm 2026",
    "Rà soát, đơn giản hóa quy trình giải quyết thủ tục hành chính; trình công bố danh mục thủ tục tái cấu trúc",
    "Khảo sát mức độ hài lòng của người dân đối với việc phục vụ tại Trung tâm Phục vụ hành chính công",
    "Sắp xếp đơn vị sự nghiệp công lập theo hướng tinh gọn, hoạt động hiệu quả",
    "Bồi dưỡng công chức cấp xã về chuyển đổi số",
)
_STATES = (
    State.NOT_DUE,
    State.DUE_SOON,
    State.LATE,
    State.HANDED_IN,
    State.DONE,
    State.AWAITING_SIGNATURE,
    State.RETURNED,
    State.DONE_LATE,
    State.CONDITIONAL,
    State.AWAITING_HEAD,
)
COLUMNS = (
    Column("so", "Số", "text", sortable=True, width="narrow", help="Số thứ tự trong kế hoạch"),
    Column("ten", "Nhiệm vụ", "link", hideable=False, width="wide", sortable=True),
    Column("co-quan", "Cơ quan chủ trì", width="normal"),
    Column("han", "Thời hạn", "date", sortable=True),
    Column("trang-thai", "Trạng thái", "state"),
    Column("tien-do", "Sản phẩm đã nghiệm thu", "percent"),
    Column("kinh-phi", "Kinh phí (triệu đồng)", "whole", shown=False),
    Column("van-ban", "Văn bản giao", "link", shown=False),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of work."""

    number: int
    title: str
    agency: int
    due: date
    state: State


def pieces(count: int = 1234) -> list[Piece]:
    """`count` pieces, always the same."""
    return [
        Piece(n, _TITLES[n % 5], n * 7 % 6, TODAY + timedelta(days=n * 37 % 400 - 120), _STATES[n * 3 % 10])
        for n in range(1, count + 1)
    ]


def work_filters() -> tuple[Filter, ...]:
    """One of each kind, in the reader's language."""
    return (
        Search(label="Tìm theo tên nhiệm vụ"),
        Choice("trang-thai", "Trạng thái", tuple(Option(one.value, state_words(one)) for one in _STATES), many=True),
        Choice("co-quan", "Cơ quan", tuple(Option(str(number), name) for number, name in enumerate(AGENCIES))),
        DateRange("han", "Hạn"),
        Toggle("cham", "Chỉ việc quá hạn"),
    )


def work_table(query: TableQuery, address: str, *, count: int = 1234, rows_shown: bool = True) -> Table:
    """The list as the reader asks for it; without rows an empty one."""
    found = _sorted([one for one in pieces(count) if _fits(one, query)], query) if rows_shown else []
    page, total, query = one_page(found, query)
    return Table(
        id="viec",
        title="Nhiệm vụ của kế hoạch năm 2026",
        lead="Việc nào chậm, việc nào sắp đến hạn, và ai đang giữ.",
        address=address,
        columns=COLUMNS,
        filters=work_filters(),
        rows=tuple(_row(one) for one in page),
        query=query,
        total=total,
        totals={"kinh-phi": sum(_cost(one) for one in found), "tien-do": _progress(found)},
        export_href="#xlsx",
        bulk=(BulkAction("Đôn đốc", "#don-doc", "mail"), BulkAction("Giao công chức", "#giao", "person")),
        unit="nhiệm vụ",
        as_of="số liệu lúc 08:00 31/03/2026",
        office="ỦY BAN NHÂN DÂN TỈNH",
        signatures=("NGƯỜI LẬP BIỂU", "GIÁM ĐỐC SỞ NỘI VỤ"),
    )


def _fits(one: Piece, query: TableQuery) -> bool:
    first, last = query.days("han")
    return (
        all(word in bare(one.title) for word in bare(query.text("q")).split())
        and (not query.all("trang-thai") or one.state in query.all("trang-thai"))
        and query.text("co-quan") in {"", str(one.agency)}
        and (first is None or one.due >= first)
        and (last is None or one.due <= last)
        and (not query.on("cham") or one.state == State.LATE)
    )


def _sorted(found: list[Piece], query: TableQuery) -> list[Piece]:
    if query.sort == "han":
        return sorted(found, key=lambda one: (one.due, one.number), reverse=query.descending)
    if query.sort == "ten":
        return sorted(found, key=lambda one: (bare(one.title), one.number), reverse=query.descending)
    return sorted(found, key=lambda one: one.number, reverse=query.descending)


def _row(one: Piece) -> Row:
    tags = [Chip("Định kỳ", "outline", "repeat")] if one.number % 11 == 0 else []
    return Row(
        id=str(one.number),
        href=f"#nhiem-vu-{one.number}",
        version="1",
        late=one.state == State.LATE,
        label=f"nhiệm vụ {one.number}",
        cells={
            "so": str(one.number),
            "ten": one.title,
            "co-quan": AGENCIES[one.agency],
            "han": None if one.state == State.CONDITIONAL else one.due,
            "trang-thai": [state_chip(one.state), *tags],
            "tien-do": _progress([one]),
            "kinh-phi": _cost(one),
            "van-ban": Link("255/QĐ-UBND", "#van-ban", f"mục {whole(one.number)}"),
        },
    )


def _cost(one: Piece) -> int:
    return one.number * 13 % 900


def _progress(found: list[Piece]) -> Share:
    return Share(
        sum(3 if one.state in {State.DONE, State.DONE_LATE} else one.number % 3 for one in found), 3 * len(found)
    )
