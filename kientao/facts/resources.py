"""Facts about law, people and money: documents issued, who serves, what is paid."""

from kientao.facts.bodies import LEVEL
from kientao.facts.column import Unit, amount, flag
from kientao.facts.kind import Fact, Span

LEGAL_DOCUMENT = Fact(
    "legal-document", "Văn bản quy phạm pháp luật đã ban hành", "Legal documents issued",
    "Một dòng cho mỗi văn bản quy phạm pháp luật được ban hành.", Span.EVENT,
    (flag("in_order", "Đúng trình tự, thủ tục, thẩm quyền"), flag("appraised", "Được thẩm định trước khi ban hành"),
     flag("on_time", "Đúng thời gian đã đăng ký")),
)  # fmt: skip
LEGAL_REVIEW = Fact(
    "legal-review", "Văn bản phải rà soát", "Legal documents to review",
    "Một dòng cho mỗi văn bản phải rà soát trong kỳ, vào ngày phải xong.", Span.EVENT,
    (flag("reviewed", "Đã rà soát"), flag("unfit", "Không còn phù hợp"),
     flag("handled", "Đã xử lý hoặc kiến nghị xử lý")),
)  # fmt: skip
OFFICIAL = Fact(
    "official", "Cán bộ, công chức, viên chức", "Officials", "Một dòng cho mỗi người, cho mỗi thời kỳ không đổi.",
    Span.STATE,
    (LEVEL, flag("at_standard", "Đạt chuẩn theo chức danh"),
     flag("rated_good", "Được đánh giá hoàn thành tốt nhiệm vụ trở lên", optional=True),
     flag("paid_by_budget", "Hưởng lương từ ngân sách"), flag("service", "Viên chức sự nghiệp")),
)  # fmt: skip
DISBURSEMENT = Fact(
    "disbursement", "Giải ngân vốn đầu tư", "Disbursements",
    "Một dòng cho mỗi khoản vốn được giao hoặc được giải ngân.",
    Span.EVENT,
    (amount("planned", "Kế hoạch vốn được giao", Unit.DONG), amount("paid", "Đã giải ngân", Unit.DONG)),
)  # fmt: skip
AUDIT_CLAIM = Fact(
    "audit-claim", "Kiến nghị nộp ngân sách", "Audit claims",
    "Một dòng cho mỗi kiến nghị thanh tra, kiểm toán, vào ngày phải nộp xong.", Span.EVENT,
    (amount("claimed", "Phải nộp", Unit.DONG), amount("paid", "Đã nộp", Unit.DONG)),
)  # fmt: skip
