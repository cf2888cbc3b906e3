"""What meetings concluded, kept in a ledger of its own beside the plan."""

from kientao.compiler.row import RowWords
from kientao.demo.story.event import Event, Figure, Work, delivered

TITLE = "Kết luận, chỉ đạo của lãnh đạo UBND tỉnh năm 2026"
DOCUMENT = "Thông báo số 87/TB-VPUBND ngày 15/5/2026"
GIVEN_ON = "2026-05-18"
GIVEN = (
    RowWords(
        number="1",
        text="Rà soát, giải quyết dứt điểm hồ sơ đất đai trễ hẹn tồn từ trước ngày 01/7/2025",
        deliverables="Báo cáo kết quả giải quyết",
        lead="Sở Nông nghiệp và Môi trường",
        coordinating="UBND các xã, phường",
        deadlines="20/6/2026",
    ),
    RowWords(
        number="2",
        text="Bố trí lại trụ sở Trung tâm Phục vụ hành chính công xã Sơn Hà",
        deliverables="Biên bản bàn giao trụ sở",
        lead="UBND xã Sơn Hà",
        coordinating="Sở Tài chính; Sở Xây dựng",
        deadlines="15/7/2026",
    ),
    RowWords(
        number="3",
        text="Niêm yết công khai số điện thoại của người đứng đầu tại bộ phận một cửa",
        deliverables="Ảnh chụp nơi niêm yết",
        lead="Văn phòng UBND tỉnh",
        deadlines="30/5/2026",
    ),
    RowWords(
        number="4",
        text="Cập nhật quy trình nội bộ, quy trình điện tử của 126 thủ tục hành chính có sửa đổi",
        deliverables="Quyết định công bố quy trình",
        lead="Văn phòng UBND tỉnh",
        coordinating="Các sở, ban, ngành",
        deadlines="30/6/2026",
    ),
)
EVENTS: tuple[Event, ...] = (
    *delivered(
        Work("Niêm yết công khai số điện thoại"),
        (Figure("Bộ phận một cửa đã niêm yết", "27", "nơi", "Kiểm tra tại chỗ của Văn phòng UBND tỉnh"),),
        handed_in=("2026-05-27", "luc"),
        accepted=("2026-05-29", "anh"),
        at="VP",
    ),
    Event(
        "2026-06-12",
        "sonha",
        "raise",
        Work("Bố trí lại trụ sở"),
        "Trụ sở huyện Sơn Lĩnh cũ chưa được bàn giao vì chưa kiểm kê xong tài sản.",
        to=("STC",),
    ),
)
