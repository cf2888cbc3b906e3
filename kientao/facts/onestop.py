"""Facts of the one-stop shop: dossiers, steps, fees, results, procedures as they are offered."""

from kientao.facts.column import Unit, amount, choice, flag, procedure
from kientao.facts.kind import Fact, Span

CHANNELS = {"counter": "Trực tiếp", "online": "Trực tuyến", "post": "Bưu chính công ích"}
LEVELS = {"none": "Chỉ cung cấp thông tin", "partial": "Một phần", "full": "Toàn trình"}
TIMELINESS = {"early": "Trước hạn", "on-time": "Đúng hạn", "late": "Quá hạn", "no-deadline": "Không có thời hạn"}
OUTCOMES = {"done": "Đã giải quyết", "refused": "Từ chối", "withdrawn": "Công dân rút", "stopped": "Dừng giải quyết"}
_CHANNEL = choice("channel", "Cách nộp", CHANNELS)
_APPOINTMENT = choice("appointment", "So với hẹn trả", TIMELINESS, "Theo ngày hẹn trả đang có hiệu lực.")
_STATISTIC = choice("statistic", "Theo thống kê", TIMELINESS, "Trừ thời gian chờ bổ sung một lần (QĐ 766/QĐ-TTg).")

DOSSIER_RECEIVED = Fact(
    "dossier-received", "Hồ sơ tiếp nhận", "Dossiers received", "Một dòng cho mỗi hồ sơ được tiếp nhận.", Span.EVENT,
    (
        procedure(), _CHANNEL, choice("level", "Mức độ dịch vụ", LEVELS, "Mức độ của thủ tục vào ngày tiếp nhận."),
        flag("on_software", "Qua phần mềm", "Được giải quyết trên phần mềm một cửa điện tử."),
        flag("elsewhere", "Nhận hộ", "Nơi tiếp nhận khác cơ quan giải quyết (phi địa giới)."),
    ),
    yearly=("channel", "level"),
)  # fmt: skip
DOSSIER_CLOSED = Fact(
    "dossier-closed", "Hồ sơ giải quyết xong", "Dossiers closed", "Một dòng cho mỗi hồ sơ đã kết thúc.", Span.EVENT,
    (
        procedure(), _CHANNEL, choice("outcome", "Kết cục", OUTCOMES), _APPOINTMENT, _STATISTIC,
        choice("handed", "Cách trả kết quả", CHANNELS, optional=True),
        flag("apologised", "Đã xin lỗi", "Có thư xin lỗi khi quá hạn.", optional=True),
        amount("minutes", "Thời gian giải quyết", Unit.MINUTE, "Từ tiếp nhận đến khi xong, trong giờ làm việc.",
               optional=True),
    ),
    yearly=("handed",),
)  # fmt: skip
DOSSIER_DUE = Fact(
    "dossier-due", "Hồ sơ đến hạn", "Dossiers due", "Một dòng cho mỗi hồ sơ, vào ngày đến hạn của nó.", Span.EVENT,
    (procedure(), _CHANNEL, flag("kept", "Đúng hẹn", "Đã xong trước khi quá ngày hẹn trả."),
     flag("kept_statistic", "Đúng hạn theo thống kê")),
)  # fmt: skip
STEP_DONE = Fact(
    "step-done", "Bước đã xong", "Steps done", "Một dòng cho mỗi bước giải quyết đã xong.", Span.EVENT,
    (procedure(), choice("timeliness", "So với thời hạn", TIMELINESS),
     flag("electronic", "Luân chuyển điện tử", "Hồ sơ sang bước này bằng phương thức điện tử."),
     amount("minutes", "Thời gian của bước", Unit.MINUTE, optional=True)),
)  # fmt: skip
DOSSIER_CHARGED = Fact(
    "dossier-charged", "Hồ sơ phải nộp tiền", "Dossiers with a fee",
    "Một dòng cho mỗi hồ sơ có phí, lệ phí, vào ngày nộp.",
    Span.EVENT,
    (procedure(),
     choice("way", "Cách nộp tiền", {"online": "Trực tuyến", "cash": "Tiền mặt", "transfer": "Chuyển khoản"}),
     amount("amount", "Số tiền", Unit.DONG)),
    yearly=("way",),
)  # fmt: skip
RESULT_ISSUED = Fact(
    "result-issued", "Kết quả đã cấp", "Results issued", "Một dòng cho mỗi kết quả đã phát hành.", Span.EVENT,
    (procedure(), flag("digitised", "Đã số hóa", "Có bản điện tử được lưu."),
     flag("signed", "Bản điện tử có giá trị pháp lý", "Bản điện tử được ký số.")),
)  # fmt: skip
PAPER_GIVEN = Fact(
    "paper-given", "Giấy tờ trong hồ sơ", "Papers of dossiers", "Một dòng cho mỗi giấy tờ thuộc thành phần hồ sơ.",
    Span.EVENT,
    (procedure(), flag("digitised", "Đã số hóa"),
     flag("held", "Đã có trong kho", "Kết quả còn giá trị đã được lưu từ lần trước."),
     flag("reused", "Dùng lại", "Không phải nộp lại: lấy từ kết quả đã lưu.")),
)  # fmt: skip
PROCEDURE_OFFERED = Fact(
    "procedure-offered", "Thủ tục được cung cấp", "Procedures offered",
    "Một dòng cho mỗi thủ tục mà cơ quan quản lý, cho mỗi thời kỳ không đổi.", Span.STATE,
    (
        procedure(), choice("level", "Mức độ dịch vụ", LEVELS),
        flag("one_stop", "Qua một cửa"), flag("has_process", "Có quy trình nội bộ đã ban hành"),
        flag("by_post", "Qua bưu chính công ích"), flag("has_fee", "Có phí, lệ phí"),
        flag("pays_online", "Thanh toán trực tuyến được"),
        flag("national", "Trên Cổng Dịch vụ công quốc gia"), flag("internal", "Thủ tục nội bộ"),
    ),
)  # fmt: skip
PROCEDURE_PUBLISHED = Fact(
    "procedure-published", "Thủ tục được công bố", "Procedures published", "Một dòng cho mỗi lần công bố một thủ tục.",
    Span.EVENT,
    (procedure(), flag("on_time", "Đúng hạn", "Trước ngày văn bản quy định có hiệu lực.", optional=True),
     flag("public", "Được công khai"), flag("internal", "Thủ tục nội bộ"),
     flag("assessed", "Đã đánh giá tác động", "Chỉ với thủ tục mới.", optional=True)),
)  # fmt: skip
PROCEDURE_REVIEWED = Fact(
    "procedure-reviewed", "Thủ tục được rà soát", "Procedures reviewed", "Một dòng cho mỗi lần rà soát một thủ tục.",
    Span.EVENT,
    (procedure(), flag("cut", "Cắt giảm thời gian"),
     amount("minutes_before", "Thời hạn trước", Unit.MINUTE), amount("minutes_cut", "Thời hạn được cắt", Unit.MINUTE),
     amount("cost_before", "Chi phí tuân thủ trước", Unit.DONG, optional=True),
     amount("cost_after", "Chi phí tuân thủ sau", Unit.DONG, optional=True)),
)  # fmt: skip
