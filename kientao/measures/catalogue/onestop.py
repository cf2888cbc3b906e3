"""Dossiers of the one-stop shop: on time, online, paid, digitised, by post, not asked twice."""

from fractions import Fraction

from kientao.measures.catalogue.basis import SERVICE_INDEX
from kientao.measures.measure import Amount, Better, Measure, Passing, Ratio, Unit, rows, share

_DATED = ("early", "on-time", "late")
_KEPT = ("early", "on-time")
_CLOSED = rows("dossier-closed", outcome="done")
_RECEIVED = rows("dossier-received")

MEASURES = (
    Measure(
        "dossiers-on-time", "Hồ sơ giải quyết trước hạn, đúng hạn", "Dossiers closed on time",
        share("dossier-closed", {"appointment": _DATED}, appointment=_KEPT),
        about="Trong số hồ sơ đã kết thúc có ngày hẹn trả.",
    ),
    Measure(
        "dossiers-early", "Hồ sơ trả trước hẹn", "Dossiers closed early",
        share("dossier-closed", {"appointment": _DATED}, appointment="early"),
        about="Trong số hồ sơ đã kết thúc có ngày hẹn trả.",
    ),
    Measure(
        "dossiers-late", "Hồ sơ giải quyết quá hạn", "Dossiers closed late",
        share("dossier-closed", {"appointment": _DATED}, appointment="late"),
        better=Better.LOWER, about="Trong số hồ sơ đã kết thúc có ngày hẹn trả.",
    ),
    Measure(
        "dossiers-due-kept", "Hồ sơ đến hạn được giải quyết đúng hẹn", "Dossiers due and kept",
        share("dossier-due", kept=1),
        about="Trong số hồ sơ đến hạn, kể cả hồ sơ quá hạn chưa xong.",
    ),
    Measure(
        "dossiers-on-time-statistic", "Hồ sơ đúng hạn theo thống kê", "Dossiers on time by the statistic",
        share("dossier-closed", {"statistic": _DATED}, statistic=_KEPT),
        about="Thời gian chờ bổ sung một lần được trừ; bổ sung lần hai là quá hạn.", basis=SERVICE_INDEX,
    ),
    Measure(
        "apologies-sent", "Hồ sơ quá hạn có thư xin lỗi", "Late dossiers with an apology",
        share("dossier-closed", {"appointment": "late"}, apologised=1),
    ),
    Measure(
        "dossiers-received", "Hồ sơ tiếp nhận", "Dossiers received", Amount(_RECEIVED), unit=Unit.COUNT,
    ),
    Measure(
        "dossier-time", "Thời gian giải quyết bình quân một hồ sơ", "Mean working time of a dossier",
        Ratio(rows("dossier-closed", outcome="done", total="minutes"), _CLOSED),
        unit=Unit.MINUTE, better=Better.LOWER, about="Phút làm việc từ tiếp nhận đến khi xong.",
    ),
    Measure(
        "dossiers-online", "Hồ sơ nộp trực tuyến", "Dossiers filed online",
        share("dossier-received", channel="online"), about="Trong tổng số hồ sơ tiếp nhận.",
        basis=SERVICE_INDEX,
    ),
    Measure(
        "dossiers-online-partial", "Hồ sơ dịch vụ công một phần nộp trực tuyến", "Dossiers of partial services online",
        share("dossier-received", {"level": "partial"}, channel="online"),
        about="Một phần thay cho mức độ 3 (NĐ 42/2022/NĐ-CP).",
    ),
    Measure(
        "dossiers-online-full", "Hồ sơ dịch vụ công toàn trình nộp trực tuyến", "Dossiers of full services online",
        share("dossier-received", {"level": "full"}, channel="online"),
        about="Toàn trình thay cho mức độ 4 (NĐ 42/2022/NĐ-CP).",
    ),
    Measure(
        "dossiers-on-software", "Hồ sơ giải quyết qua phần mềm một cửa", "Dossiers handled on the software",
        share("dossier-received", on_software=1),
    ),
    Measure(
        "dossiers-elsewhere", "Hồ sơ tiếp nhận không theo địa giới", "Dossiers received elsewhere",
        share("dossier-received", elsewhere=1),
    ),
    Measure(
        "results-by-post", "Hồ sơ trả kết quả qua bưu chính công ích", "Results handed over by post",
        share("dossier-closed", {"handed": ("counter", "online", "post")}, handed="post"),
    ),
    Measure(
        "payments-online", "Giao dịch thanh toán trực tuyến", "Payments made online",
        share("dossier-charged", way="online"),
        about="Trong số hồ sơ có phí, lệ phí đã nộp.", basis=SERVICE_INDEX,
    ),
    Measure(
        "money-online", "Số tiền phí, lệ phí nộp trực tuyến", "Fees paid online",
        Ratio(rows("dossier-charged", way="online", total="amount"), rows("dossier-charged", total="amount")),
    ),
    Measure(
        "results-digitised", "Kết quả giải quyết được số hóa", "Results digitised",
        share("result-issued", digitised=1), basis=SERVICE_INDEX,
    ),
    Measure(
        "results-signed", "Kết quả điện tử có giá trị pháp lý", "Results signed electronically",
        share("result-issued", signed=1),
    ),
    Measure(
        "papers-digitised", "Giấy tờ trong hồ sơ được số hóa", "Papers digitised",
        share("paper-given", digitised=1), basis=SERVICE_INDEX,
    ),
    Measure(
        "not-asked-twice", "Giấy tờ đã có không phải nộp lại", "Papers held and not asked again",
        share("paper-given", {"held": 1}, reused=1),
        about="Trong số giấy tờ mà kết quả còn giá trị đã được lưu.", basis=SERVICE_INDEX,
    ),
    Measure(
        "steps-electronic", "Hồ sơ luân chuyển bằng phương thức điện tử", "Steps passed on electronically",
        share("step-done", electronic=1),
    ),
    Measure(
        "steps-on-time", "Bước giải quyết đúng hạn", "Steps done on time",
        share("step-done", {"timeliness": _DATED}, timeliness=_KEPT),
    ),
    Measure(
        "agencies-on-time", "Cơ quan có từ 95 % hồ sơ đúng hạn", "Agencies with 95 % on time",
        Passing("dossiers-on-time", Fraction(95)),
    ),
)  # fmt: skip
