"""What the invented decision of tỉnh Kiến An publishes: eighteen procedures and who does which step in how many hours.

Names, codes, fees and papers are invented; codes begin with 1.9 and 2.9, which no real procedure has.
"""

from collections.abc import Iterator
from dataclasses import dataclass

CENTRE = "Trung tâm Phục vụ hành chính công tỉnh"
COMMUNE_CENTRE = "Trung tâm Phục vụ hành chính công cấp xã"
COUNTER = "Công chức tiếp nhận tại Trung tâm Phục vụ hành chính công"
NO_FEE = "Không"


@dataclass(frozen=True, slots=True)
class Step:
    """One step; no hours: outside the time limit, within office hours."""

    text: str
    post: str
    hours: int | None
    result: str


@dataclass(frozen=True, slots=True)
class Leg:
    """The steps of one agency."""

    agency: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Procedure:
    code: str
    name: str
    days: int
    fee: str
    place: str
    basis: str
    papers: tuple[str, ...]
    subjects: str
    legs: tuple[Leg, ...]

    @property
    def steps(self) -> Iterator[Step]:
        for leg in self.legs:
            yield from leg.steps

    @property
    def hours(self) -> int:
        return sum(step.hours or 0 for step in self.steps)


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    procedures: tuple[Procedure, ...]


def _first(hours: int = 4) -> tuple[Step, ...]:
    return (
        Step(
            "Tiếp nhận, kiểm tra hồ sơ; số hóa, cập nhật vào hệ thống và hẹn ngày trả kết quả; chuyển hồ sơ cho phòng "
            "chuyên môn",
            COUNTER,
            hours,
            "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
        ),
    )


def _last() -> tuple[Step, ...]:
    return (
        Step(
            "Thông báo cho người nộp, trả kết quả và thu phí, lệ phí (nếu có)",
            COUNTER,
            None,
            "Sổ theo dõi trả kết quả",
        ),
    )


def _department(
    department: str, room: str, product: str, hours: int, *extra: tuple[str, int], returns: bool = True
) -> tuple[Step, ...]:
    """The way through a department; `hours` are all of it with reception, `extra` steps of the officer among them."""
    fixed = 4 + 4 + 4 + 4 + 4 + 2 + sum(own for _, own in extra)
    officer = f"Chuyên viên {room}"
    middle = tuple(Step(text, officer, own, "Biên bản hoặc văn bản ghi ý kiến") for text, own in extra)
    return (
        *_first(),
        Step("Phân công người thụ lý hồ sơ", f"Lãnh đạo {room}", 4, "Phiếu kiểm soát quá trình giải quyết"),
        Step(
            "Kiểm tra điều kiện, đối chiếu giấy tờ với cơ sở dữ liệu; yêu cầu bổ sung một lần nếu hồ sơ chưa đủ",
            officer,
            4,
            "Phiếu thẩm tra hồ sơ",
        ),
        *middle,
        Step(f"Thẩm định hồ sơ, dự thảo {product}", officer, hours - fixed, f"Dự thảo {product}"),
        Step(f"Xem xét, ký nháy dự thảo {product}", f"Lãnh đạo {room}", 4, f"Dự thảo {product} đã ký nháy"),
        Step(f"Ký duyệt {product}", f"Lãnh đạo {department}", 4, f"{product.capitalize()} đã ký số"),
        Step("Vào sổ, đóng dấu, chuyển kết quả về nơi tiếp nhận", f"Văn thư {department}", 2, "Bản điện tử kết quả"),
        *(_last() if returns else ()),
    )


def _commune(product: str, hours: int, *extra: tuple[str, int]) -> tuple[Step, ...]:
    """The way through a commune's committee."""
    fixed = 2 + 2 + 4 + 2 + sum(own for _, own in extra)
    officer = "Chuyên viên Phòng Kinh tế"
    middle = tuple(Step(text, officer, own, "Biên bản kiểm tra") for text, own in extra)
    return (
        *_first(2),
        Step("Phân công người thụ lý hồ sơ", "Lãnh đạo Phòng Kinh tế", 2, "Phiếu kiểm soát quá trình giải quyết"),
        *middle,
        Step(f"Thẩm tra hồ sơ, dự thảo {product}", officer, hours - fixed, f"Dự thảo {product}"),
        Step(f"Ký duyệt {product}", "Lãnh đạo Ủy ban nhân dân cấp xã", 4, f"{product.capitalize()} đã ký số"),
        Step("Vào sổ, đóng dấu, chuyển kết quả về nơi tiếp nhận", "Văn thư Ủy ban nhân dân cấp xã", 2, "Kết quả"),
        *_last(),
    )


def _committee(product: str, hours: int) -> tuple[Step, ...]:
    """The second leg: the province's committee decides on the department's proposal."""
    fixed = 2 + 4 + 8 + 2
    officer = "Chuyên viên Văn phòng Ủy ban nhân dân tỉnh"
    return (
        Step("Tiếp nhận hồ sơ trình của sở", "Văn thư Văn phòng Ủy ban nhân dân tỉnh", 2, "Phiếu xử lý văn bản"),
        Step(f"Thẩm tra hồ sơ trình, hoàn thiện dự thảo {product}", officer, hours - fixed, "Phiếu trình"),
        Step(f"Xem xét, ký nháy {product}", "Lãnh đạo Văn phòng Ủy ban nhân dân tỉnh", 4, "Dự thảo đã ký nháy"),
        Step(f"Ký {product}", "Lãnh đạo Ủy ban nhân dân tỉnh", 8, f"{product.capitalize()} đã ký số"),
        Step("Phát hành, chuyển kết quả về nơi tiếp nhận", "Văn thư Văn phòng Ủy ban nhân dân tỉnh", 2, "Bản điện tử"),
        *_last(),
    )


_BUILDING = ("Sở Xây dựng", "phòng Hạ tầng kỹ thuật")
_TRAFFIC = ("Sở Xây dựng", "phòng Quản lý giao thông")
_LAND = ("Sở Nông nghiệp và Môi trường", "phòng Tài nguyên nước")
_TRADE = ("Sở Công Thương", "phòng Quản lý thương mại")
_CULTURE = ("Sở Văn hóa, Thể thao và Du lịch", "phòng Quản lý văn hóa")
_VISIT = "Khảo sát thực địa cùng đại diện Ủy ban nhân dân cấp xã"
_OPINION = "Lấy ý kiến cơ quan quản lý chuyên ngành về phương án"

FIELDS: tuple[Field, ...] = (
    Field(
        "Hạ tầng kỹ thuật",
        (
            Procedure(
                "1.900101",
                "Cấp giấy phép đào hè phố, lề đường để đấu nối công trình ngầm",
                7,
                NO_FEE,
                CENTRE,
                "Quyết định số 12/2026/QĐ-UBND của Ủy ban nhân dân tỉnh Kiến An về quản lý hạ tầng đô thị",
                ("Đơn đề nghị theo mẫu", "Bản vẽ vị trí và mặt cắt đào", "Phương án hoàn trả mặt đường"),
                "Tổ chức, cá nhân",
                (Leg("Sở Xây dựng", _department(*_BUILDING, "giấy phép", 56, (_VISIT, 8))),),
            ),
            Procedure(
                "1.900102",
                "Gia hạn giấy phép đào hè phố, lề đường",
                4,
                NO_FEE,
                CENTRE,
                "Như trên",
                ("Đơn đề nghị gia hạn theo mẫu", "Giấy phép đã cấp"),
                "Tổ chức, cá nhân",
                (Leg("Sở Xây dựng", _department(*_BUILDING, "giấy phép gia hạn", 32)),),
            ),
            Procedure(
                "1.900103",
                "Cho phép chặt hạ, dịch chuyển cây bóng mát thuộc danh mục cây bảo tồn",
                12,
                NO_FEE,
                CENTRE,
                "Quyết định số 19/2026/QĐ-UBND của Ủy ban nhân dân tỉnh Kiến An về quản lý cây xanh",
                ("Đơn đề nghị theo mẫu", "Ảnh chụp hiện trạng cây", "Phương án trồng thay thế"),
                "Tổ chức, cá nhân",
                (Leg("Sở Xây dựng", _department(*_BUILDING, "giấy phép", 96, (_VISIT, 16), (_OPINION, 24))),),
            ),
            Procedure(
                "1.900104",
                "Chấp thuận vị trí đấu nối hệ thống thoát nước đô thị",
                8,
                "Phí thẩm định: 450.000 đồng/hồ sơ",
                CENTRE,
                "Quyết định số 12/2026/QĐ-UBND của Ủy ban nhân dân tỉnh Kiến An về quản lý hạ tầng đô thị",
                ("Đơn đề nghị theo mẫu", "Bản vẽ điểm đấu nối", "Kết quả phân tích mẫu nước thải"),
                "Tổ chức, hộ kinh doanh",
                (Leg("Sở Xây dựng", _department(*_BUILDING, "văn bản chấp thuận", 64, (_VISIT, 8))),),
            ),
        ),
    ),
    Field(
        "Bến bãi và đường thủy",
        (
            Procedure(
                "1.900201",
                "Cấp giấy phép mở bến thuyền phục vụ du lịch trên hồ",
                20,
                "Phí thẩm định: 1.200.000 đồng/hồ sơ",
                CENTRE,
                "Quyết định số 21/2026/QĐ-UBND của Ủy ban nhân dân tỉnh Kiến An về bến thuyền du lịch",
                (
                    "Đơn đề nghị theo mẫu",
                    "Bản vẽ mặt bằng bến",
                    "Phương án bảo đảm an toàn và cứu nạn",
                    "Giấy tờ về quyền sử dụng mặt nước",
                ),
                "Tổ chức, hộ kinh doanh",
                (
                    Leg(
                        "Sở Xây dựng",
                        _department(*_TRAFFIC, "tờ trình", 104, (_VISIT, 16), (_OPINION, 24), returns=False),
                    ),
                    Leg("Ủy ban nhân dân tỉnh", _committee("giấy phép", 56)),
                ),
            ),
            Procedure(
                "1.900202",
                "Gia hạn giấy phép khai thác bến thuyền du lịch",
                7,
                NO_FEE,
                CENTRE,
                "Như trên",
                ("Đơn đề nghị gia hạn theo mẫu", "Báo cáo khai thác bến năm trước"),
                "Tổ chức, hộ kinh doanh",
                (Leg("Sở Xây dựng", _department(*_TRAFFIC, "giấy phép gia hạn", 56, (_VISIT, 8))),),
            ),
            Procedure(
                "1.900203",
                "Xác nhận lịch chạy thuyền đêm trong mùa lễ hội",
                3,
                NO_FEE,
                CENTRE,
                "Như trên",
                ("Văn bản đề nghị kèm lịch chạy",),
                "Tổ chức, hộ kinh doanh",
                (Leg("Sở Xây dựng", _department(*_TRAFFIC, "văn bản xác nhận", 24)),),
            ),
            Procedure(
                "1.900204",
                "Cấp phù hiệu xe điện chở khách tham quan",
                4,
                "Lệ phí: 50.000 đồng/phù hiệu",
                CENTRE,
                "Quyết định số 24/2026/QĐ-UBND của Ủy ban nhân dân tỉnh Kiến An về xe điện tham quan",
                ("Đơn đề nghị theo mẫu", "Giấy chứng nhận kiểm định của xe"),
                "Tổ chức, hộ kinh doanh",
                (Leg("Sở Xây dựng", _department(*_TRAFFIC, "phù hiệu", 32)),),
            ),
        ),
    ),
    Field(
        "Tài nguyên nước",
        (
            Procedure(
                "1.900301",
                "Cấp giấy phép khai thác nước mặt từ hồ chứa cho sản xuất nhỏ",
                20,
                "Phí thẩm định: 900.000 đồng/hồ sơ",
                CENTRE,
                "Quyết định số 30/2026/QĐ-UBND của Ủy ban nhân dân tỉnh Kiến An về tài nguyên nước",
                ("Đơn đề nghị theo mẫu", "Đề án khai thác", "Kết quả phân tích chất lượng nước"),
                "Tổ chức, hộ kinh doanh",
                (
                    Leg(
                        "Sở Nông nghiệp và Môi trường",
                        _department(*_LAND, "tờ trình", 112, (_VISIT, 16), (_OPINION, 24), returns=False),
                    ),
                    Leg("Ủy ban nhân dân tỉnh", _committee("giấy phép", 48)),
                ),
            ),
            Procedure(
                "1.900302",
                "Điều chỉnh giấy phép khai thác nước mặt từ hồ chứa",
                12,
                NO_FEE,
                CENTRE,
                "Như trên",
                ("Đơn đề nghị điều chỉnh theo mẫu", "Báo cáo khai thác nước"),
                "Tổ chức, hộ kinh doanh",
                (
                    Leg(
                        "Sở Nông nghiệp và Môi trường",
                        _department(*_LAND, "giấy phép điều chỉnh", 96, (_VISIT, 16), (_OPINION, 16)),
                    ),
                ),
            ),
            Procedure(
                "1.900303",
                "Đăng ký khoan giếng lấy nước tưới theo nhóm hộ",
                6,
                NO_FEE,
                CENTRE,
                "Như trên",
                ("Tờ khai đăng ký theo mẫu", "Sơ đồ vị trí giếng"),
                "Nhóm hộ gia đình, hợp tác xã",
                (
                    Leg(
                        "Sở Nông nghiệp và Môi trường",
                        _department(*_LAND, "văn bản xác nhận đăng ký", 48, (_VISIT, 8)),
                    ),
                ),
            ),
        ),
    ),
    Field(
        "Thương mại và nghề thủ công",
        (
            Procedure(
                "1.900401",
                "Chấp thuận tổ chức chợ phiên hằng tuần",
                8,
                NO_FEE,
                CENTRE,
                "Quyết định số 33/2026/QĐ-UBND của Ủy ban nhân dân tỉnh Kiến An về phát triển chợ",
                ("Đơn đề nghị theo mẫu", "Phương án bố trí gian hàng", "Phương án phòng cháy, chữa cháy"),
                "Tổ chức, hợp tác xã",
                (Leg("Sở Công Thương", _department(*_TRADE, "văn bản chấp thuận", 64, (_OPINION, 16))),),
            ),
            Procedure(
                "1.900402",
                "Công nhận làng nghề dệt thổ cẩm",
                15,
                NO_FEE,
                CENTRE,
                "Quyết định số 35/2026/QĐ-UBND của Ủy ban nhân dân tỉnh Kiến An về làng nghề",
                ("Văn bản đề nghị của Ủy ban nhân dân cấp xã", "Danh sách hộ làm nghề", "Báo cáo doanh thu hai năm"),
                "Cộng đồng dân cư, tổ chức",
                (
                    Leg(
                        "Sở Công Thương",
                        _department(*_TRADE, "quyết định công nhận", 120, (_VISIT, 16), ("Họp hội đồng xét chọn", 16)),
                    ),
                ),
            ),
            Procedure(
                "1.900403",
                "Cấp lại bằng công nhận nghệ nhân làng nghề",
                4,
                NO_FEE,
                CENTRE,
                "Như trên",
                ("Đơn đề nghị theo mẫu",),
                "Cá nhân",
                (Leg("Sở Công Thương", _department(*_TRADE, "bằng công nhận", 32)),),
            ),
            Procedure(
                "1.900404",
                "Cấp giấy phép biểu diễn nghệ thuật trên phố đi bộ",
                4,
                NO_FEE,
                CENTRE,
                "Quyết định số 36/2026/QĐ-UBND của Ủy ban nhân dân tỉnh Kiến An về phố đi bộ",
                ("Đơn đề nghị theo mẫu", "Danh mục tiết mục"),
                "Tổ chức, cá nhân",
                (
                    Leg(
                        "Sở Văn hóa, Thể thao và Du lịch",
                        _department(*_CULTURE, "giấy phép", 32),
                    ),
                ),
            ),
        ),
    ),
)

COMMUNE_FIELDS: tuple[Field, ...] = (
    Field(
        "Chợ và hè phố",
        (
            Procedure(
                "2.900501",
                "Giao điểm kinh doanh tại chợ hạng ba",
                5,
                NO_FEE,
                COMMUNE_CENTRE,
                "Quyết định số 33/2026/QĐ-UBND của Ủy ban nhân dân tỉnh Kiến An về phát triển chợ",
                ("Đơn đề nghị theo mẫu", "Bản sao giấy tờ tùy thân của người đứng tên"),
                "Hộ kinh doanh, cá nhân",
                (Leg("Ủy ban nhân dân cấp xã", _commune("thông báo giao điểm kinh doanh", 40, (_VISIT, 4))),),
            ),
            Procedure(
                "2.900502",
                "Cho phép sử dụng tạm hè phố để tổ chức việc cưới, việc tang",
                1,
                NO_FEE,
                COMMUNE_CENTRE,
                "Quyết định số 12/2026/QĐ-UBND của Ủy ban nhân dân tỉnh Kiến An về quản lý hạ tầng đô thị",
                ("Đơn đề nghị theo mẫu",),
                "Hộ gia đình, cá nhân",
                (Leg("Ủy ban nhân dân cấp xã", _commune("văn bản cho phép", 8 + 4)),),
            ),
            Procedure(
                "2.900503",
                "Đăng ký nhận chăm sóc vườn hoa công cộng",
                4,
                NO_FEE,
                COMMUNE_CENTRE,
                "Quyết định số 19/2026/QĐ-UBND của Ủy ban nhân dân tỉnh Kiến An về quản lý cây xanh",
                ("Đơn đăng ký theo mẫu", "Cam kết chăm sóc"),
                "Tổ chức, cộng đồng dân cư",
                (Leg("Ủy ban nhân dân cấp xã", _commune("biên bản giao chăm sóc", 32, (_VISIT, 8))),),
            ),
        ),
    ),
)


def procedures() -> list[Procedure]:
    """All eighteen in the order of the decision."""
    return [procedure for field in (*FIELDS, *COMMUNE_FIELDS) for procedure in field.procedures]
