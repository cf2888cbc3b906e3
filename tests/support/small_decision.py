"""A small decision that publishes two procedures with their processes, compiled without a process of its own."""

from typing import cast

from kientao.compiler import compile_document, document_as_json
from kientao.compiler.layout import layout_as_json
from kientao.compiling.outcome import Compiled
from kientao.compiling.plan_json import DraftJson
from kientao.documents import read_bytes

TEXT = """ỦY BAN NHÂN DÂN TỈNH HẢI SƠN
Số: 77/QĐ-UBND
Hải Sơn, ngày 02 tháng 3 năm 2026

QUYẾT ĐỊNH
Công bố danh mục và phê duyệt quy trình nội bộ thủ tục hành chính lĩnh vực Tư pháp

Điều 1. Công bố kèm theo Quyết định này danh mục và quy trình nội bộ của 02 thủ tục hành chính.
Điều 2. Quyết định này có hiệu lực kể từ ngày 09 tháng 3 năm 2026.

A. DANH MỤC THỦ TỤC HÀNH CHÍNH

| TT | Tên thủ tục hành chính | Mã TTHC | Thời hạn giải quyết | Phí, lệ phí | Cơ quan thực hiện |
|---|---|---|---|---|---|
| 1 | Cấp thẻ hòa giải viên thôn | 1.950001 | 03 ngày làm việc | Không | Sở Tư pháp |
| 2 | Đăng ký lịch nói chuyện pháp luật | 1.950002 | 02 ngày làm việc | Lệ phí: 20.000 đồng/lần | Sở Tư pháp |

B. QUY TRÌNH NỘI BỘ

1. Cấp thẻ hòa giải viên thôn

| TT | Trình tự | Trách nhiệm | Thời gian | Kết quả |
|---|---|---|---|---|
| B1 | Tiếp nhận hồ sơ | Công chức một cửa | 04 giờ | Phiếu hẹn |
| B2 | Thẩm định hồ sơ | Chuyên viên | 16 giờ | Dự thảo thẻ |
| B3 | Ký thẻ | Giám đốc Sở Tư pháp | 04 giờ | Thẻ |
| B4 | Trả kết quả | Công chức một cửa | Giờ hành chính | Thẻ |

2. Đăng ký lịch nói chuyện pháp luật

| TT | Trình tự | Trách nhiệm | Thời gian | Kết quả |
|---|---|---|---|---|
| B1 | Tiếp nhận hồ sơ | Công chức một cửa | 02 giờ | Phiếu hẹn |
| B2 | Ký lịch | Giám đốc Sở Tư pháp | 08 giờ | Lịch |
| B3 | Trả kết quả | Công chức một cửa | Giờ hành chính | Lịch |
"""


def small_decision() -> Compiled:
    """As an upload is compiled."""
    source = read_bytes(TEXT.encode(), "quyết định nhỏ.txt")
    draft = document_as_json(source, compile_document(source, "procedures"))
    return Compiled(source.text, cast(DraftJson, draft), cast("list", layout_as_json(source)))  # type: ignore[type-arg]
