"""Facts about agencies and units themselves: which standards they meet, and what becomes of public service units."""

from kientao.facts.column import choice, flag
from kientao.facts.kind import Fact, Span

LEVELS = {"province": "Cấp tỉnh", "district": "Cấp huyện", "commune": "Cấp xã"}
KINDS = {"administrative": "Cơ quan hành chính", "service": "Đơn vị sự nghiệp công lập", "counter": "Bộ phận một cửa"}
STANDARDS = {
    "plan-issued": "Ban hành kế hoạch cải cách hành chính",
    "self-inspected": "Tự kiểm tra cải cách hành chính",
    "one-stop-rules": "Bộ phận một cửa tổ chức đúng quy định",
    "one-stop-software": "Dùng phần mềm một cửa điện tử",
    "document-software": "Phần mềm quản lý văn bản được liên thông",
    "meeting-system": "Họp qua hệ thống thông tin",
    "website": "Có trang thông tin điện tử",
    "website-content": "Trang thông tin điện tử công khai đủ nội dung",
    "iso": "Áp dụng hệ thống quản lý chất lượng TCVN ISO 9001",
    "positions": "Bố trí người theo vị trí việc làm được duyệt",
    "leaders": "Số lượng lãnh đạo trong định mức",
    "own-funds": "Thực hiện đúng cơ chế tự chủ về kinh phí",
    "savings": "Phân phối kết quả tài chính đúng quy định",
    "assets": "Có quy chế quản lý tài sản công",
    "structure": "Sắp xếp, kiện toàn tổ chức đúng hạn",
    "information-plan": "Hoàn thành kế hoạch ứng dụng công nghệ thông tin",
    "connected": "Hệ thống thông tin được kết nối, liên thông",
}
LEVEL = choice("level", "Cấp", LEVELS)

BODY_STANDARD = Fact(
    "body-standard", "Đơn vị theo tiêu chuẩn", "Bodies by standard",
    "Một dòng cho mỗi đơn vị phải đạt một tiêu chuẩn, cho mỗi thời kỳ không đổi.", Span.STATE,
    (LEVEL, choice("kind", "Loại", KINDS), choice("standard", "Tiêu chuẩn", STANDARDS), flag("met", "Đạt")),
)  # fmt: skip
SERVICE_UNIT = Fact(
    "service-unit", "Đơn vị sự nghiệp công lập", "Public service units",
    "Một dòng cho mỗi đơn vị sự nghiệp công lập, cho mỗi thời kỳ không đổi.", Span.STATE,
    (LEVEL,
     choice("autonomy", "Mức tự chủ", {
         "investing": "Tự bảo đảm chi thường xuyên và chi đầu tư", "regular": "Tự bảo đảm chi thường xuyên",
         "partly": "Tự bảo đảm một phần", "none": "Ngân sách bảo đảm",
     }, "Theo nhóm của nghị định về cơ chế tự chủ tài chính."),
     flag("eligible", "Đủ điều kiện chuyển đổi"), flag("converted", "Đã chuyển đổi hoặc tự bảo đảm chi thường xuyên")),
)  # fmt: skip
