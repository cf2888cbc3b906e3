"""Agencies of the one-stop shop: their codes, and which chair does which post that processes name."""

# short code of the organisation: the code dossiers are numbered by
CODES: dict[str, str] = {
    "KA": "H97",
    "VP": "H97.01",
    "SXD": "H97.11",
    "SNNMT": "H97.12",
    "SCT": "H97.13",
    "SVHTTDL": "H97.14",
    "TTPVHCC": "H97.20",
    "ben-ngu": "H97.31",
    "an-binh": "H97.35",
}
# whose online filings the province's centre answers
OF_THE_CENTRE = frozenset({"KA", "VP", "SXD", "SNNMT", "SCT", "SVHTTDL"})
_COMMUNE = {
    "Lãnh đạo Phòng Kinh tế": "Trưởng phòng Kinh tế",
    "Chuyên viên Phòng Kinh tế": "Trưởng phòng Kinh tế",
    "Văn thư Ủy ban nhân dân cấp xã": "Trưởng phòng Kinh tế",
    "Lãnh đạo Ủy ban nhân dân cấp xã": "Chủ tịch",
}
# short code: words of the post → title of the chair
POSTS: dict[str, dict[str, str]] = {
    "SXD": {
        "Lãnh đạo Sở Xây dựng": "Giám đốc",
        "Lãnh đạo phòng Hạ tầng kỹ thuật": "Trưởng phòng Hạ tầng kỹ thuật",
        "Chuyên viên phòng Hạ tầng kỹ thuật": "Chuyên viên Hạ tầng kỹ thuật",
        "Lãnh đạo phòng Quản lý giao thông": "Chuyên viên Quản lý giao thông",
        "Chuyên viên phòng Quản lý giao thông": "Chuyên viên Quản lý giao thông",
        "Văn thư Sở Xây dựng": "Văn thư",
    },
    "SCT": {
        "Lãnh đạo Sở Công Thương": "Giám đốc",
        "Lãnh đạo phòng Quản lý thương mại": "Trưởng phòng Quản lý thương mại",
        "Chuyên viên phòng Quản lý thương mại": "Chuyên viên Quản lý thương mại",
        "Văn thư Sở Công Thương": "Chuyên viên Quản lý thương mại",
    },
    "SNNMT": {
        "Lãnh đạo Sở Nông nghiệp và Môi trường": "Giám đốc",
        "Lãnh đạo phòng Tài nguyên nước": "Trưởng phòng Tài nguyên nước",
        "Chuyên viên phòng Tài nguyên nước": "Chuyên viên Tài nguyên nước",
        "Văn thư Sở Nông nghiệp và Môi trường": "Chuyên viên Tài nguyên nước",
    },
    "SVHTTDL": {
        "Lãnh đạo Sở Văn hóa, Thể thao và Du lịch": "Giám đốc",
        "Lãnh đạo phòng Quản lý văn hóa": "Chuyên viên Quản lý văn hóa",
        "Chuyên viên phòng Quản lý văn hóa": "Chuyên viên Quản lý văn hóa",
        "Văn thư Sở Văn hóa, Thể thao và Du lịch": "Chuyên viên Quản lý văn hóa",
    },
    "KA": {
        "Văn thư Văn phòng Ủy ban nhân dân tỉnh": "Chuyên viên Văn phòng",
        "Chuyên viên Văn phòng Ủy ban nhân dân tỉnh": "Chuyên viên Văn phòng",
        "Lãnh đạo Văn phòng Ủy ban nhân dân tỉnh": "Chuyên viên Văn phòng",
        "Lãnh đạo Ủy ban nhân dân tỉnh": "Phó Chủ tịch",
    },
    "an-binh": _COMMUNE,
    "ben-ngu": _COMMUNE,
}
