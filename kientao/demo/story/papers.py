"""Documents the story needs as real files: a plan of Sở Nội vụ, the decision of 2021 and the one that amends."""

from datetime import date
from pathlib import Path

from kientao.demo.sample.office import Office, TableRow
from kientao.demo.sample.tasks import HEADINGS, WIDTHS
from kientao.documents.writing.content import AdministrativeDocument, Clause, Heading, Number, Paragraph
from kientao.documents.writing.document import administrative_document
from kientao.documents.writing.signing import Signer, department

_INSPECTED = ("Sở Y tế", "Sở Xây dựng", "UBND phường Bến Ngự", "UBND xã Sơn Hà", "UBND xã Yên Lạc")
_EARLIER: tuple[TableRow, ...] = (
    ("I", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH"),
    (
        "1",
        "Hồ sơ được giải quyết một lần, một nơi.",
        "Xây dựng bộ phận một cửa hiện đại tại tất cả các đơn vị hành chính cấp xã",
        "Báo cáo hoàn thành",
        "UBND các huyện, thành phố",
        "Văn phòng UBND tỉnh",
        "Tháng 10/2025",
    ),
    ("II", "CẢI CÁCH TÀI CHÍNH CÔNG"),
    (
        "2",
        "Đầu tư công công khai, minh bạch.",
        "Xây dựng cơ sở dữ liệu dự án đầu tư công của tỉnh",
        "Cơ sở dữ liệu đưa vào sử dụng",
        "Sở Kế hoạch và Đầu tư",
        "Sở Tài chính",
        "Tháng 6/2025",
    ),
    ("III", "XÂY DỰNG VÀ PHÁT TRIỂN CHÍNH QUYỀN SỐ"),
    (
        "3",
        "Dữ liệu dùng chung.",
        "Vận hành nền tảng tích hợp, chia sẻ dữ liệu phục vụ chuyển đổi số của tỉnh",
        "Báo cáo kết quả kết nối",
        "Sở Thông tin và Truyền thông",
        "Các sở, ban, ngành",
        "Quý III/2025",
    ),
    (
        "4",
        "Họp không giấy.",
        "Mở rộng hệ thống họp trực tuyến đến cấp xã",
        "Biên bản nghiệm thu",
        "Văn phòng UBND tỉnh",
        "UBND các huyện, thành phố",
        "Tháng 5/2025",
    ),
)
_AMENDED: tuple[TableRow, ...] = (
    ("III", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH"),
    (
        "9",
        "Thủ tục hành chính đơn giản, minh bạch, làm được ở bất kỳ nơi nào trong tỉnh.",
        "Rà soát, đề xuất phương án cắt giảm thời gian giải quyết của ít nhất 30% thủ tục hành chính",
        "Quyết định phê duyệt phương án đơn giản hóa",
        "Văn phòng UBND tỉnh",
        "Các sở, ban, ngành; UBND các xã, phường",
        "Hoàn thành trước ngày 15/7/2026",
    ),
    (
        "29",
        "Đưa dịch vụ công đến gần dân.",
        "Tổ chức điểm phục vụ hành chính công lưu động tại các xã vùng cao Sơn Hà, Xuân Đài",
        "Báo cáo kết quả hoạt động",
        "Trung tâm Phục vụ hành chính công tỉnh",
        "UBND xã Sơn Hà; UBND xã Xuân Đài",
        "Quý III/2026",
    ),
)


def a_plan(number: int, signed: date, about: str) -> bytes:
    """A short kế hoạch of Sở Nội vụ as .docx."""
    return administrative_document(
        AdministrativeDocument(
            issuer=department("Sở Nội vụ", "tỉnh Kiến An"),
            number=Number(number, "KH-SNV"),
            place="Kiến An",
            signed=signed,
            kind="Kế hoạch",
            about=about,
            blocks=(
                Paragraph("Thực hiện Quyết định số 1875/QĐ-UBND ngày 30/12/2025 của Ủy ban nhân dân tỉnh, Sở Nội vụ "
                          f"ban hành Kế hoạch {about[0].lower()}{about[1:]} như sau:"),
                Heading(1, "Mục đích, yêu cầu"),
                Clause(2, "Phát hiện cách làm hay để nhân rộng, việc chưa làm được để khắc phục ngay trong năm."),
                Clause(2, "Kiểm tra đúng trọng tâm, không chồng chéo, không cản trở việc giải quyết hồ sơ của dân."),
                Heading(1, "Đơn vị được kiểm tra"),
                *(Clause(2, f"{unit}.") for unit in _INSPECTED),
                Heading(1, "Tổ chức thực hiện"),
                Paragraph("Phòng Cải cách hành chính chủ trì, tổng hợp kết quả, báo cáo Giám đốc Sở trước ngày "
                          "15/11/2026."),
            ),
            signer=Signer("Đặng Thu Hà", "Giám đốc"),
            receivers=("UBND tỉnh (để báo cáo)", "Các đơn vị được kiểm tra"),
            filing="VT, CCHC",
        )
    )  # fmt: skip


def write_earlier_decision(path: Path) -> None:
    """The plan of 2021-2025, whose tasks name districts and departments that ended in 2025."""
    office = Office()
    title = "Kế hoạch cải cách hành chính nhà nước tỉnh Kiến An giai đoạn 2021 - 2025"
    _decision(office, "1320/QĐ-UBND", "Kiến An, ngày 20 tháng 9 năm 2021", f"Ban hành {title}", "Đinh Công Thành")
    office.new_page()
    office.title("KẾ HOẠCH", "Cải cách hành chính nhà nước tỉnh Kiến An giai đoạn 2021 - 2025")
    office.note("(Ban hành kèm theo Quyết định số 1320/QĐ-UBND ngày 20 tháng 9 năm 2021 của Ủy ban nhân dân tỉnh)")
    office.heading("I. MỤC TIÊU")
    office.text("Đến hết năm 2025, 100% đơn vị hành chính cấp xã có bộ phận một cửa hiện đại.")
    office.heading("II. NHIỆM VỤ")
    office.text("Nhiệm vụ cụ thể tại Phụ lục kèm theo.")
    _annex(office, "1320/QĐ-UBND ngày 20 tháng 9 năm 2021", "DANH MỤC NHIỆM VỤ GIAI ĐOẠN 2021 - 2025", _EARLIER)
    office.save(path)


def write_amending_decision(path: Path) -> None:
    """A decision of May 2026 that changes one task of the year's plan and adds another."""
    office = Office()
    about = "Sửa đổi, bổ sung một số nhiệm vụ của Kế hoạch cải cách hành chính nhà nước tỉnh Kiến An năm 2026"
    _decision(office, "812/QĐ-UBND", "Kiến An, ngày 12 tháng 5 năm 2026", about, "Vũ Đình Sơn")
    _annex(office, "812/QĐ-UBND ngày 12 tháng 5 năm 2026", "NHIỆM VỤ SỬA ĐỔI, BỔ SUNG NĂM 2026", _AMENDED)
    office.save(path)


def _decision(office: Office, number: str, place_and_date: str, about: str, signer: str) -> None:
    office.head(parent="ỦY BAN NHÂN DÂN", issuer="TỈNH KIẾN AN", number=number, place_and_date=place_and_date)
    office.title("QUYẾT ĐỊNH", about)
    office.title("ỦY BAN NHÂN DÂN TỈNH KIẾN AN")
    office.basis("Căn cứ Luật Tổ chức chính quyền địa phương;", "Theo đề nghị của Giám đốc Sở Nội vụ.")
    office.title("QUYẾT ĐỊNH:")
    office.article("Điều 1.", f"{about} (có Phụ lục kèm theo).")
    office.article("Điều 2.", "Quyết định này có hiệu lực thi hành kể từ ngày ký.")
    office.article("Điều 3.", "Thủ trưởng các cơ quan có tên trong Phụ lục chịu trách nhiệm thi hành Quyết định này./.")
    recipients = ("- Như Điều 3;", "- Lưu: VT, NC.")
    office.signature(recipients, ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), signer)


def _annex(office: Office, decision: str, title: str, rows: tuple[TableRow, ...]) -> None:
    office.landscape()
    office.title("PHỤ LỤC", title)
    office.note(f"(Kèm theo Quyết định số {decision} của Ủy ban nhân dân tỉnh)")
    office.table(HEADINGS, WIDTHS, rows)
