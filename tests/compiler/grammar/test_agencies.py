"""Who answers for it? The agency phrases of real cells, told apart before anything is split at a comma."""

import pytest

from kientao.compiler.draft import Agency
from kientao.compiler.grammar.names import standard_name
from tests.compiler.grammar.cells import agencies, row

NAMED = [
    ("Sở Nội vụ", ["Sở Nội vụ"]),
    ("Sở Nội vụ.", ["Sở Nội vụ"]),
    ("- Sở Nội vụ", ["Sở Nội vụ"]),
    ("Sở Nội vụ; Sở Tài chính;", ["Sở Nội vụ", "Sở Tài chính"]),
    ("Sở Nội vụ/Sở Tài chính", ["Sở Nội vụ", "Sở Tài chính"]),
    ("Sở Nội vụ cùng Sở Tài chính", ["Sở Nội vụ", "Sở Tài chính"]),
    ("Sở Y tế, Sở Giáo dục và Đào tạo", ["Sở Y tế", "Sở Giáo dục và Đào tạo"]),
    ("Sở Kế hoạch và Đầu tư và Sở Tài chính", ["Sở Kế hoạch và Đầu tư", "Sở Tài chính"]),
    ("Sở Văn hóa, Thể thao và Du lịch", ["Sở Văn hóa, Thể thao và Du lịch"]),
    (
        "Sở Văn hóa, Thể thao và Du lịch, Sở Tài chính và Sở Tư pháp",
        ["Sở Văn hóa, Thể thao và Du lịch", "Sở Tài chính", "Sở Tư pháp"],
    ),
    ("Sở Lao động - Thương binh và Xã hội", ["Sở Lao động - Thương binh và Xã hội"]),
    ("Sở Nông nghiệp và Môi trường và Sở Tài chính", ["Sở Nông nghiệp và Môi trường", "Sở Tài chính"]),
    ("Sở Dân tộc và Tôn giáo, Sở Tư pháp", ["Sở Dân tộc và Tôn giáo", "Sở Tư pháp"]),
    ("các sở: Nội vụ, Tư pháp, Tài chính", ["Sở Nội vụ", "Sở Tư pháp", "Sở Tài chính"]),
    (
        "Các Sở: Nội vụ, Khoa học và Công nghệ; Công an tỉnh",
        ["Sở Nội vụ", "Sở Khoa học và Công nghệ", "Công an tỉnh"],
    ),
    ("Sở: Nội vụ, Văn hóa, Thể thao và Du lịch", ["Sở Nội vụ", "Sở Văn hóa, Thể thao và Du lịch"]),
    ("Công an tỉnh, Bảo hiểm xã hội tỉnh", ["Công an tỉnh", "Bảo hiểm xã hội tỉnh"]),
    ("Báo và phát thanh, truyền hình tỉnh", ["Báo và phát thanh, truyền hình tỉnh"]),
    ("Công ty Tân Dân", ["Công ty Tân Dân"]),
    ("Trung tâm Phục vụ Hành chính công", ["Trung tâm Phục vụ Hành chính công"]),
    ("Ban Quản lý Khu kinh tế tỉnh", ["Ban Quản lý Khu kinh tế tỉnh"]),
    ("Ban cơ yếu Chính phủ", ["Ban cơ yếu Chính phủ"]),
    (
        "Ban Tổ chức Tỉnh ủy, Ban Tuyên giáo và Dân vận Tỉnh ủy",
        ["Ban Tổ chức Tỉnh ủy", "Ban Tuyên giáo và Dân vận Tỉnh ủy"],
    ),
    (
        "Liên đoàn Lao động tỉnh; Tỉnh đoàn; Hội Nông dân tỉnh; Hội Liên hiệp Phụ nữ tỉnh",
        ["Liên đoàn Lao động tỉnh", "Tỉnh đoàn", "Hội Nông dân tỉnh", "Hội Liên hiệp Phụ nữ tỉnh"],
    ),
    ("Cục Thống kê tỉnh; Kho bạc Nhà nước khu vực X", ["Cục Thống kê tỉnh", "Kho bạc Nhà nước khu vực X"]),
    ("Tòa án nhân dân tỉnh, Viện kiểm sát nhân dân tỉnh", ["Tòa án nhân dân tỉnh", "Viện kiểm sát nhân dân tỉnh"]),
    ("Trường Chính trị tỉnh", ["Trường Chính trị tỉnh"]),
    ("Bộ Nội vụ", ["Bộ Nội vụ"]),
    ("Sở Nội vụ - Sở Tài chính", ["Sở Nội vụ", "Sở Tài chính"]),
    ("Sở Nội vụ – Công an tỉnh", ["Sở Nội vụ", "Công an tỉnh"]),
    ("Chi cục Thủy lợi - Sở Nông nghiệp và Môi trường", ["Chi cục Thủy lợi - Sở Nông nghiệp và Môi trường"]),
    ("Agribank huyện", ["Agribank huyện"]),
    (
        "Agribank, BIDV, Vietcombank, VietinBank, Ngân hàng Chính sách xã hội huyện",
        ["Agribank", "BIDV", "Vietcombank", "VietinBank", "Ngân hàng Chính sách xã hội huyện"],
    ),
    (
        "Đề nghị Công an tỉnh, Viện kiểm sát nhân dân tỉnh, Tòa án nhân dân tỉnh",
        ["Công an tỉnh", "Viện kiểm sát nhân dân tỉnh", "Tòa án nhân dân tỉnh"],
    ),
    ("Giao Sở Nội vụ; yêu cầu Công an tỉnh", ["Sở Nội vụ", "Công an tỉnh"]),
    ("Sở Giao thông vận tải", ["Sở Giao thông vận tải"]),
    ("các sở: Nội vụ, Giao thông vận tải", ["Sở Nội vụ", "Sở Giao thông vận tải"]),
]


@pytest.mark.parametrize(("phrase", "names"), NAMED)
def test_agencies_named_one_by_one_are_told_apart(phrase: str, names: list[str]) -> None:
    found = agencies(phrase)
    assert [agency.name for agency in found] == names
    assert {agency.kind for agency in found} == {"agency"}


GROUPS = [
    ("Các cơ quan, đơn vị liên quan", [("Các cơ quan, đơn vị liên quan", "related-agencies")]),
    ("Các cơ quan, đơn vị có liên quan", [("Các cơ quan, đơn vị có liên quan", "related-agencies")]),
    ("Các cơ quan có liên quan", [("Các cơ quan có liên quan", "related-agencies")]),
    ("Các sở, ban, ngành có liên quan", [("Các sở, ban, ngành có liên quan", "related-agencies")]),
    ("Các sở, ngành, địa phương liên quan", [("Các sở, ngành, địa phương liên quan", "related-agencies")]),
    ("Cơ quan, tổ chức liên quan", [("Cơ quan, tổ chức liên quan", "related-agencies")]),
    ("Sở, ban, ngành", [("Sở, ban, ngành", "departments")]),
    ("Các sở, ngành", [("Các sở, ngành", "departments")]),
    ("Các sở, ban, ngành cấp tỉnh", [("Các sở, ban, ngành cấp tỉnh", "departments")]),
    (
        "Các sở, ban, ngành; UBND cấp huyện",
        [("Các sở, ban, ngành", "departments"), ("UBND cấp huyện", "district-committees")],
    ),
    (
        "Các Sở, ban, ngành, UBND cấp huyện",
        [("Các Sở, ban, ngành", "departments"), ("UBND cấp huyện", "district-committees")],
    ),
    (
        "Các sở, ban, ngành; UBND cấp huyện, cấp xã",
        [
            ("Các sở, ban, ngành", "departments"),
            ("UBND cấp huyện", "district-committees"),
            ("cấp xã", "commune-committees"),
        ],
    ),
    (
        "Các sở, ban, ngành tỉnh; UBND các xã, phường",
        [("Các sở, ban, ngành tỉnh", "departments"), ("UBND các xã, phường", "commune-committees")],
    ),
    (
        "Các sở, ban, ngành và UBND các huyện, thị xã, thành phố",
        [("Các sở, ban, ngành", "departments"), ("UBND các huyện, thị xã, thành phố", "district-committees")],
    ),
    ("UBND các huyện", [("UBND các huyện", "district-committees")]),
    ("UBND các huyện, thị xã, thành phố", [("UBND các huyện, thị xã, thành phố", "district-committees")]),
    ("UBND các xã, phường", [("UBND các xã, phường", "commune-committees")]),
    ("UBND các xã, phường, đặc khu", [("UBND các xã, phường, đặc khu", "commune-committees")]),
    ("Ủy ban nhân dân cấp xã", [("Ủy ban nhân dân cấp xã", "commune-committees")]),
    ("UBND các cấp", [("UBND các cấp", "people-committees")]),
    (
        "Các cơ quan Trung ương đóng trên địa bàn tỉnh",
        [("Các cơ quan Trung ương đóng trên địa bàn tỉnh", "central-agencies")],
    ),
    ("Các bộ, ngành Trung ương", [("Các bộ, ngành Trung ương", "central-agencies")]),
    ("Các đơn vị sự nghiệp công lập", [("Các đơn vị sự nghiệp công lập", "public-service-units")]),
    ("Các doanh nghiệp", [("Các doanh nghiệp", "enterprises")]),
    ("Các tổ chức chính trị - xã hội", [("Các tổ chức chính trị - xã hội", "associations")]),
    ("Các trường đại học, cao đẳng", [("Các trường đại học, cao đẳng", "schools")]),
    (
        "Các sở, ban, ngành (trừ Sở Nội vụ); UBND cấp xã",
        [("Các sở, ban, ngành (trừ Sở Nội vụ)", "departments"), ("UBND cấp xã", "commune-committees")],
    ),
    ("Thủ trưởng các sở, ban, ngành", [("Thủ trưởng các sở, ban, ngành", "departments")]),
    ("Thủ trưởng các cơ quan, đơn vị", [("Thủ trưởng các cơ quan, đơn vị", "departments")]),
    (
        "Người đứng đầu các cơ quan, đơn vị, địa phương; UBND cấp xã",
        [("Người đứng đầu các cơ quan, đơn vị, địa phương", "departments"), ("UBND cấp xã", "commune-committees")],
    ),
    (
        "Thủ trưởng các cơ quan, đơn vị có liên quan",
        [("Thủ trưởng các cơ quan, đơn vị có liên quan", "related-agencies")],
    ),
    (
        "Giám đốc các sở, Thủ trưởng các ban, ngành, Chủ tịch UBND các huyện, thị xã",
        [
            ("Giám đốc các sở", "departments"),
            ("Thủ trưởng các ban, ngành", "departments"),
            ("Chủ tịch UBND các huyện, thị xã", "district-committees"),
        ],
    ),
    ("Yêu cầu các sở, ban, ngành", [("các sở, ban, ngành", "departments")]),
    ("Các phòng, ban, ngành, đơn vị", [("Các phòng, ban, ngành, đơn vị", "departments")]),
    (
        "Các phòng, ban, ngành; UBND các xã",
        [("Các phòng, ban, ngành", "departments"), ("UBND các xã", "commune-committees")],
    ),
    ("Các bộ, ngành liên quan", [("Các bộ, ngành liên quan", "related-agencies")]),
    ("Các bộ, ngành Trung ương liên quan", [("Các bộ, ngành Trung ương liên quan", "central-agencies")]),
    ("Lãnh đạo các sở, ban, ngành", [("Lãnh đạo các sở, ban, ngành", "departments")]),
    ("Chủ tịch UBND cấp xã", [("Chủ tịch UBND cấp xã", "commune-committees")]),
    ("Chủ tịch UBND các xã, phường", [("Chủ tịch UBND các xã, phường", "commune-committees")]),
]


@pytest.mark.parametrize(("phrase", "groups"), GROUPS)
def test_a_collective_is_matched_before_anything_is_split_at_a_comma(
    phrase: str, groups: list[tuple[str, str]]
) -> None:
    found = agencies(phrase)
    assert [(agency.text, agency.group) for agency in found] == groups
    assert {agency.kind for agency in found} == {"group"}


def who(found: tuple[Agency, ...]) -> list[tuple[str, str]]:
    return [(agency.kind, agency.text) for agency in found]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        (
            "Thanh tra tỉnh và các cơ quan, đơn vị liên quan",
            [("agency", "Thanh tra tỉnh"), ("group", "các cơ quan, đơn vị liên quan")],
        ),
        (
            "Sở Tư pháp, các sở, ban, ngành và UBND cấp xã",
            [("agency", "Sở Tư pháp"), ("group", "các sở, ban, ngành"), ("group", "UBND cấp xã")],
        ),
        (
            "Sở Xây dựng, Sở Công Thương; UBND cấp xã và các đơn vị liên quan",
            [
                ("agency", "Sở Xây dựng"),
                ("agency", "Sở Công Thương"),
                ("group", "UBND cấp xã"),
                ("group", "các đơn vị liên quan"),
            ],
        ),
        (
            "Các Sở, ban, ngành, UBND các xã, phường và các cơ quan, đơn vị có liên quan",
            [
                ("group", "Các Sở, ban, ngành"),
                ("group", "UBND các xã, phường"),
                ("group", "các cơ quan, đơn vị có liên quan"),
            ],
        ),
        (
            "Bộ Nội vụ, Bộ Tư pháp và các bộ, ngành liên quan",
            [("agency", "Bộ Nội vụ"), ("agency", "Bộ Tư pháp"), ("group", "các bộ, ngành liên quan")],
        ),
        ("Công an huyện, các phòng, ban", [("agency", "Công an huyện"), ("group", "các phòng, ban")]),
        ("Giám đốc Sở Nội vụ", [("person", "Giám đốc Sở Nội vụ")]),
        ("Chủ tịch UBND tỉnh", [("person", "Chủ tịch UBND tỉnh")]),
        ("Chánh Văn phòng UBND tỉnh", [("person", "Chánh Văn phòng UBND tỉnh")]),
        ("Trưởng Công an xã", [("person", "Trưởng Công an xã")]),
        ("Đồng chí Nguyễn Văn A", [("person", "Đồng chí Nguyễn Văn A")]),
        ("Công chức Tư pháp - Hộ tịch", [("person", "Công chức Tư pháp - Hộ tịch")]),
    ],
)
def test_named_agencies_collectives_and_persons_keep_their_kind_side_by_side(
    phrase: str, expected: list[tuple[str, str]]
) -> None:
    assert who(agencies(phrase)) == expected


@pytest.mark.parametrize(
    "phrase", ["Nhóm thường trực", "Chưa xác định", "toàn tỉnh", "Không", "Người dân", "abc xyz", "Đề nghị"]
)
def test_words_that_name_nobody_known_stay_unknown(phrase: str) -> None:
    (found,) = agencies(phrase)
    assert (found.kind, found.text, found.name, found.group) == ("unknown", phrase, None, None)


@pytest.mark.parametrize("phrase", ["", " ", "...", "-", ";;", ", ,"])
def test_nothing_names_nobody(phrase: str) -> None:
    assert agencies(phrase) == ()


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh"),
        ("Uỷ ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh"),
        ("Văn phòng UBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh"),
        ("HĐND tỉnh", "Hội đồng nhân dân tỉnh"),
        ("Sở KH&CN", "Sở Khoa học và Công nghệ"),
        ("Sở KH&ĐT", "Sở Kế hoạch và Đầu tư"),
        ("Sở TT&TT", "Sở Thông tin và Truyền thông"),
        ("Sở GD&ĐT", "Sở Giáo dục và Đào tạo"),
        ("Sở NN&MT", "Sở Nông nghiệp và Môi trường"),
        ("Sở NN&PTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
        ("Sở TN&MT", "Sở Tài nguyên và Môi trường"),
        ("Sở LĐTBXH", "Sở Lao động - Thương binh và Xã hội"),
        ("Sở VHTTDL", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Sở GTVT", "Sở Giao thông vận tải"),
        ("Đài PT&TH tỉnh", "Đài Phát thanh và Truyền hình tỉnh"),
        ("TT PVHCC", "Trung tâm Phục vụ hành chính công"),
        ("TT CUDVC", "Trung tâm Cung ứng dịch vụ công"),
        ("Phòng VH-XH", "Phòng Văn hóa - Xã hội"),
        ("Tổ CNSCĐ", "Tổ Công nghệ số cộng đồng"),
        ("Cục KSTTHC", "Cục Kiểm soát thủ tục hành chính"),
        ("BHXH tỉnh", "Bảo hiểm xã hội tỉnh"),
        ("UBMTTQ tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"),
        ("UBMTTQ Việt Nam tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"),
        ("Ủy ban MTTQ Việt Nam tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"),
        (
            "Văn phòng Đoàn ĐBQH và HĐND tỉnh",
            "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh",
        ),
        ("VP HĐND-UBND", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"),
        ("Sở Nội vụ (cơ quan thường trực)", "Sở Nội vụ"),
        ("Văn phòng UBND tỉnh (Phòng Cải cách hành chính)", "Văn phòng Ủy ban nhân dân tỉnh"),
        ("BQL Khu kinh tế", "Ban Quản lý Khu kinh tế"),
        ("UBND TP Quy Nhơn", "Ủy ban nhân dân thành phố Quy Nhơn"),
        ("TAND tỉnh", "Tòa án nhân dân tỉnh"),
        ("VKSND tỉnh", "Viện kiểm sát nhân dân tỉnh"),
        ("Chủ tịch UBND tỉnh", "Chủ tịch Ủy ban nhân dân tỉnh"),
    ],
)
def test_an_abbreviation_is_opened_in_the_name_and_kept_in_the_words(printed: str, name: str) -> None:
    (found,) = agencies(printed)
    assert (found.text, found.name) == (printed, name)
    assert standard_name(name) == name


@pytest.mark.parametrize(
    ("cell", "leads"),
    [
        ("Sở Nội vụ", ["Sở Nội vụ"]),
        ("Sở Y tế, Sở Giáo dục và Đào tạo", ["Sở Y tế", "Sở Giáo dục và Đào tạo"]),
        ("- Sở Nội vụ<br>- Sở Tài chính", ["Sở Nội vụ", "Sở Tài chính"]),
        ("Sở Nội vụ;<br>Sở Tài chính", ["Sở Nội vụ", "Sở Tài chính"]),
    ],
)
def test_every_agency_of_a_lead_cell_leads(cell: str, leads: list[str]) -> None:
    assert [agency.text for agency in row(lead=cell).lead] == leads


@pytest.mark.parametrize(
    ("cell", "lead", "coordinating"),
    [
        ("Sở Tư pháp chủ trì, phối hợp với Công an tỉnh", ["Sở Tư pháp"], ["Công an tỉnh"]),
        ("Văn phòng UBND tỉnh chủ trì.", ["Văn phòng UBND tỉnh"], []),
        ("Cơ quan chủ trì: Sở Nội vụ<br>Cơ quan phối hợp: Sở Tài chính", ["Sở Nội vụ"], ["Sở Tài chính"]),
        ("Sở Nội vụ (chủ trì); Sở Tài chính", ["Sở Nội vụ"], ["Sở Tài chính"]),
    ],
)
def test_roles_named_inside_one_cell_are_told_apart(cell: str, lead: list[str], coordinating: list[str]) -> None:
    task = row(lead=cell)
    assert [agency.text for agency in task.lead] == lead
    assert [agency.text for agency in task.coordinating] == coordinating
