"""Props of the small components."""

from datetime import UTC, date, datetime, timedelta

from kientao.kernel.decision import refused
from kientao.ui.empty import Empty
from kientao.ui.forms.conflict import Conflict, Difference
from kientao.ui.parts.bars import Bar, Bars, Segment
from kientao.ui.parts.facts import Facts, Notice, Quote, Tab, Tabs
from kientao.ui.parts.figure import Figure, Figures
from kientao.ui.parts.history import Change, Happening, History
from kientao.ui.parts.long_work import LongWork, Step
from kientao.ui.parts.month import Event, Month
from kientao.ui.parts.page_head import Action, PageHead
from kientao.ui.parts.panel import Panel
from kientao.ui.parts.timeline import Timeline, TimelineRow
from kientao.ui.parts.waiting import Holder, Waiting
from kientao.ui.samples.work import AGENCIES, TODAY
from kientao.ui.state import State, StateLegend, state_chip
from kientao.ui.table.cells import Noted


def page_head() -> PageHead:
    """The top of a task's page."""
    return PageHead(
        title="Rà soát quy trình điện tử giải quyết thủ tục hành chính",
        lead="Nhiệm vụ 37 của Kế hoạch cải cách hành chính năm 2026: còn thiếu gì và ai đang giữ.",
        crumbs=(("Kế hoạch 2026", "#ke-hoach"), ("Cải cách thủ tục hành chính", "#muc")),
        chips=(state_chip(State.LATE), state_chip(State.RECURRING)),
        actions=(
            Action("Nộp sản phẩm", "#nop", icon="send", plain=False),
            Action("Gia hạn", "#gia-han", refused("Chỉ cấp đã giao thời hạn (UBND tỉnh) được gia hạn.")),
        ),
    )


def figures() -> Figures:
    """Four numbers, one unknown."""
    return Figures(
        (
            Figure(
                "Hoàn thành đúng hạn",
                part=1573,
                total=1632,
                as_of=TODAY,
                href="/bo-thanh-phan/?trang-thai=done",
                panel="/bo-thanh-phan/minh-chung/",
            ),
            Figure(
                "Quá hạn",
                value=37,
                unit="việc",
                as_of=TODAY,
                href="#qua-han",
                tone="late",
                note="tăng 5 so với tuần trước",
            ),
            Figure("Chờ nghiệm thu", value=12, unit="sản phẩm", as_of=TODAY, href="#cho"),
            Figure("Mức độ hài lòng", note="khảo sát tháng 6"),
        ),
        "Tình hình chung",
    )


def panel() -> Panel:
    """What a number opens into."""
    return Panel(
        "Hoàn thành đúng hạn: 96,4 %",
        (
            Facts(
                (("Tử số", 1573), ("Mẫu số", 1632), ("Tính đến", TODAY), ("Cách tính", "bản 2 của quy tắc đúng hạn"))
            ),
            Quote(
                "Tỷ lệ nhiệm vụ hoàn thành đúng hạn đạt tối thiểu 95%.", "Quyết định 255/QĐ-UBND, Điều 1", "#van-ban"
            ),
            history(),
        ),
        "#dung-han",
    )


def bars() -> Bars:
    """Who holds most."""
    return Bars(
        title="Việc chưa xong theo cơ quan",
        head="Cơ quan",
        of=156,
        bars=tuple(
            Bar(
                name,
                (
                    Segment(late, "quá hạn", "red"),
                    Segment(soon, "sắp đến hạn", "amber"),
                    Segment(rest, "chưa đến hạn", "slate"),
                ),
                href=f"#{name}",
            )
            for name, late, soon, rest in zip(
                AGENCIES, (9, 4, 0, 2, 1, 7), (6, 3, 5, 0, 2, 4), (30, 22, 18, 19, 12, 12), strict=True
            )
        ),
    )


def timeline() -> Timeline:
    """One row of each kind."""
    return Timeline(
        title="Dòng thời gian các nhiệm vụ",
        first=date(2026, 1, 1),
        last=date(2026, 12, 31),
        today=TODAY,
        rows=(
            TimelineRow(
                "Ban hành kế hoạch kiểm tra công vụ",
                date(2026, 1, 5),
                date(2026, 2, 28),
                done=date(2026, 2, 20),
                href="#1",
                chip=state_chip(State.DONE),
            ),
            TimelineRow(
                "Rà soát quy trình điện tử",
                date(2026, 1, 15),
                date(2026, 3, 10),
                href="#2",
                chip=state_chip(State.LATE),
            ),
            TimelineRow(
                "Khảo sát sự hài lòng",
                date(2026, 2, 1),
                date(2026, 6, 30),
                date(2026, 5, 15),
                href="#3",
                chip=state_chip(State.NOT_DUE),
            ),
            TimelineRow("Công khai kết quả giải quyết hồ sơ", href="#4", chip=state_chip(State.STANDING)),
            TimelineRow(
                "Bồi dưỡng công chức cấp xã",
                date(2026, 1, 10),
                date(2026, 2, 15),
                done=date(2026, 3, 12),
                href="#5",
                chip=state_chip(State.DONE_LATE),
            ),
        ),
    )


def month() -> Month:
    """April 2026 with its holidays."""
    events: dict[date, list[Event]] = {}
    for n in range(26):
        state = (State.DUE_SOON, State.NOT_DUE, State.DONE, State.LATE)[n % 4]
        words = f"Nhiệm vụ {n + 1}: rà soát quy trình nội bộ của {AGENCIES[n % 6]}"
        events.setdefault(date(2026, 4, 1) + timedelta(days=n * n % 30), []).append(
            Event(words, f"#{n}", state_chip(state))
        )
    holidays = {
        date(2026, 4, 26): "Giỗ Tổ Hùng Vương",
        date(2026, 4, 30): "Ngày Chiến thắng",
        date(2026, 5, 1): "Quốc tế Lao động",
    }
    return Month(2026, 4, date(2026, 4, 2), events, holidays, "#truoc", "#sau", "#ngay=")


def waiting() -> Waiting:
    """Somebody keeps it too long."""
    return Waiting(
        (
            Holder("Sở Tư pháp", "soạn dự thảo", "done", date(2026, 2, 2), 18),
            Holder("Sở Nội vụ", "thẩm định", "done", date(2026, 2, 20), 6),
            Holder("Văn phòng UBND tỉnh", "trình ký", "now", date(2026, 2, 26), 33, late=True, href="#vp"),
            Holder("Chủ tịch UBND tỉnh", "ký ban hành", "next"),
            Holder("Cơ quan thường trực", "nghiệm thu", "next"),
        )
    )


def history() -> History:
    """Three entries."""
    at = datetime(2026, 3, 28, 7, 5, tzinfo=UTC)
    return History(
        (
            Happening(
                at,
                "Nguyễn Văn Minh",
                "đã gia hạn nhiệm vụ",
                "Chờ Nghị định về quy trình điện tử (văn bản 112/UBND-NC).",
                (Change("Thời hạn", "31/03/2026", "30/06/2026"),),
                "1.284",
            ),
            Happening(
                at - timedelta(days=9),
                "Lê Thị Lan",
                "đã nộp sản phẩm",
                changes=(Change("Minh chứng", "", "Báo cáo 45/BC-STP"),),
                seal="1.190",
            ),
            Happening(at - timedelta(days=40), "Hệ thống", "đã nhắc trước hạn 7 ngày"),
        ),
        "#lich-su",
    )


def long_work() -> LongWork:
    """In the middle."""
    return LongWork(
        id="nhap-excel",
        title="Nhập nhiệm vụ từ tệp Excel",
        steps=(
            Step("Đọc tệp", "done", "10.000 dòng"),
            Step("Kiểm tra từng dòng", "now", "3 dòng có lỗi"),
            Step("Ghi vào chương trình", "next"),
        ),
        done=6200,
        total=10000,
        stop_href="#dung",
    )


def others() -> dict[str, object]:
    """The smallest ones by name."""
    return {
        "facts": Facts(
            (
                ("Cơ quan chủ trì", "Sở Tư pháp"),
                ("Thời hạn", Noted("30/06/2026", "hạn ban đầu 31/03/2026, gia hạn theo 112/UBND-NC")),
                ("Trạng thái", (state_chip(State.LATE),)),
                ("Kinh phí", None),
            )
        ),
        "quote": Quote(
            "Rà soát, chuẩn hóa 100% quy trình nội bộ, quy trình điện tử giải quyết thủ tục hành chính.",
            "Quyết định 255/QĐ-UBND, Phụ lục I, dòng 37",
            "#nguyen-van",
        ),
        "refusal": Notice(
            "Chỉ thủ trưởng hoặc cấp phó được ủy quyền của Sở Tư pháp được nộp sản phẩm này.",
            "Chưa nộp được",
            "refusal",
        ),
        "warning": Notice("Còn 3 cơ quan chưa rõ trong danh mục.", kind="warning", action="Chọn cơ quan", href="#chon"),
        "tabs": Tabs(
            "Các mặt của nhiệm vụ",
            (
                Tab("Sản phẩm", "#sp", True, 3),
                Tab("Nguyên văn", "#nv"),
                Tab("Vướng mắc", "#vm", count=1),
                Tab("Lịch sử", "#ls", count=24),
            ),
        ),
        "empty": Empty(
            "Chưa có vướng mắc nào",
            "Khi một cơ quan nêu vướng mắc, việc đó hiện ở đây cùng hạn trả lời.",
            "Nêu vướng mắc",
            "#neu",
        ),
        "conflict": Conflict(
            "Nguyễn Văn Minh",
            datetime(2026, 3, 31, 1, 40, tzinfo=UTC),
            (Difference("Thời hạn", "31/03/2026", "30/06/2026", "15/05/2026"),),
            "#ban-moi",
        ),
        "legend": StateLegend(),
    }
