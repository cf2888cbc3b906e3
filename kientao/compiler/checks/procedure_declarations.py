"""Diagnostics of decisions that publish procedures with their internal processes."""

from kientao.compiler.checks.declaration import Declaration

_HEAD = "QUYẾT ĐỊNH\nCông bố danh mục và quy trình nội bộ thủ tục hành chính\n"
_LIST = (
    "A. DANH MỤC THỦ TỤC HÀNH CHÍNH\n| TT | Tên thủ tục hành chính | Mã TTHC | Thời hạn giải quyết | Phí, lệ phí "
    "|\n|---|---|---|---|---|\n"
)
_ROW = "| 1 | Cấp giấy phép mở bến thuyền | 1.900001 | 03 ngày làm việc | Không |\n"
_STEPS = (
    "B. QUY TRÌNH NỘI BỘ\n1. Cấp giấy phép mở bến thuyền\n| TT | Trình tự | Trách nhiệm | Thời gian | Kết quả "
    "|\n|---|---|---|---|---|\n"
)
_FIRST = "| B1 | Tiếp nhận hồ sơ và quét vào hệ thống | Công chức Một cửa | 04 giờ | Hồ sơ |\n"
_SECOND = "| B2 | Thẩm định hồ sơ, dự thảo giấy phép | Chuyên viên | 16 giờ | Dự thảo |\n"
_THIRD = "| B3 | Ký giấy phép và chuyển trả kết quả | Lãnh đạo Sở | 04 giờ | Giấy phép |\n"


def _published(steps: str, row: str = _ROW, more: str = "") -> str:
    return _HEAD + _LIST + row + more + _STEPS + steps


OF_PROCEDURES = (
    Declaration(
        "PROC-NO-PROCESS",
        "warning",
        "a procedure is listed, the decision has internal processes, but none for it",
        "Thủ tục “{words}”{extra} có trong danh mục nhưng không có quy trình nội bộ.",
        "Bổ sung quy trình nội bộ của thủ tục này, hoặc ghi rõ văn bản đã phê duyệt quy trình.",
        _published(
            _FIRST + _SECOND + _THIRD, more="| 2 | Gia hạn giấy phép mở bến thuyền | 1.900002 | 02 ngày | Không |\n"
        ),
        "Gia hạn giấy phép mở bến thuyền",
        "procedures",
    ),
    Declaration(
        "PROCESS-UNLISTED",
        "warning",
        "a process of something that no list of the decision names",
        "Quy trình “{words}” không ứng với thủ tục nào trong danh mục.",
        "Bổ sung thủ tục vào danh mục, hoặc sửa tên ở quy trình cho trùng với tên trong danh mục.",
        _published(
            _FIRST
            + _SECOND
            + _THIRD
            + "2. Thu hồi chứng chỉ lái tàu du lịch\n| TT | Trình tự | Trách nhiệm | Thời gian | Kết quả "
            "|\n|---|---|---|---|---|\n" + _FIRST
        ),
        "Thu hồi chứng chỉ lái tàu du lịch",
        "procedures",
    ),
    Declaration(
        "PROC-CODE-DUP",
        "error",
        "two procedures under one code",
        "Mã “{words}” đã dùng cho thủ tục khác: “{extra}”.",
        "Tra lại mã trên Cơ sở dữ liệu quốc gia về thủ tục hành chính; mỗi thủ tục chỉ có một mã.",
        _HEAD + _LIST + _ROW + "| 2 | Gia hạn giấy phép mở bến thuyền | 1.900001 | 02 ngày | Không |\n",
        "Gia hạn giấy phép mở bến thuyền",
        "procedures",
    ),
    Declaration(
        "PROC-NAME-DUP",
        "warning",
        "one name under two codes on the same level",
        "Thủ tục “{words}” có hai mã: {extra}.",
        "Giữ một mã, hoặc ghi rõ hai thủ tục khác nhau ở điểm nào (cấp thực hiện, đối tượng).",
        _HEAD + _LIST + _ROW + "| 2 | Cấp giấy phép mở bến thuyền | 1.900002 | 02 ngày | Không |\n",
        "Cấp giấy phép mở bến thuyền",
        "procedures",
    ),
    Declaration(
        "PROC-TIME-WORDS",
        "info",
        "the time limit of a procedure has no figure",
        "Thời hạn giải quyết chỉ ghi bằng lời: “{words}”.",
        "Hệ thống không tính được ngày hẹn trả từ lời này; ghi thêm số giờ hoặc số ngày làm việc khi nhập thủ tục.",
        _HEAD + _LIST + "| 1 | Cấp giấy phép mở bến thuyền | 1.900001 | Ngay sau khi nhận đủ hồ sơ | Không |\n",
        "Ngay sau khi nhận đủ hồ sơ",
        "procedures",
    ),
    Declaration(
        "STEP-NO-TIME",
        "warning",
        "a step without any time",
        "Bước “{words}” không có thời gian thực hiện.",
        "Ghi số giờ hoặc số ngày làm việc của bước; tổng các bước phải bằng thời hạn giải quyết.",
        _published(_FIRST + "| B2 | Thẩm định hồ sơ | Chuyên viên |  | Dự thảo |\n" + _THIRD),
        "Thẩm định hồ sơ",
        "procedures",
    ),
    Declaration(
        "STEP-NO-POST",
        "warning",
        "a step that nobody does",
        "Bước “{words}” không ghi ai thực hiện.",
        "Ghi chức danh hoặc bộ phận chịu trách nhiệm; hồ sơ điện tử cần biết chuyển cho ai.",
        _published(_FIRST + "| B2 | Thẩm định hồ sơ |  | 16 giờ | Dự thảo |\n" + _THIRD),
        "Thẩm định hồ sơ",
        "procedures",
    ),
    Declaration(
        "STEP-TIME-UNKNOWN",
        "warning",
        "words under the time of a step that are no time",
        "Không đọc được thời gian “{words}”.",
        "Viết theo một dạng quen thuộc: “04 giờ”, “0,5 ngày làm việc”, “30 phút”.",
        _published(_FIRST + "| B2 | Thẩm định hồ sơ | Chuyên viên | Linh hoạt | Dự thảo |\n" + _THIRD),
        "Linh hoạt",
        "procedures",
    ),
    Declaration(
        "STEP-TIME-OPEN",
        "info",
        "a time of a step that can't be counted in hours",
        "Thời gian “{words}” chưa quy ra giờ làm việc được: {extra}.",
        "Ghi số giờ làm việc nếu bước này được tính vào thời hạn; bước không tính giờ thì giữ nguyên.",
        _published("| B1 | Tiếp nhận hồ sơ | Công chức Một cửa | Giờ hành chính | Hồ sơ |\n" + _SECOND + _THIRD),
        "Giờ hành chính",
        "procedures",
    ),
    Declaration(
        "TIME-CONFLICT",
        "warning",
        "a time and the one in brackets behind it differ",
        "Hai cách ghi thời gian không bằng nhau: “{words}”.",
        "Một ngày làm việc bằng 08 giờ; sửa một trong hai con số.",
        _published(_FIRST + "| B2 | Thẩm định hồ sơ | Chuyên viên | 02 ngày (18 giờ) | Dự thảo |\n" + _THIRD),
        "02 ngày (18 giờ)",
        "procedures",
    ),
    Declaration(
        "PROCESS-SUM",
        "warning",
        "the times of the steps don't add up to the printed total",
        "Tổng thời gian ghi “{words}” nhưng cộng các bước được {extra}.",
        "Sửa thời gian của bước hoặc sửa tổng; một ngày làm việc bằng 08 giờ.",
        _published(_FIRST + _SECOND + _THIRD + "| | Tổng thời gian | | 20 giờ | |\n"),
        "20 giờ",
        "procedures",
    ),
    Declaration(
        "PROCESS-OVER-LIMIT",
        "warning",
        "a process takes longer than its procedure may",
        "Quy trình của “{words}” cần {extra}.",
        "Rút ngắn các bước; quy trình nội bộ không được dài hơn thời hạn đã công bố.",
        _published(
            _FIRST + _SECOND + _THIRD + "| | Tổng thời gian | | 24 giờ | |\n", _ROW.replace("03 ngày", "02 ngày")
        ),
        "24 giờ",
        "procedures",
    ),
)
