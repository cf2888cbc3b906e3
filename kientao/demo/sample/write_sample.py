"""Writes the two decisions that ship with the product: `python -m kientao.demo.sample.write_sample`.

Tỉnh Kiến An is invented; so are its people and its own documents. The first decision holds the slips that real offices
make (a missing number, a reference with two dates, steps that never reach their end, a row that nobody leads, two
places that disagree); the second has none. Needs python-docx, a development dependency: the product only reads.
"""

from pathlib import Path

from kientao.demo.sample import tasks
from kientao.demo.sample.office import Merged, Office, TableRow

HERE = Path(__file__).parent


def write_sample(path: Path) -> None:
    """The decision of seven pages with goals, duties and two annexes."""
    office = Office()
    _decision(office)
    office.new_page()
    _plan_head(office)
    _objectives(office)
    _fields(office)
    _organisation(office)
    office.landscape()
    office.title("PHỤ LỤC I", "DANH MỤC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH TỈNH KIẾN AN NĂM 2026")
    office.note("(Kèm theo Quyết định số 1875/QĐ-UBND ngày 30 tháng 12 năm 2025 của Ủy ban nhân dân tỉnh)")
    office.table(tasks.HEADINGS, tasks.WIDTHS, tasks.ROWS)
    office.landscape()
    office.title(
        "PHỤ LỤC II",
        "NHIỆM VỤ TUYÊN TRUYỀN CẢI CÁCH HÀNH CHÍNH - SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH CHỊU TRÁCH NHIỆM CHỦ TRÌ",
    )
    office.note("(Kèm theo Quyết định số 1875/QĐ-UBND ngày 30 tháng 12 năm 2025 của Ủy ban nhân dân tỉnh)")
    office.table(tasks.NEWS_HEADINGS, tasks.NEWS_WIDTHS, tasks.NEWS_ROWS)
    office.save(path)


def _decision(office: Office) -> None:
    office.head(
        parent="ỦY BAN NHÂN DÂN",
        issuer="TỈNH KIẾN AN",
        number="1875/QĐ-UBND",
        place_and_date="Kiến An, ngày 30 tháng 12 năm 2025",
    )
    office.title("QUYẾT ĐỊNH", "Ban hành Kế hoạch cải cách hành chính nhà nước tỉnh Kiến An năm 2026")
    office.title("ỦY BAN NHÂN DÂN TỈNH KIẾN AN")
    office.basis(
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban hành Chương trình tổng thể cải cách "
        "hành chính nhà nước giai đoạn 2021 - 2030;",
        "Căn cứ Nghị định số 118/2025/NĐ-CP ngày 09 tháng 6 năm 2025 của Chính phủ về thực hiện thủ tục hành chính "
        "theo cơ chế một cửa, một cửa liên thông;",
        "Căn cứ Quyết định số 766/QĐ-TTg ngày 23 tháng 6 năm 2022 của Thủ tướng Chính phủ phê duyệt Bộ chỉ số chỉ đạo, "
        "điều hành và đánh giá chất lượng phục vụ người dân, doanh nghiệp;",
        "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 642/TTr-SNV ngày 22 tháng 12 năm 2025.",
    )
    office.title("QUYẾT ĐỊNH:")
    office.article(
        "Điều 1.",
        "Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính nhà nước tỉnh Kiến An năm 2026.",
    )
    office.article("Điều 2.", "Quyết định này có hiệu lực thi hành kể từ ngày ký.")
    office.article(
        "Điều 3.",
        "Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Nội vụ, Thủ trưởng các sở, ban, ngành, Chủ tịch Ủy ban nhân "
        "dân các xã, phường và các cơ quan, đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./.",
    )
    office.signature(
        (
            "- Như Điều 3;",
            "- Bộ Nội vụ;",
            "- Thường trực Tỉnh ủy;",
            "- Thường trực HĐND tỉnh;",
            "- Chủ tịch, các Phó Chủ tịch UBND tỉnh;",
            "- Lưu: VT, NC.",
        ),
        ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        "Vũ Đình Sơn",
    )


def _plan_head(office: Office) -> None:
    office.title("KẾ HOẠCH", "Cải cách hành chính nhà nước tỉnh Kiến An năm 2026")
    office.note("(Ban hành kèm theo Quyết định số 1875/QĐ-UBND ngày 30 tháng 12 năm 2025 của Ủy ban nhân dân tỉnh)")


def _objectives(office: Office) -> None:
    office.heading("I. MỤC TIÊU, YÊU CẦU")
    office.heading("1. Mục tiêu chung")
    office.text(
        "Xây dựng nền hành chính tỉnh Kiến An phục vụ Nhân dân, hiện đại, hiệu lực, hiệu quả; chính quyền địa phương "
        "02 cấp vận hành thông suốt, gần dân, sát cơ sở; lấy sự hài lòng của người dân, doanh nghiệp làm thước đo.",
        "Năm 2025, tỷ lệ hồ sơ giải quyết đúng hạn toàn tỉnh đạt 96,8%; tỷ lệ thanh toán trực tuyến đạt 58,4%.",
    )
    office.heading("2. Mục tiêu cụ thể")
    office.text(
        "a) 100% văn bản quy phạm pháp luật của tỉnh được ban hành đúng thời hạn, đúng thẩm quyền.",
        "b) Tối thiểu 80% hồ sơ thủ tục hành chính được tiếp nhận trực tuyến toàn trình; trên 70% giao dịch thanh toán "
        "nghĩa vụ tài chính được thực hiện trực tuyến.",
        "c) Mức độ hài lòng của người dân, doanh nghiệp về giải quyết thủ tục hành chính đạt từ 92% trở lên, trong đó "
        "mức độ hài lòng trong lĩnh vực đất đai, xây dựng đạt tối thiểu 88%.",
        "d) Rút ngắn từ 20 đến 30% thời gian giải quyết thủ tục hành chính về đầu tư, kinh doanh so với quy định.",
        # Slip: 40 + 3 × 15 = 85, never 100.
        "đ) Năm 2026, số hóa kết quả giải quyết thủ tục hành chính còn hiệu lực đạt tỷ lệ tối thiểu 40%; giai đoạn "
        "2027 - 2029, mỗi năm tăng tối thiểu 15% cho đến khi đạt tỷ lệ 100%.",
        "e) Tối thiểu 95% hồ sơ công việc tại cấp tỉnh và 85% hồ sơ công việc tại cấp xã được xử lý trên môi trường "
        "mạng (trừ hồ sơ có nội dung bí mật nhà nước).",
        "g) Giảm tối thiểu 10% số đơn vị sự nghiệp công lập so với năm 2025.",
        "h) Không quá 2% hồ sơ giải quyết trễ hẹn; mỗi hồ sơ trễ hẹn đều có thư xin lỗi.",
        "i) Chỉ số cải cách hành chính của tỉnh nằm trong nhóm 15 địa phương dẫn đầu cả nước.",
        "k) Tổ chức tối thiểu 02 đợt kiểm tra đột xuất mỗi quý tại các xã, phường.",
    )
    office.heading("3. Yêu cầu")
    office.text(
        "a) Mỗi nhiệm vụ có một cơ quan chịu trách nhiệm chính, có sản phẩm và thời hạn cụ thể.",
        "b) Kết quả thực hiện là căn cứ đánh giá người đứng đầu và xét thi đua, khen thưởng cuối năm.",
    )


def _fields(office: Office) -> None:
    office.heading("II. NHIỆM VỤ TRỌNG TÂM")
    office.heading("1. Cải cách thể chế")
    office.text(
        "a) Tập trung rà soát, xử lý văn bản của các địa phương trước khi sáp nhập để áp dụng thống nhất trong toàn "
        "tỉnh.",
        "b) Lấy ý kiến của người dân, doanh nghiệp đối với dự thảo văn bản trên Cổng thông tin điện tử tỉnh.",
    )
    office.heading("2. Cải cách thủ tục hành chính")
    office.text(
        # Slip: the same decision is dated 23/6/2022 above.
        "a) Tiếp tục thực hiện Bộ chỉ số phục vụ người dân, doanh nghiệp theo Quyết định số 766/QĐ-TTg ngày 26 tháng 3 "
        "năm 2022 của Thủ tướng Chính phủ.",
        "b) Bố trí đủ công chức, trang thiết bị cho Trung tâm Phục vụ hành chính công các xã, phường; phân công công "
        "chức trực hướng dẫn người dân nộp hồ sơ trực tuyến.",
    )
    office.heading("3. Cải cách tổ chức bộ máy và chế độ công vụ")
    office.text(
        "a) Rà soát chức năng, nhiệm vụ của các cơ quan chuyên môn, khắc phục chồng chéo, bỏ sót nhiệm vụ.",
        "b) Đánh giá công chức theo kết quả công việc; kiên quyết thay thế người không đáp ứng yêu cầu.",
    )
    office.heading("4. Cải cách tài chính công")
    office.text(
        "Đẩy mạnh giao quyền tự chủ, tự chịu trách nhiệm cho các đơn vị sự nghiệp công lập; quản lý chặt chẽ chi "
        "thường xuyên; sử dụng hiệu quả trụ sở, tài sản công sau sắp xếp."
    )
    office.heading("5. Xây dựng và phát triển chính quyền số")
    office.text(
        "Kết nối, chia sẻ dữ liệu giữa các hệ thống thông tin của tỉnh; bảo đảm người dân không phải nộp lại giấy tờ "
        "mà cơ quan nhà nước đã có.",
        "(Nhiệm vụ cụ thể tại Phụ lục I và Phụ lục II kèm theo)",
    )


def _organisation(office: Office) -> None:
    office.heading("III. TỔ CHỨC THỰC HIỆN")
    office.heading("1. Sở Nội vụ")
    office.text(
        "a) Là cơ quan thường trực, giúp Ủy ban nhân dân tỉnh theo dõi, đôn đốc, kiểm tra việc thực hiện Kế hoạch này.",
        "b) Tổng hợp, báo cáo Ủy ban nhân dân tỉnh và Bộ Nội vụ kết quả thực hiện định kỳ hằng quý, 6 tháng, năm.",
    )
    office.heading("2. Văn phòng Ủy ban nhân dân tỉnh")
    office.text("Chủ trì triển khai nội dung cải cách thủ tục hành chính; vận hành bảng điều hành số của tỉnh.")
    office.heading("3. Sở Tư pháp")
    office.text("Chủ trì triển khai nội dung cải cách thể chế; thẩm định dự thảo văn bản đúng thời hạn.")
    office.heading("4. Sở Tài chính")
    office.text(
        "a) Chủ trì triển khai nội dung cải cách tài chính công.",
        "b) Tham mưu bố trí kinh phí thực hiện Kế hoạch theo phân cấp ngân sách hiện hành.",
    )
    office.heading("5. Sở Khoa học và Công nghệ")
    office.text("Chủ trì triển khai nội dung xây dựng và phát triển chính quyền số.")
    office.heading("6. Báo và phát thanh, truyền hình tỉnh")
    office.text("Xây dựng chuyên trang, chuyên mục về cải cách hành chính; phản ánh kịp thời cách làm hay.")
    office.heading("7. Các sở, ban, ngành; Ủy ban nhân dân các xã, phường")
    office.text(
        "a) Xây dựng kế hoạch cải cách hành chính năm 2026 của cơ quan, địa phương, hoàn thành trước ngày 31/01/2026.",
        "b) Gửi báo cáo định kỳ về Sở Nội vụ trước ngày 20 của tháng cuối quý để tổng hợp.",
    )
    office.text(
        "Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan, đơn vị kịp thời phản ánh về Sở Nội vụ để tổng hợp, "
        "báo cáo Ủy ban nhân dân tỉnh xem xét, quyết định./."
    )


CLEAN_ROWS: tuple[TableRow, ...] = (
    ("I", "CHỈ ĐẠO, ĐIỀU HÀNH"),
    (
        "1",
        Merged("Nhiệm vụ được giao rõ người, rõ việc.", 2),
        "Ban hành kế hoạch kiểm tra công vụ năm 2026",
        "Kế hoạch của UBND xã",
        "Văn phòng HĐND và UBND xã",
        "Phòng Kinh tế; Phòng Văn hóa - Xã hội",
        "Quý I/2026",
    ),
    (
        "2",
        None,
        "Tổ chức đối thoại giữa lãnh đạo xã với người dân, doanh nghiệp",
        "Thông báo kết luận",
        "Văn phòng HĐND và UBND xã",
        "Phòng Kinh tế",
        "Tháng 10/2026",
    ),
    ("II", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH"),
    (
        "3",
        Merged("Người dân được phục vụ nhanh chóng, thuận tiện.", 2),
        "Niêm yết, công khai thủ tục hành chính bằng mã QR tại nhà văn hóa các thôn",
        "Mã QR được niêm yết",
        "Trung tâm Phục vụ hành chính công xã",
        "Phòng Văn hóa - Xã hội",
        "Trước ngày 30/4/2026",
    ),
    (
        "4",
        None,
        "Khảo sát mức độ hài lòng của người dân",
        "Báo cáo kết quả khảo sát",
        "Văn phòng HĐND và UBND xã",
        "Trung tâm Phục vụ hành chính công xã",
        "Quý IV/2026",
    ),
)


def write_clean(path: Path) -> None:
    """A commune's short decision without a single slip."""
    office = Office()
    office.head(
        parent="ỦY BAN NHÂN DÂN",
        issuer="XÃ AN BÌNH",
        number="64/QĐ-UBND",
        place_and_date="An Bình, ngày 12 tháng 01 năm 2026",
    )
    office.title(
        "QUYẾT ĐỊNH", "Ban hành Kế hoạch cải cách hành chính xã An Bình năm 2026", "ỦY BAN NHÂN DÂN XÃ AN BÌNH"
    )
    office.basis(
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "Căn cứ Quyết định số 1875/QĐ-UBND ngày 30 tháng 12 năm 2025 của Ủy ban nhân dân tỉnh Kiến An;",
        "Theo đề nghị của Chánh Văn phòng HĐND và UBND xã.",
    )
    office.title("QUYẾT ĐỊNH:")
    office.article("Điều 1.", "Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính xã An Bình năm 2026.")
    office.article("Điều 2.", "Quyết định này có hiệu lực kể từ ngày ký.")
    office.article(
        "Điều 3.", "Chánh Văn phòng HĐND và UBND xã, Trưởng các phòng chịu trách nhiệm thi hành Quyết định này./."
    )
    office.signature(
        ("- Như Điều 3;", "- Sở Nội vụ;", "- Lưu: VT."), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Hoàng Thị Lan"
    )
    office.new_page()
    office.title("KẾ HOẠCH", "Cải cách hành chính xã An Bình năm 2026")
    office.note("(Ban hành kèm theo Quyết định số 64/QĐ-UBND ngày 12 tháng 01 năm 2026 của Ủy ban nhân dân xã)")
    office.heading("I. MỤC TIÊU")
    office.text(
        "1. 100% thủ tục hành chính thuộc thẩm quyền của xã được công khai đầy đủ.",
        "2. Trên 90% hồ sơ thủ tục hành chính được nộp trực tuyến.",
        "3. Mức độ hài lòng của người dân đạt từ 95% trở lên.",
    )
    office.heading("II. NHIỆM VỤ")
    office.text("Nhiệm vụ cụ thể tại Phụ lục kèm theo.")
    office.heading("III. TỔ CHỨC THỰC HIỆN")
    office.heading("1. Văn phòng HĐND và UBND xã")
    office.text("Theo dõi, đôn đốc việc thực hiện; báo cáo Ủy ban nhân dân xã trước ngày 15 của tháng cuối quý.")
    office.heading("2. Phòng Kinh tế")
    office.text("Tham mưu bố trí kinh phí thực hiện Kế hoạch.")
    office.landscape()
    office.title("PHỤ LỤC", "DANH MỤC NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2026")
    office.note("(Kèm theo Quyết định số 64/QĐ-UBND ngày 12 tháng 01 năm 2026 của Ủy ban nhân dân xã)")
    office.table(tasks.HEADINGS, tasks.WIDTHS, CLEAN_ROWS)
    office.save(path)


if __name__ == "__main__":
    write_sample(HERE / "quyet-dinh-mau.docx")
    write_clean(HERE / "quyet-dinh-sach.docx")
