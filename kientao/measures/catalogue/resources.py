"""Law, people and money: documents in order, officials at standard, what is paid out and paid back."""

from kientao.facts.questions import QUESTIONS
from kientao.measures.measure import Amount, Better, Entered, Measure, Ratio, Unit, rows, share

MEASURES = (
    Measure(
        "laws-in-order", "Văn bản quy phạm pháp luật ban hành đúng trình tự", "Legal documents in order",
        share("legal-document", in_order=1),
    ),
    Measure(
        "laws-appraised", "Văn bản quy phạm pháp luật được thẩm định", "Legal documents appraised",
        share("legal-document", appraised=1),
    ),
    Measure(
        "laws-on-time", "Văn bản ban hành đúng thời gian", "Legal documents on time",
        share("legal-document", on_time=1),
    ),
    Measure(
        "laws-reviewed", "Văn bản được rà soát", "Legal documents reviewed",
        share("legal-review", reviewed=1),
    ),
    Measure(
        "laws-handled", "Văn bản không còn phù hợp được xử lý", "Unfit legal documents handled",
        share("legal-review", {"unfit": 1}, handled=1),
    ),
    Measure(
        "officials-at-standard", "Cán bộ, công chức đạt chuẩn theo chức danh", "Officials at standard",
        share("official", at_standard=1),
    ),
    Measure(
        "commune-officials-at-standard", "Cán bộ, công chức cấp xã đạt chuẩn", "Commune officials at standard",
        share("official", {"level": "commune"}, at_standard=1),
    ),
    Measure(
        "officials-rated-good", "Được đánh giá hoàn thành tốt nhiệm vụ trở lên", "Officials rated good",
        share("official", {"rated_good": (0, 1)}, rated_good=1),
        about="Trong số người đã được đánh giá.",
    ),
    Measure(
        "service-posts", "Viên chức hưởng lương từ ngân sách", "Service officials paid by the budget",
        Amount(rows("official", service=1, paid_by_budget=1)), unit=Unit.COUNT, better=Better.LOWER,
    ),
    Measure(
        "disbursed", "Giải ngân kế hoạch vốn", "Investment disbursed",
        Ratio(rows("disbursement", total="paid"), rows("disbursement", total="planned")),
    ),
    Measure(
        "audit-paid", "Nộp ngân sách theo kiến nghị thanh tra, kiểm toán", "Audit claims paid",
        Ratio(rows("audit-claim", total="paid"), rows("audit-claim", total="claimed")),
    ),
    Measure(
        "revenue-growth", QUESTIONS["revenue-growth"].words, "Growth of revenue",
        Entered("revenue-growth"),
    ),
    Measure(
        "businesses-growth", QUESTIONS["businesses-growth"].words, "Growth of new businesses",
        Entered("businesses-growth"),
    ),
    Measure(
        "par-index-rank", QUESTIONS["par-index-rank"].words, "Rank in the PAR INDEX",
        Entered("par-index-rank"), unit=Unit.RANK, better=Better.LOWER,
    ),
    Measure(
        "sipas-rank", QUESTIONS["sipas-rank"].words, "Rank in SIPAS",
        Entered("sipas-rank"), unit=Unit.RANK, better=Better.LOWER,
    ),
)  # fmt: skip
