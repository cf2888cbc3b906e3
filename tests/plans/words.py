"""Words a reform plan is made of. All written for these tests; no sentence is taken from a real plan."""

ISSUERS = ("Kiến An", "Bình Minh", "Thanh Giang", "Phú Sơn", "Hải Lăng Đông")

LEADS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Sở Nội vụ", ("Sở Nội vụ",)),
    ("Sở Tư pháp", ("Sở Tư pháp",)),
    ("Sở Tài chính", ("Sở Tài chính",)),
    ("Sở Xây dựng", ("Sở Xây dựng",)),
    ("Sở Công Thương", ("Sở Công Thương",)),
    ("Văn phòng UBND tỉnh", ("Văn phòng UBND tỉnh",)),
    ("Thanh tra tỉnh", ("Thanh tra tỉnh",)),
    ("Công an tỉnh", ("Công an tỉnh",)),
    ("Sở Khoa học và Công nghệ", ("Sở Khoa học và Công nghệ",)),
    ("Sở Giáo dục và Đào tạo", ("Sở Giáo dục và Đào tạo",)),
    ("Sở Nông nghiệp và Môi trường", ("Sở Nông nghiệp và Môi trường",)),
    ("Sở Văn hóa, Thể thao và Du lịch", ("Sở Văn hóa, Thể thao và Du lịch",)),
    ("Trung tâm Phục vụ hành chính công tỉnh", ("Trung tâm Phục vụ hành chính công tỉnh",)),
    ("Sở Y tế; Sở Giáo dục và Đào tạo", ("Sở Y tế", "Sở Giáo dục và Đào tạo")),
    ("Sở Nội vụ, Sở Tài chính", ("Sở Nội vụ", "Sở Tài chính")),
    (
        "Sở Khoa học và Công nghệ, Sở Văn hóa, Thể thao và Du lịch",
        ("Sở Khoa học và Công nghệ", "Sở Văn hóa, Thể thao và Du lịch"),
    ),
    ("Các sở, ban, ngành", ("Các sở, ban, ngành",)),
    ("UBND các xã, phường", ("UBND các xã, phường",)),
)

COORDINATORS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Các sở, ban, ngành; UBND các xã, phường", ("Các sở, ban, ngành", "UBND các xã, phường")),
    ("Các cơ quan, đơn vị liên quan", ("Các cơ quan, đơn vị liên quan",)),
    ("Các sở, ban, ngành có liên quan", ("Các sở, ban, ngành có liên quan",)),
    ("Các sở, ban, ngành, UBND cấp xã", ("Các sở, ban, ngành", "UBND cấp xã")),
    ("Sở Tài chính", ("Sở Tài chính",)),
    ("Sở Tư pháp; các cơ quan, đơn vị liên quan", ("Sở Tư pháp", "các cơ quan, đơn vị liên quan")),
    (
        "Sở Văn hóa, Thể thao và Du lịch; Báo và phát thanh, truyền hình tỉnh",
        ("Sở Văn hóa, Thể thao và Du lịch", "Báo và phát thanh, truyền hình tỉnh"),
    ),
    ("Văn phòng UBND tỉnh, Sở Nội vụ", ("Văn phòng UBND tỉnh", "Sở Nội vụ")),
    ("Bưu điện tỉnh", ("Bưu điện tỉnh",)),
    ("Bảo hiểm xã hội tỉnh; Công an tỉnh", ("Bảo hiểm xã hội tỉnh", "Công an tỉnh")),
    ("UBND các xã, phường, đặc khu", ("UBND các xã, phường, đặc khu",)),
)

VERBS = (
    "Xây dựng và trình ban hành",
    "Rà soát, sửa đổi, bổ sung",
    "Ban hành",
    "Tổ chức thực hiện",
    "Kiểm tra việc thực hiện",
    "Triển khai",
    "Tổng hợp, đánh giá",
    "Đẩy mạnh",
    "Hoàn thiện",
)

OBJECTS = (
    "Quy chế phối hợp giữa các cơ quan trong giải quyết thủ tục hành chính liên thông",
    "kế hoạch tuyên truyền cải cách hành chính của tỉnh năm {year}",
    "danh mục thủ tục hành chính nội bộ giữa các cơ quan hành chính nhà nước",
    "đề án vị trí việc làm của các đơn vị sự nghiệp công lập",
    "quy trình điện tử giải quyết hồ sơ tại Trung tâm Phục vụ hành chính công các xã, phường",
    "khảo sát mức độ hài lòng của người dân, tổ chức đối với sự phục vụ của cơ quan hành chính",
    "bộ tiêu chí chấm điểm chỉ số cải cách hành chính của các sở, ban, ngành và UBND cấp xã",
    "việc tự chủ tài chính của các đơn vị sự nghiệp công lập/trung tâm dịch vụ công",
    "hội thi “Sáng kiến cải cách hành chính” dành cho công chức trẻ",
    "hệ thống họp trực tuyến đến 100% xã, phường trên địa bàn tỉnh",
    "số hóa tối thiểu 70% hồ sơ lưu trữ lịch sử của các cơ quan",
    "kho dữ liệu dùng chung (giai đoạn 2) và bảng điều hành thông minh của lãnh đạo tỉnh",
    "Nghị quyết quy định mức chi cho công tác cải cách hành chính nhà nước",
    'phong trào thi đua "Công sở văn minh, thân thiện, vì nhân dân phục vụ"',
)

TAILS = (
    "",
    "",
    " theo quy định của pháp luật",
    " trên địa bàn tỉnh",
    "; kịp thời tháo gỡ khó khăn, vướng mắc cho người dân, doanh nghiệp và báo cáo cấp có thẩm quyền xem xét",
    (
        ", bảo đảm công khai, minh bạch, đúng tiến độ; gắn trách nhiệm của người đứng đầu với kết quả thực hiện của "
        "từng cơ quan, đơn vị, địa phương; lấy kết quả đó làm căn cứ đánh giá, xếp loại cuối năm"
    ),
)

SECOND_PARAGRAPHS = (
    "Chú trọng hướng dẫn các xã, phường mới sắp xếp và bố trí đủ công chức tại bộ phận một cửa.",
    "Lấy ý kiến rộng rãi của người dân, doanh nghiệp trước khi trình ban hành.",
)

PRODUCTS = (
    "Quyết định của UBND tỉnh",
    "Kế hoạch của UBND tỉnh",
    "Báo cáo của UBND tỉnh",
    "Báo cáo kết quả thực hiện",
    "Nghị quyết của HĐND tỉnh",
    "Tờ trình và dự thảo Quyết định",
    "Văn bản chỉ đạo, hướng dẫn",
    "Hệ thống được đưa vào vận hành",
    "Hội nghị tập huấn được tổ chức",
)

GROUPS = (
    "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH",
    "CẢI CÁCH THỂ CHẾ",
    "CẢI CÁCH THỦ TỤC HÀNH CHÍNH",
    "CẢI CÁCH TỔ CHỨC BỘ MÁY",
    "CẢI CÁCH CHẾ ĐỘ CÔNG VỤ",
    "CẢI CÁCH TÀI CHÍNH CÔNG",
    "XÂY DỰNG VÀ PHÁT TRIỂN CHÍNH QUYỀN SỐ",
)

GOALS = (
    "Nâng cao chất lượng giải quyết thủ tục hành chính, lấy người dân, doanh nghiệp làm trung tâm phục vụ.",
    "Hoàn thiện hệ thống văn bản của tỉnh, bảo đảm thống nhất, đồng bộ, khả thi.",
    "Sắp xếp bộ máy tinh gọn, hoạt động hiệu lực, hiệu quả.",
    "Chính quyền số vận hành trên dữ liệu dùng chung của tỉnh.",
)

HEADINGS: dict[str, tuple[str, ...]] = {
    "number": ("TT", "STT", "Số TT"),
    "goal": ("Mục tiêu",),
    "task": (
        "Nhiệm vụ",
        "Nội dung nhiệm vụ",
        "Tên nhiệm vụ",
        "Nhiệm vụ, giải pháp",
        "Nhiệm vụ cụ thể",
        "Nội dung công việc",
    ),
    "product": ("Sản phẩm", "Kết quả/Sản phẩm", "Kết quả", "Sản phẩm đầu ra", "Dự kiến kết quả"),
    "lead": ("Cơ quan chủ trì", "Đơn vị chủ trì", "Chủ trì", "Cơ quan chủ trì thực hiện"),
    "coordinating": ("Cơ quan phối hợp", "Đơn vị phối hợp", "Phối hợp"),
    "roles": ("Cơ quan thực hiện", "Đơn vị thực hiện"),
    "time": ("Thời gian hoàn thành", "Thời gian", "Thời hạn", "Thời gian thực hiện", "Tiến độ"),
    "note": ("Ghi chú",),
}

SUBJECTS = (
    "thủ tục hành chính đủ điều kiện được cung cấp dưới hình thức dịch vụ công trực tuyến toàn trình",
    "hồ sơ thủ tục hành chính được số hóa kết quả giải quyết",
    "cán bộ, công chức chuyên trách cải cách hành chính được tập huấn nghiệp vụ",
    "văn bản trao đổi giữa các cơ quan được ký số và gửi trên môi trường mạng",
    "phản ánh, kiến nghị của người dân, doanh nghiệp được trả lời",
    "đơn vị sự nghiệp công lập hoàn thành đề án tự chủ",
)

PROSE_SENTENCES = (
    "Tiếp tục nâng cao nhận thức của đội ngũ cán bộ, công chức về ý nghĩa của công tác cải cách hành chính.",
    "Gắn kết quả cải cách hành chính với công tác thi đua, khen thưởng của từng cơ quan, đơn vị.",
    "Huy động sự tham gia của người dân, doanh nghiệp trong giám sát hoạt động của cơ quan hành chính.",
)

DUTY_HEADS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Sở Nội vụ", ("Sở Nội vụ",)),
    ("Sở Tài chính", ("Sở Tài chính",)),
    ("Sở Tư pháp", ("Sở Tư pháp",)),
    ("Văn phòng Ủy ban nhân dân tỉnh", ("Văn phòng Ủy ban nhân dân tỉnh",)),
    ("Sở Khoa học và Công nghệ", ("Sở Khoa học và Công nghệ",)),
    ("Sở Văn hóa, Thể thao và Du lịch", ("Sở Văn hóa, Thể thao và Du lịch",)),
)

DUTY_ITEMS = (
    "Chủ trì, phối hợp với các cơ quan liên quan theo dõi, đôn đốc việc thực hiện Kế hoạch này.",
    "Thẩm định dự toán, trình cấp có thẩm quyền bố trí kinh phí cho công tác cải cách hành chính.",
    "Hướng dẫn các cơ quan, đơn vị lựa chọn và nhân rộng sáng kiến, mô hình hay.",
    "Tham mưu Ủy ban nhân dân tỉnh chấn chỉnh những cơ quan, đơn vị thực hiện chậm tiến độ.",
    "Tổ chức tuyên truyền sâu rộng nội dung cải cách hành chính bằng nhiều hình thức phù hợp.",
)
