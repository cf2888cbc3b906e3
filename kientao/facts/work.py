"""Facts about how offices work: tasks of the plan, inspections, documents that go about, files, meetings, reports."""

from kientao.facts.bodies import LEVEL
from kientao.facts.column import choice, flag
from kientao.facts.kind import Fact, Span

DELIVERABLE_DUE = Fact(
    "deliverable-due", "Sản phẩm đến hạn", "Deliverables due",
    "Một dòng cho mỗi sản phẩm mà một cơ quan được giao, vào ngày đến hạn.", Span.EVENT,
    (choice("state", "Tình trạng", {
        "on-time": "Hoàn thành đúng hạn", "late": "Hoàn thành quá hạn", "overdue": "Quá hạn chưa xong",
        "waiting": "Đã nộp, chờ nghiệm thu hoặc bổ sung",
    }),),
)  # fmt: skip
INSPECTION = Fact(
    "inspection", "Cuộc kiểm tra", "Inspections", "Một dòng cho mỗi cơ quan được kiểm tra trong một cuộc.", Span.EVENT,
    (LEVEL, flag("digital", "Qua môi trường số", "Tiến hành qua hệ thống thông tin của cơ quan quản lý.")),
)  # fmt: skip
FINDING = Fact(
    "finding", "Vấn đề phát hiện qua kiểm tra", "Findings", "Một dòng cho mỗi vấn đề, vào ngày phải khắc phục xong.",
    Span.EVENT,
    (flag("fixed", "Đã khắc phục"), flag("fixed_in_time", "Khắc phục đúng hạn")),
)  # fmt: skip
DOCUMENT_EXCHANGED = Fact(
    "document-exchanged", "Văn bản trao đổi", "Documents exchanged",
    "Một dòng cho mỗi văn bản gửi giữa các cơ quan, trừ văn bản mật.", Span.EVENT,
    (LEVEL, flag("electronic", "Dạng điện tử"), flag("signed", "Có chữ ký số")),
)  # fmt: skip
WORK_FILE = Fact(
    "work-file", "Hồ sơ công việc", "Work files",
    "Một dòng cho mỗi hồ sơ công việc đã xử lý, trừ hồ sơ có nội dung mật.", Span.EVENT,
    (LEVEL, flag("online", "Xử lý trên môi trường mạng")),
)  # fmt: skip
REPORT_SENT = Fact(
    "report-sent", "Báo cáo đã gửi", "Reports sent", "Một dòng cho mỗi báo cáo định kỳ phải gửi, vào ngày đến hạn.",
    Span.EVENT,
    (flag("on_time", "Đúng hạn"), flag("by_system", "Qua hệ thống thông tin báo cáo")),
)  # fmt: skip
NEWS_ITEM = Fact(
    "news-item", "Tin, chuyên mục tuyên truyền", "News items", "Một dòng cho mỗi tin, bài, số chuyên mục đã phát.",
    Span.EVENT,
    (choice("medium", "Phương tiện", {
        "broadcast": "Phát thanh, truyền hình", "press": "Báo", "web": "Cổng thông tin",
    }),),
)  # fmt: skip
