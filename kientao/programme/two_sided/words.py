"""The office's words for the values of a draft."""

from kientao.ui.chip import Icon, Tone

DOCUMENT_KINDS = {
    "decision": "Quyết định",
    "plan": "Kế hoạch",
    "programme": "Chương trình",
    "directive": "Chỉ thị",
    "notice": "Thông báo",
    "resolution": "Nghị quyết",
    "outline": "Đề cương",
    "report": "Báo cáo",
    "dispatch": "Công văn",
    "other": "Văn bản",
}
HEAD_FIELDS = {
    "kind": "Loại văn bản",
    "number": "Số, ký hiệu",
    "date": "Ngày ban hành",
    "place": "Nơi ban hành",
    "issuer": "Cơ quan ban hành",
    "locality": "Địa phương",
    "title": "Trích yếu",
    "signer": "Người ký",
    "recipients": "Nơi nhận",
    "period": "Thời kỳ",
}
UNITS = {
    "percent": "%",
    "percentage_point": "điểm phần trăm",
    "hour": "giờ",
    "day": "ngày",
    "working_day": "ngày làm việc",
    "month": "tháng",
    "year": "năm",
    "times": "lần",
    "per_month": "lần/tháng",
    "per_year": "lần/năm",
    "count": "",
    "rank": "(thứ hạng)",
    "vnd": "đồng",
    "score": "điểm",
    "other": "",
}
COMPARATORS = {">=": "≥", ">": ">", "<=": "≤", "<": "<", "=": "="}
CHANGES = {"increase": "tăng", "decrease": "giảm"}
RECURRENCES = {
    "weekly": "hằng tuần",
    "monthly": "hằng tháng",
    "quarterly": "hằng quý",
    "half-yearly": "6 tháng",
    "nine-monthly": "9 tháng",
    "yearly": "hằng năm",
    "ad-hoc": "đột xuất",
}
PERIODS = {
    "month": "tháng",
    "quarter": "quý",
    "half": "6 tháng",
    "nine-months": "9 tháng",
    "year": "năm",
    "ad-hoc": "đột xuất",
}
# Deadline kind → (words where no date can be given, tone, icon)
DEADLINES: dict[str, tuple[str, Tone, Icon]] = {
    "standing": ("thường xuyên", "outline", "repeat"),
    "recurring": ("định kỳ", "outline", "repeat"),
    "conditional": ("chờ điều kiện", "dashed", "clock"),
    "event": ("theo sự kiện", "dashed", "clock"),
    "reference": ("theo văn bản khác", "dashed", "clock"),
    "unknown": ("chưa rõ ngày", "dashed", "clock"),
}
AGENCY_VIA = {"ditto": "như trên", "heading": "theo tiêu đề phụ lục"}
SEVERITIES: dict[str, tuple[str, Tone, Icon]] = {
    "error": ("lỗi", "violet", "error"),
    "warning": ("cảnh báo", "amber", "warning"),
    "info": ("ghi chú", "slate", "info"),
}
