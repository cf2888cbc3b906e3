"""Dossiers of the one-stop shop: on time, online, paid, digitised, by post, not asked twice."""

from datetime import date

from kientao.measures.measure import Amount, Basis, Better, Measure, Passing, Ratio, Unit, rows

_766 = Basis("QĐ 766/QĐ-TTg", date(2022, 6, 23))
_DATED = ("early", "on-time", "late")
_KEPT = ("early", "on-time")
_CLOSED = rows("dossier-closed", outcome="done")
_RECEIVED = rows("dossier-received")

MEASURES = (
    Measure(
        "dossiers-on-time", "Hồ sơ giải quyết trước hạn, đúng hạn", "Dossiers closed on time",
        Ratio(rows("dossier-closed", appointment=_KEPT), rows("dossier-closed", appointment=_DATED)),
        about="Trong số hồ sơ đã kết thúc có ngày hẹn trả.",
    ),
    Measure(
        "dossiers-early", "Hồ sơ trả trước hẹn", "Dossiers closed early",
        Ratio(rows("dossier-closed", appointment="early"), rows("dossier-closed", appointment=_DATED)),
        about="Trong số hồ sơ đã kết thúc có ngày hẹn trả.",
    ),
    Measure(
        "dossiers-late", "Hồ sơ giải quyết quá hạn", "Dossiers closed late",
        Ratio(rows("dossier-closed", appointment="late"), rows("dossier-closed", appointment=_DATED)),
        better=Better.LOWER, about="Trong số hồ sơ đã kết thúc có ngày hẹn trả.",
    ),
    Measure(
        "dossiers-due-kept", "Hồ sơ đến hạn được giải quyết đúng hẹn", "Dossiers due and kept",
        Ratio(rows("dossier-due", kept=1), rows("dossier-due")),
        about="Trong số hồ sơ đến hạn, kể cả hồ sơ quá hạn chưa xong.",
    ),
    Measure(
        "dossiers-on-time-statistic", "Hồ sơ đúng hạn theo thống kê", "Dossiers on time by the statistic",
        Ratio(rows("dossier-closed", statistic=_KEPT), rows("dossier-closed", statistic=_DATED)),
        about="Thời gian chờ bổ sung một lần được trừ; bổ sung lần hai là quá hạn.", basis=(_766,),
    ),
    Measure(
        "apologies-sent", "Hồ sơ quá hạn có thư xin lỗi", "Late dossiers with an apology",
        Ratio(rows("dossier-closed", appointment="late", apologised=1), rows("dossier-closed", appointment="late")),
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
        Ratio(rows("dossier-received", channel="online"), _RECEIVED), about="Trong tổng số hồ sơ tiếp nhận.",
        basis=(_766,),
    ),
    Measure(
        "dossiers-online-partial", "Hồ sơ dịch vụ công một phần nộp trực tuyến", "Dossiers of partial services online",
        Ratio(rows("dossier-received", channel="online", level="partial"), rows("dossier-received", level="partial")),
        about="Một phần thay cho mức độ 3 (NĐ 42/2022/NĐ-CP).",
    ),
    Measure(
        "dossiers-online-full", "Hồ sơ dịch vụ công toàn trình nộp trực tuyến", "Dossiers of full services online",
        Ratio(rows("dossier-received", channel="online", level="full"), rows("dossier-received", level="full")),
        about="Toàn trình thay cho mức độ 4 (NĐ 42/2022/NĐ-CP).",
    ),
    Measure(
        "dossiers-on-software", "Hồ sơ giải quyết qua phần mềm một cửa", "Dossiers handled on the software",
        Ratio(rows("dossier-received", on_software=1), _RECEIVED),
    ),
    Measure(
        "dossiers-elsewhere", "Hồ sơ tiếp nhận không theo địa giới", "Dossiers received elsewhere",
        Ratio(rows("dossier-received", elsewhere=1), _RECEIVED),
    ),
    Measure(
        "results-by-post", "Hồ sơ trả kết quả qua bưu chính công ích", "Results handed over by post",
        Ratio(rows("dossier-closed", handed="post"), rows("dossier-closed", handed=("counter", "online", "post"))),
    ),
    Measure(
        "payments-online", "Giao dịch thanh toán trực tuyến", "Payments made online",
        Ratio(rows("dossier-charged", way="online"), rows("dossier-charged")),
        about="Trong số hồ sơ có phí, lệ phí đã nộp.", basis=(_766,),
    ),
    Measure(
        "money-online", "Số tiền phí, lệ phí nộp trực tuyến", "Fees paid online",
        Ratio(rows("dossier-charged", way="online", total="amount"), rows("dossier-charged", total="amount")),
    ),
    Measure(
        "results-digitised", "Kết quả giải quyết được số hóa", "Results digitised",
        Ratio(rows("result-issued", digitised=1), rows("result-issued")), basis=(_766,),
    ),
    Measure(
        "results-signed", "Kết quả điện tử có giá trị pháp lý", "Results signed electronically",
        Ratio(rows("result-issued", signed=1), rows("result-issued")),
    ),
    Measure(
        "papers-digitised", "Giấy tờ trong hồ sơ được số hóa", "Papers digitised",
        Ratio(rows("paper-given", digitised=1), rows("paper-given")), basis=(_766,),
    ),
    Measure(
        "not-asked-twice", "Giấy tờ đã có không phải nộp lại", "Papers held and not asked again",
        Ratio(rows("paper-given", held=1, reused=1), rows("paper-given", held=1)),
        about="Trong số giấy tờ mà kết quả còn giá trị đã được lưu.", basis=(_766,),
    ),
    Measure(
        "steps-electronic", "Hồ sơ luân chuyển bằng phương thức điện tử", "Steps passed on electronically",
        Ratio(rows("step-done", electronic=1), rows("step-done")),
    ),
    Measure(
        "steps-on-time", "Bước giải quyết đúng hạn", "Steps done on time",
        Ratio(rows("step-done", timeliness=_KEPT), rows("step-done", timeliness=_DATED)),
    ),
    Measure(
        "agencies-on-time", "Cơ quan có từ 95 % hồ sơ đúng hạn", "Agencies with 95 % on time",
        Passing("dossiers-on-time", 95_00),
    ),
)  # fmt: skip
