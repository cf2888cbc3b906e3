"""The annex tables of the sample decision. Slips that a real office makes are marked."""

from kientao.demo.sample.office import Merged, TableRow

ALL = "Các sở, ban, ngành; UBND các xã, phường"
RELATED = "Các cơ quan, đơn vị liên quan"

HEADINGS = ("TT", "Mục tiêu", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành")
WIDTHS = (12, 42, 78, 36, 30, 34, 30)

STEERING: tuple[TableRow, ...] = (
    ("I", "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH"),
    (
        "1",
        Merged(
            "Người đứng đầu cơ quan, đơn vị trực tiếp chỉ đạo và chịu trách nhiệm về kết quả cải cách hành chính.", 3
        ),
        "Ban hành kế hoạch kiểm tra công tác cải cách hành chính năm 2026 và tổ chức kiểm tra",
        ("- Kế hoạch kiểm tra", "- Báo cáo kết quả kiểm tra"),
        "Sở Nội vụ",
        ALL,
        ("- Kế hoạch kiểm tra: Quý I/2026", "- Báo cáo kết quả kiểm tra: Tháng 11/2026"),
    ),
    (
        "2",
        None,
        "Họp giao ban trực tuyến về cải cách hành chính giữa UBND tỉnh và UBND các xã, phường",
        "Thông báo kết luận",
        "Văn phòng UBND tỉnh",
        "Nt",
        "Định kỳ hằng quý",
    ),
    (
        "3",
        None,
        "Chấm điểm, xếp hạng Chỉ số cải cách hành chính năm 2025 của các sở, ban, ngành và UBND cấp xã",
        "Quyết định công bố của UBND tỉnh",
        "Sở Nội vụ",
        RELATED,
        "Trước ngày 31/3/2026",
    ),
    (
        "4",
        "Lan tỏa cách làm hay.",
        "Phát động phong trào thi đua “Mỗi công chức một sáng kiến” và nhân rộng mô hình hiệu quả",
        "Kế hoạch của UBND tỉnh",
        "Sở Nội vụ",
        "Tỉnh đoàn; Liên đoàn Lao động tỉnh",
        "Quý II/2026",
    ),
)

RULES: tuple[TableRow, ...] = (
    ("II", "CẢI CÁCH THỂ CHẾ"),
    (
        "5",
        Merged("Hệ thống văn bản của tỉnh thống nhất, đồng bộ sau sắp xếp đơn vị hành chính.", 2),
        "Rà soát toàn bộ văn bản quy phạm pháp luật do HĐND, UBND tỉnh ban hành trước ngày 01/7/2025 còn hiệu lực",
        "Báo cáo kết quả rà soát",
        "Sở Tư pháp",
        "Các sở, ban, ngành",
        "Tháng 6/2026",
    ),
    (
        "6",
        None,
        "Xây dựng Nghị quyết của HĐND tỉnh quy định mức chi bảo đảm công tác cải cách hành chính nhà nước",
        ("1. Tờ trình của UBND tỉnh;", "2. Nghị quyết của HĐND tỉnh"),
        "Sở Tài chính",
        "Sở Tư pháp; Sở Nội vụ",
        "Quý III/2026",
    ),
    (
        "7",
        "Thi hành pháp luật nghiêm minh.",
        "Sửa đổi quy định phân cấp quản lý nhà nước trong lĩnh vực đất đai cho UBND cấp xã",
        "Quyết định của UBND tỉnh",
        "Sở Nông nghiệp và Môi trường",
        "Sở Tư pháp",
        "Sau khi Chính phủ ban hành Nghị định sửa đổi",
    ),
)

PROCEDURES: tuple[TableRow, ...] = (
    ("III", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH"),
    (
        "8",
        Merged("Thủ tục hành chính đơn giản, minh bạch, làm được ở bất kỳ nơi nào trong tỉnh.", 4),
        "Công bố danh mục thủ tục hành chính tiếp nhận không phụ thuộc địa giới hành chính trong phạm vi toàn tỉnh",
        "Quyết định của Chủ tịch UBND tỉnh",
        "Văn phòng UBND tỉnh",
        "Các sở, ban, ngành",
        "Tháng 02/2026",
    ),
    (
        "9",
        None,
        "Rà soát, đề xuất phương án cắt giảm thời gian giải quyết của ít nhất 20% thủ tục hành chính",
        "Quyết định phê duyệt phương án đơn giản hóa",
        "Văn phòng UBND tỉnh",
        ALL,
        "Hoàn thành trước ngày 15/9/2026",
    ),
    (
        "10",
        None,
        # Slip: the body asks for 80 % of the same thing.
        "Tối thiểu 85% hồ sơ thủ tục hành chính được tiếp nhận trực tuyến toàn trình",
        "Báo cáo kết quả thực hiện",
        "Trung tâm Phục vụ hành chính công tỉnh",
        "Các sở, ban, ngành; UBND các xã, phường",
        "Năm 2026",
    ),
    (
        "11",
        None,
        "Công khai xin lỗi và xác định rõ trách nhiệm đối với hồ sơ giải quyết trễ hẹn",
        "Thư xin lỗi; báo cáo hằng tháng",
        # Slip: nobody leads.
        "",
        "UBND các xã, phường",
        "Hằng tháng",
    ),
    # Slip: number 12 is missing.
    (
        "13",
        "Nâng cao mức độ hài lòng.",
        "Khảo sát mức độ hài lòng của người dân, tổ chức tại bộ phận một cửa các cấp",
        ("- Kế hoạch khảo sát", "- Báo cáo kết quả khảo sát"),
        "Sở Nội vụ",
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh; Bưu điện tỉnh",
        ("- Kế hoạch khảo sát: Quý II/2026", "- Báo cáo kết quả khảo sát: Trước ngày 10/12/2026"),
    ),
)

STRUCTURE: tuple[TableRow, ...] = (
    ("IV", "CẢI CÁCH TỔ CHỨC BỘ MÁY"),
    (
        "14",
        Merged("Bộ máy tinh gọn, rõ việc, rõ trách nhiệm.", 3),
        "Sắp xếp tổ chức bên trong của các sở theo hướng giảm đầu mối phòng",
        "Quyết định của UBND tỉnh",
        "Sở Nội vụ",
        "Các sở, ban, ngành",
        "6 tháng đầu năm 2026",
    ),
    (
        "15",
        None,
        "Ban hành quy chế phối hợp giữa các sở với UBND cấp xã trong mô hình chính quyền địa phương 02 cấp",
        "Quy chế phối hợp",
        "Sở Nội vụ, Sở Tư pháp",
        "UBND các xã, phường",
        "Quý II/2026",
    ),
    (
        "16",
        None,
        "Đánh giá việc thực hiện nhiệm vụ đã phân cấp cho UBND cấp xã",
        "Báo cáo đánh giá",
        "Thanh tra tỉnh",
        "Các sở, ban, ngành có liên quan",
        "Quý IV/2026",
    ),
)

SERVICE: tuple[TableRow, ...] = (
    ("V", "CẢI CÁCH CHẾ ĐỘ CÔNG VỤ"),
    (
        "17",
        Merged("Đội ngũ cán bộ, công chức, viên chức chuyên nghiệp, làm được việc.", 4),
        "Phê duyệt lại vị trí việc làm, cơ cấu ngạch công chức của các sở, ban, ngành sau sắp xếp",
        "Quyết định phê duyệt",
        "Sở Nội vụ",
        "Các sở, ban, ngành",
        "Tháng 8/2026",
    ),
    (
        "18",
        None,
        "Bồi dưỡng kỹ năng số cho công chức cấp xã theo hình thức trực tuyến kết hợp trực tiếp",
        ("- Kế hoạch bồi dưỡng", "- Báo cáo kết quả bồi dưỡng"),
        "Sở Nội vụ",
        "Trường Chính trị tỉnh; Sở Khoa học và Công nghệ",
        ("- Kế hoạch bồi dưỡng: Tháng 3/2026", "- Báo cáo kết quả bồi dưỡng: Quý IV/2026"),
    ),
    (
        "19",
        None,
        "Kiểm tra đột xuất kỷ luật, kỷ cương hành chính, thái độ phục vụ Nhân dân",
        "Thông báo kết quả kiểm tra",
        "Thanh tra tỉnh",
        "Sở Nội vụ",
        "Thường xuyên",
    ),
    (
        "20",
        None,
        "Tuyển dụng viên chức ngành giáo dục, y tế năm học 2026 - 2027",
        "Thông báo kết quả tuyển dụng",
        "Sở Giáo dục và Đào tạo; Sở Y tế",
        "Sở Nội vụ",
        "Tháng 8/2026",
    ),
)

FINANCE: tuple[TableRow, ...] = (
    ("VI", "CẢI CÁCH TÀI CHÍNH CÔNG"),
    (
        "21",
        Merged("Phân bổ ngân sách gắn với kết quả; mở rộng tự chủ.", 3),
        "Giao quyền tự chủ tài chính giai đoạn 2026 - 2030 cho các đơn vị sự nghiệp công lập",
        "Quyết định giao quyền tự chủ",
        "Sở Tài chính",
        "Các đơn vị sự nghiệp công lập",
        "Quý II/2026",
    ),
    (
        "22",
        None,
        "Xử lý trụ sở dôi dư sau sắp xếp đơn vị hành chính, ưu tiên làm trường học, trạm y tế, nhà văn hóa",
        "Phương án xử lý được phê duyệt",
        "Sở Tài chính",
        "Sở Xây dựng; UBND các xã, phường",
        "Theo Kế hoạch số 96/KH-UBND của UBND tỉnh",
    ),
    (
        "23",
        None,
        "Công khai dự toán, quyết toán ngân sách nhà nước các cấp trên Cổng thông tin điện tử",
        "Số liệu được công khai",
        "Các sở, ban, ngành; UBND các xã, phường",
        "Sở Tài chính",
        "Định kỳ hằng quý",
    ),
)

DIGITAL: tuple[TableRow, ...] = (
    ("VII", "XÂY DỰNG VÀ PHÁT TRIỂN CHÍNH QUYỀN SỐ"),
    (
        "24",
        Merged("Chính quyền số hoạt động trên dữ liệu; người dân chỉ khai báo một lần.", 4),
        "Nâng cấp Hệ thống thông tin giải quyết thủ tục hành chính của tỉnh, kết nối với các cơ sở dữ liệu quốc gia",
        "Hệ thống được nghiệm thu, đưa vào sử dụng",
        "Sở Khoa học và Công nghệ",
        "Văn phòng UBND tỉnh; Công an tỉnh",
        "Quý III/2026",
    ),
    (
        "25",
        None,
        "Số hóa hồ sơ lưu trữ của các đơn vị hành chính cấp huyện kết thúc hoạt động",
        "Cơ sở dữ liệu lưu trữ số",
        "Sở Nội vụ",
        "Trung tâm Lưu trữ lịch sử tỉnh",
        "2026 - 2027",
    ),
    (
        "26",
        None,
        "Cấp chữ ký số cho công chức bộ phận một cửa các xã, phường",
        "100% công chức được cấp chữ ký số",
        "Sở Khoa học và Công nghệ",
        "UBND các xã, phường",
        # Two fair readings: the compiler says so.
        "Trước tháng 5/2026",
    ),
    (
        "27",
        None,
        "Vận hành bảng điều hành số phục vụ chỉ đạo của lãnh đạo tỉnh",
        "Bảng điều hành hoạt động thông suốt",
        "Văn phòng UBND tỉnh",
        "Sở Khoa học và Công nghệ",
        "Cả năm",
    ),
    (
        "28",
        "An toàn thông tin.",
        "Diễn tập ứng cứu sự cố an toàn thông tin mạng cấp tỉnh",
        "Báo cáo kết quả diễn tập",
        "Công an tỉnh",
        RELATED,
        "Quý IV/2026",
    ),
)

ROWS: tuple[TableRow, ...] = STEERING + RULES + PROCEDURES + STRUCTURE + SERVICE + FINANCE + DIGITAL

NEWS_HEADINGS = ("TT", "Nhiệm vụ", "Sản phẩm", "Cơ quan thực hiện", "Thời gian thực hiện")
NEWS_WIDTHS = (12, 92, 52, 62, 44)
NEWS_ROWS: tuple[TableRow, ...] = (
    (
        "1",
        "Mở chuyên mục “Cải cách hành chính vì dân” trên sóng phát thanh, truyền hình tỉnh",
        "Chuyên mục phát sóng",
        ("- Cơ quan thực hiện: Báo và phát thanh, truyền hình tỉnh.", "- Cơ quan phối hợp: Sở Nội vụ."),
        "Hằng tháng",
    ),
    (
        "2",
        "Biên soạn cẩm nang hỏi đáp về dịch vụ công trực tuyến, phát hành đến từng thôn, tổ dân phố",
        "Cẩm nang được phát hành",
        ("- Cơ quan chủ trì: Văn phòng UBND tỉnh.", "- Cơ quan phối hợp: UBND các xã, phường."),
        "Tháng 4/2026",
    ),
    (
        "3",
        "Tổ chức hội thi tìm hiểu cải cách hành chính bằng hình thức trực tuyến",
        ("- Kế hoạch hội thi", "- Báo cáo tổng kết hội thi"),
        "Sở Nội vụ chủ trì, phối hợp với Tỉnh đoàn.",
        ("- Kế hoạch hội thi: Tháng 5/2026", "- Báo cáo tổng kết hội thi: Ngay sau khi kết thúc hội thi"),
    ),
)
