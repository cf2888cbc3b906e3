"""Words of invented procedures: nothing here stands in a real decision."""

from decimal import Decimal

FIELDS = {
    "Đường thủy": (
        "Cấp giấy phép mở bến thuyền phục vụ du lịch",
        "Gia hạn giấy phép khai thác bến thuyền",
        "Đăng ký lần đầu phương tiện chở khách trên hồ",
        "Xác nhận lịch chạy thuyền đêm trong mùa lễ hội",
    ),
    "Nghề thủ công": (
        "Công nhận làng nghề dệt thổ cẩm",
        "Cấp lại bằng công nhận nghệ nhân làng nghề",
        "Hỗ trợ kinh phí truyền nghề cho lao động trẻ",
        "Đăng ký nhãn hiệu chung của làng nghề",
    ),
    "Cây xanh": (
        "Cho phép chặt hạ, dịch chuyển cây xanh trên hè phố",
        "Đăng ký nhận chăm sóc vườn hoa công cộng",
        "Xác nhận cây di sản của cộng đồng dân cư",
    ),
    "Chợ": (
        "Giao điểm kinh doanh tại chợ hạng ba",
        "Điều chỉnh ngành hàng kinh doanh tại chợ",
        "Chấp thuận phương án phòng cháy của ban quản lý chợ",
    ),
}
FEES = ("Không", "Không quy định", "Lệ phí: 150.000 đồng/giấy phép", "Phí thẩm định: 1.200.000 đồng/hồ sơ")
PLACES = (
    "Trung tâm Phục vụ hành chính công tỉnh",
    "Nộp trực tuyến qua Cổng Dịch vụ công quốc gia",
    "Bộ phận Một cửa của Ủy ban nhân dân cấp xã",
)
BASES = (
    ("Luật Giao thông đường thủy nội địa năm 2004",),
    ("- Nghị định số 52/2018/NĐ-CP ngày 12/4/2018 của Chính phủ;", "- Thông tư số 11/2024/TT-BNN ngày 02/7/2024."),
)
# (words, value, unit)
LIMITS = (
    ("05 ngày làm việc", Decimal(5), "working_day"),
    ("12 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ", Decimal(12), "working_day"),
    ("20 ngày", Decimal(20), "day"),
    ("Không quá 10 ngày làm việc", Decimal(10), "working_day"),
    ("Ngay sau khi nhận đủ hồ sơ hợp lệ", None, None),
    ("Trong ngày làm việc", None, None),
)
# (words, hours)
TIMES = (
    ("0,5 ngày", Decimal(4)),
    ("½ ngày làm việc", Decimal(4)),
    ("04 giờ làm việc", Decimal(4)),
    ("08 giờ", Decimal(8)),
    ("01 ngày làm việc", Decimal(8)),
    ("1,5 ngày", Decimal(12)),
    ("02 ngày (16 giờ)", Decimal(16)),
    ("30 phút", Decimal("0.5")),
    ("01 buổi", Decimal(4)),
    ("1/4 ngày", Decimal(2)),
    ("01 giờ 30 phút", Decimal("1.5")),
    ("03 ngày làm việc", Decimal(24)),
)
OPEN_TIMES = ("Giờ hành chính", "Trong ngày", "Ngay sau khi nhận được kết quả", "Không tính thời gian")
POSTS = (
    ("Công chức Bộ phận Một cửa",),
    ("Lãnh đạo phòng Quản lý hạ tầng",),
    ("Chuyên viên phòng Quản lý hạ tầng",),
    ("Văn thư Sở",),
    ("Giám đốc Sở Xây dựng",),
    ("Chuyên viên được giao xử lý hồ sơ", "Tổ thẩm định hồ sơ"),
    ("Chủ tịch Ủy ban nhân dân xã",),
    ("Công chức, viên chức tại Trung tâm Phục vụ hành chính công",),
)
STEPS = (
    "Tiếp nhận, kiểm tra hồ sơ và cập nhật vào hệ thống; hẹn ngày trả kết quả cho người nộp",
    "Phân công người thụ lý hồ sơ",
    "Thẩm định hồ sơ, khảo sát thực địa khi cần và dự thảo văn bản trả lời",
    "Kiểm tra nội dung dự thảo, ký nháy và trình cấp trên",
    "Ký duyệt kết quả giải quyết",
    "Vào sổ, đóng dấu, phát hành và chuyển kết quả về nơi tiếp nhận",
    "Lấy ý kiến cơ quan quản lý chuyên ngành về phương án",
    "Tổng hợp ý kiến, hoàn thiện hồ sơ trình",
    "Trả kết quả cho tổ chức, cá nhân và thu phí theo mức đã công bố",
)
RESULTS = ("Giấy tiếp nhận hồ sơ", "Phiếu chuyển xử lý", "Dự thảo văn bản", "Văn bản đã ký", "Mẫu số 05")
AGENCIES = ("Sở Xây dựng", "Ủy ban nhân dân tỉnh", "Sở Công Thương", "Trung tâm Phục vụ hành chính công tỉnh")
VARIANTS = (
    "Trường hợp phải khảo sát thực địa",
    "Trường hợp không phải khảo sát thực địa",
)
PAPERS = (
    "Đơn đề nghị theo mẫu kèm theo",
    "Bản vẽ vị trí tỷ lệ 1/500",
    "Giấy tờ chứng minh quyền sử dụng mặt bằng",
    "Phương án bảo đảm an toàn",
)
CONDITIONS = (
    "1. Có phương án bảo đảm an toàn được chủ cơ sở ký.",
    "2. Có hợp đồng thuê mặt bằng còn hiệu lực ít nhất một năm.",
)
MANNER = "Nộp trực tiếp, trực tuyến hoặc qua bưu chính công ích"
SUBJECTS = "Tổ chức, hộ kinh doanh"
HEADINGS = {
    "number": ("TT", "STT", "Bước", "Thứ tự"),
    "step": ("Trình tự", "Nội dung công việc", "Trình tự các bước thực hiện", "Nội dung thực hiện"),
    "post": ("Trách nhiệm", "Người thực hiện", "Đơn vị/người thực hiện", "Bộ phận, công chức thực hiện"),
    "time": ("Thời gian", "Thời gian thực hiện", "Thời gian giải quyết"),
    "result": ("Biểu mẫu/Kết quả", "Kết quả", "Kết quả thực hiện", "Sản phẩm"),
    "agency": ("Đơn vị thực hiện",),
}
