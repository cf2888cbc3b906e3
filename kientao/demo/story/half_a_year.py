"""January to 6 July 2026, task by task: on time, late, returned, extended, stuck."""

from kientao.demo.story.event import Event, Figure, Link, Paper, WordFile, Work, delivered

_INSPECTION = "Ban hành kế hoạch kiểm tra"
_BRIEFING = "Họp giao ban"
_INDEX = "Chấm điểm, xếp hạng"
_EMULATION = "Phát động phong trào"
_REVIEW = "Rà soát toàn bộ văn bản"
_SPENDING = "quy định mức chi"
_LAND = "phân cấp quản lý nhà nước trong lĩnh vực đất đai"
_ANYWHERE = "không phụ thuộc địa giới"
_SHORTER = "cắt giảm thời gian giải quyết"
_SURVEY = "Khảo sát mức độ hài lòng"
_DIVISIONS = "Sắp xếp tổ chức bên trong"
_RULES = "Ban hành quy chế phối hợp"
_DECENTRAL = "Đánh giá việc thực hiện nhiệm vụ đã phân cấp"
_POSITIONS = "Phê duyệt lại vị trí việc làm"
_TRAINING = "Bồi dưỡng kỹ năng số"
_RECRUITING = "Tuyển dụng viên chức"
_AUTONOMY = "Giao quyền tự chủ tài chính"
_PREMISES = "Xử lý trụ sở dôi dư"
_BUDGET = "Công khai dự toán"
_SYSTEM = "Nâng cấp Hệ thống thông tin"
_SIGNATURES = "Cấp chữ ký số"
_DRILL = "Diễn tập ứng cứu"
_HANDBOOK = "Biên soạn cẩm nang"
_CONTEST = "hội thi tìm hiểu"
_VICE_CHAIR = "Phó Chủ tịch Lê Hoàng Nam"

WINTER: tuple[Event, ...] = (
    Event(
        "2026-01-20",
        "tam",
        "drop",
        Work(_BUDGET, time="Quý I/", at="BQLKCN"),
        "Ban Quản lý là đơn vị dự toán trực thuộc, số liệu đã công khai trong báo cáo chung của tỉnh.",
        document="96/UBND-TH ngày 19/01/2026",
    ),
    *(
        Event(
            "2026-01-20",
            "tam",
            "drop",
            Work(_BUDGET, time=f"{quarter}/", at="BQLKCN"),
            "Như quý I.",
            document="96/UBND-TH ngày 19/01/2026",
        )
        for quarter in ("Quý II", "Quý III", "Quý IV")
    ),
    Event("2026-01-21", "luc", "distribute", Work(_SHORTER), to=("khoi",)),
    Event("2026-01-21", "luc", "distribute", Work(_HANDBOOK), to=("khoi",)),
    Event("2026-01-22", "truong", "distribute", Work(_LAND), to=("loc",)),
    Event("2026-01-22", "thuha", "distribute", Work(_DIVISIONS), to=("cuc",)),
    Event("2026-01-22", "thuha", "distribute", Work(_POSITIONS), to=("cuc",)),
    Event("2026-01-23", "giang", "name", Work(_DECENTRAL), to=("SXD", "SNNMT", "SYT")),
    *delivered(
        Work(_ANYWHERE),
        (
            Paper(
                "203/QĐ-UBND",
                "2026-02-12",
                "Công bố danh mục thủ tục hành chính tiếp nhận không phụ thuộc địa giới",
                "Chủ tịch UBND tỉnh Kiến An",
            ),
            Figure("Thủ tục tiếp nhận không phụ thuộc địa giới", "1412", "thủ tục", "Phụ lục kèm Quyết định 203"),
        ),
        prepared=("2026-02-24", "huong"),
        handed_in=("2026-02-25", "luc"),
        accepted=("2026-02-26", "tam"),
        at="VP",
    ),
    Event("2026-03-02", "tam", "reopen", Work(_ANYWHERE, at="VP"), "Phụ lục thiếu thủ tục của Công an tỉnh."),
    Event(
        "2026-03-05",
        "luc",
        "hand in",
        Work(_ANYWHERE),
        "Đã bổ sung 37 thủ tục của Công an tỉnh.",
        (Paper("248/QĐ-UBND", "2026-03-04", "Bổ sung danh mục thủ tục hành chính", "Chủ tịch UBND tỉnh Kiến An"),),
    ),
    Event("2026-03-06", "tam", "accept", Work(_ANYWHERE, at="VP")),
)

SPRING: tuple[Event, ...] = (
    *delivered(
        Work(_INSPECTION, "Kế hoạch kiểm tra"),
        (WordFile(12, "2026-03-04", "Kiểm tra công tác cải cách hành chính năm 2026"),),
        prepared=("2026-03-05", "duy"),
        handed_in=("2026-03-06", "thuha"),
        accepted=("2026-03-10", "nam"),
        at="SNV",
        note="Kiểm tra 5 đơn vị, bắt đầu từ tháng 6.",
    ),
    *delivered(
        Work(_TRAINING, "Kế hoạch bồi dưỡng"),
        (Paper("15/KH-SNV", "2026-03-18", "Bồi dưỡng kỹ năng số cho công chức cấp xã năm 2026"),),
        prepared=("2026-03-19", "duy"),
        handed_in=("2026-03-20", "viet"),
    ),
    Event(
        "2026-03-25",
        "nam",
        "return",
        Work(_TRAINING, "Kế hoạch bồi dưỡng", at="SNV"),
        "Chưa có nguồn kinh phí và số lớp cho từng xã. Thống nhất với Sở Tài chính rồi nộp lại.",
    ),
    Event(
        "2026-03-27",
        "bao",
        "contribute",
        Work(_TRAINING),
        "Gửi khung nội dung bốn chuyên đề kỹ năng số và danh sách 9 giảng viên của Sở.",
    ),
    Event(
        "2026-03-30",
        "viet",
        "hand in",
        Work(_TRAINING, "Kế hoạch bồi dưỡng"),
        "Đã thống nhất kinh phí 630 triệu đồng cho 14 lớp.",
        (Paper("17/KH-SNV", "2026-03-30", "Bồi dưỡng kỹ năng số cho công chức cấp xã năm 2026 (thay thế)"),),
    ),
    Event("2026-04-02", "nam", "accept", Work(_TRAINING, "Kế hoạch bồi dưỡng", at="SNV")),
    Event("2026-03-20", "duy", "submit", Work(_INDEX), _VICE_CHAIR, document="41/TTr-SNV"),
    *delivered(
        Work(_INDEX),
        (
            Paper("402/QĐ-UBND", "2026-04-01", "Công bố Chỉ số cải cách hành chính năm 2025", "UBND tỉnh Kiến An"),
            Link("https://kienan.example/chi-so-2025", "Bảng xếp hạng công khai"),
        ),
        handed_in=("2026-04-02", "thuha"),
        accepted=("2026-04-06", "nam"),
        at="SNV",
    ),
    *delivered(
        Work(_BRIEFING, time="Quý I/"),
        (Paper("58/TB-UBND", "2026-03-26", "Kết luận họp giao ban quý I", "UBND tỉnh Kiến An"),),
        prepared=("2026-03-27", "huong"),
        handed_in=("2026-03-27", "luc"),
        accepted=("2026-04-01", "tam"),
        at="VP",
    ),
    Event(
        "2026-04-15",
        "yen",
        "raise",
        Work(_SPENDING, "Tờ trình"),
        "Chưa có hướng dẫn của Trung ương về mức chi cho công tác cải cách hành chính sau khi bỏ cấp huyện.",
    ),
    Event(
        "2026-04-22",
        "ngoc",
        "answer",
        Work(_SPENDING, at="STC"),
        "Vận dụng mức chi cấp huyện hiện hành cho cấp xã khi soạn thảo; Sở Tư pháp thẩm định theo hướng này.",
    ),
    Event("2026-05-20", "yen", "close", Work(_SPENDING)),
    Event(
        "2026-04-20",
        "tuan",
        "ask time",
        Work(_SIGNATURES),
        "Đã cấp 212/298 chữ ký số; còn chờ thiết bị lưu khóa của nhà cung cấp, giao trong tháng 5.",
        until="2026-05-31",
    ),
    Event("2026-04-23", "tam", "grant", Work(_SIGNATURES, at="SKHCN"), until="2026-05-29", document="705/UBND-KSTT"),
)

SUMMER: tuple[Event, ...] = (
    Event(
        "2026-05-06",
        "luc",
        "raise",
        Work(_HANDBOOK),
        "Nội dung cẩm nang đã xong nhưng chưa được bố trí kinh phí in 42.000 cuốn.",
        to=("STC",),
    ),
    Event(
        "2026-05-14",
        "long",
        "answer",
        Work(_HANDBOOK, at="VP"),
        "In theo khả năng cân đối của từng xã; Văn phòng phát hành bản điện tử trước. Sở không bổ sung kinh phí.",
    ),
    *delivered(
        Work(_CONTEST, "Kế hoạch hội thi"),
        (Paper("31/KH-UBND", "2026-05-25", "Hội thi trực tuyến tìm hiểu cải cách hành chính", "UBND tỉnh Kiến An"),),
        prepared=("2026-05-26", "duy"),
        handed_in=("2026-05-28", "thuha"),
        accepted=("2026-06-02", "nam"),
        at="SNV",
    ),
    Event(
        "2026-06-08",
        "nhung",
        "contribute",
        Work(_EMULATION),
        "Tỉnh đoàn nhận vận động 300 sáng kiến của đoàn viên là công chức, viên chức trẻ.",
        (Paper("77-CV/TĐTN", "2026-06-05", "Đăng ký tham gia phong trào thi đua"),),
    ),
    *delivered(
        Work(_EMULATION),
        (Paper("38/KH-UBND", "2026-06-12", "Phong trào thi đua mỗi công chức một sáng kiến", "UBND tỉnh Kiến An"),),
        prepared=("2026-06-15", "duy"),
        handed_in=("2026-06-15", "thuha"),
        accepted=("2026-06-18", "nam"),
        at="SNV",
    ),
    Event(
        "2026-06-11",
        "tuan",
        "hand in",
        Work(_SIGNATURES),
        evidence=(Figure("Công chức một cửa đã có chữ ký số", "281", "người", "Hệ thống chứng thực chữ ký số"),),
    ),
    Event("2026-06-11", "tuan", "withdraw", Work(_SIGNATURES), "Nhập nhầm số của tháng 5."),
    *delivered(
        Work(_SIGNATURES),
        (Figure("Công chức một cửa đã có chữ ký số", "298", "người", "Hệ thống chứng thực chữ ký số, 12/6/2026"),),
        handed_in=("2026-06-12", "tuan"),
        accepted=("2026-06-17", "anh"),
        at="SKHCN",
    ),
    Event("2026-06-04", "yen", "submit", Work(_AUTONOMY), _VICE_CHAIR, document="88/TTr-STC"),
    *delivered(
        Work(_AUTONOMY),
        (Paper("901/QĐ-UBND", "2026-06-18", "Giao quyền tự chủ giai đoạn 2026 - 2030", "UBND tỉnh Kiến An"),),
        handed_in=("2026-06-19", "long"),
        accepted=("2026-06-24", "tam"),
        at="STC",
    ),
    Event(
        "2026-06-18",
        "tam",
        "set date",
        Work(_LAND, at="SNNMT"),
        until="2026-07-15",
        document="2210/UBND-NNMT ngày 17/6/2026",
    ),
    Event(
        "2026-06-22",
        "thinh",
        "contribute",
        Work(_PREMISES),
        "Gửi kết quả kiểm định 31 trụ sở dôi dư: 22 sử dụng ngay được, 9 phải sửa chữa lớn.",
        (Paper("640/SXD-QLN", "2026-06-19", "Kết quả kiểm định trụ sở dôi dư"),),
    ),
    Event(
        "2026-06-22",
        "phuc",
        "raise",
        Work(_RECRUITING),
        "Chưa được giao chỉ tiêu biên chế viên chức y tế năm 2026 nên chưa đăng thông báo tuyển dụng được.",
        to=("SNV",),
    ),
    Event(
        "2026-06-19",
        "bao",
        "raise",
        Work(_SYSTEM),
        "Bộ Công an chưa mở kết nối thử nghiệm tới cơ sở dữ liệu quốc gia về dân cư.",
        to=("CA",),
    ),
    Event(
        "2026-06-26",
        "hung",
        "answer",
        Work(_SYSTEM, at="SKHCN"),
        "Công an tỉnh đã có văn bản đề nghị; lịch kết nối thử nghiệm ngày 20/7/2026.",
    ),
)

AROUND_THE_HALF: tuple[Event, ...] = (
    Event(
        "2026-06-22",
        "ngoc",
        "ask time",
        Work(_RULES),
        "Còn 5 sở chưa góp ý dự thảo quy chế.",
        until="2026-07-31",
    ),
    Event(
        "2026-06-25",
        "nam",
        "refuse",
        Work(_RULES, at="STP"),
        "Dự thảo lấy ý kiến từ tháng 3, sở nào không góp ý coi như đồng ý. Trình đúng hạn.",
    ),
    Event(
        "2026-06-24",
        "thuha",
        "ask time",
        Work(_SURVEY, "Kế hoạch khảo sát"),
        "Bưu điện tỉnh đổi phương án điều tra viên sau khi sắp xếp bưu cục.",
        until="2026-07-20",
    ),
    Event("2026-06-26", "nam", "grant", Work(_SURVEY, "Kế hoạch khảo sát", at="SNV"), until="2026-07-10"),
    Event(
        "2026-07-03",
        "duy",
        "prepare",
        Work(_SURVEY, "Kế hoạch khảo sát"),
        "Cỡ mẫu 3.600 phiếu, 14 xã, phường.",
        (Paper("46/KH-SNV", "2026-07-03", "Khảo sát mức độ hài lòng năm 2026 (dự thảo)"),),
    ),
    *delivered(
        Work(_REVIEW),
        (
            Paper("129/BC-STP", "2026-06-24", "Kết quả rà soát văn bản quy phạm pháp luật"),
            Figure("Văn bản đã rà soát", "846", "văn bản", "Cơ sở dữ liệu văn bản của tỉnh"),
        ),
        prepared=("2026-06-24", "thanh"),
        handed_in=("2026-06-25", "ngoc"),
    ),
    Event(
        "2026-06-30",
        "tam",
        "return",
        Work(_REVIEW, at="STP"),
        "Chưa có văn bản của HĐND, UBND ba đơn vị cấp huyện cũ. Bổ sung danh mục và kiến nghị xử lý.",
    ),
    Event("2026-06-25", "cuc", "submit", Work(_DIVISIONS), _VICE_CHAIR, document="97/TTr-SNV"),
    Event("2026-07-02", "cuc", "submit", Work(_POSITIONS), _VICE_CHAIR, document="103/TTr-SNV"),
    Event(
        "2026-06-30",
        "thuha",
        "hand in",
        Work(_RULES),
        evidence=(Paper("1011/QĐ-UBND", "2026-06-29", "Quy chế phối hợp giữa các sở với UBND cấp xã", "UBND tỉnh"),),
    ),
    Event(
        "2026-06-29",
        "huong",
        "prepare",
        Work(_BRIEFING, time="Quý II/"),
        evidence=(Paper("131/TB-UBND", "2026-06-26", "Kết luận họp giao ban quý II (dự thảo)", "UBND tỉnh Kiến An"),),
    ),
    Event(
        "2026-06-30",
        "luc",
        "send back",
        Work(_BRIEFING, time="Quý II/"),
        "Thiếu kết luận về hồ sơ đất đai trễ hẹn. Bổ sung, trình ký lại rồi mới nộp.",
    ),
    Event("2026-07-01", "tien", "name", Work(_DRILL), to=("SKHCN", "VP", "TTPVHCC", "ben-ngu")),
    Event(
        "2026-07-03",
        "luc",
        "ask time",
        Work(_SHORTER),
        "Quyết định sửa đổi nâng mức cắt giảm lên 30%, còn 6 sở đang tính lại thời gian.",
        until="2026-08-14",
    ),
    Event(
        "2026-07-03",
        "thanh",
        "prepare",
        Work(_RULES),
        "Đã tiếp thu góp ý của 11 sở.",
        (Paper("61/TTr-STP", "2026-07-03", "Tờ trình ban hành Quy chế phối hợp"),),
    ),
)
EVENTS = (*WINTER, *SPRING, *SUMMER, *AROUND_THE_HALF)
