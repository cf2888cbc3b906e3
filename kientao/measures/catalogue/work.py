"""How offices work: the plan, inspections, documents and files without paper, reports, news."""

from kientao.measures.measure import Amount, Measure, Ratio, Unit, rows

_FINDINGS = rows("finding")
_FILES = rows("work-file")


def _files(level: str, words: str, english: str) -> Measure:
    return Measure(
        f"work-files-online-{level}", f"Hồ sơ công việc {words} xử lý trên môi trường mạng",
        f"Work files online, {english}",
        Ratio(rows("work-file", level=level, online=1), rows("work-file", level=level)),
    )  # fmt: skip


MEASURES = (
    Measure(
        "deliverables-on-time", "Nhiệm vụ hoàn thành đúng hạn", "Deliverables on time",
        Ratio(rows("deliverable-due", state="on-time"), rows("deliverable-due")),
        about="Trong số sản phẩm đến hạn của cơ quan.",
    ),
    Measure(
        "deliverables-done", "Nhiệm vụ hoàn thành", "Deliverables done",
        Ratio(rows("deliverable-due", state=("on-time", "late")), rows("deliverable-due")),
    ),
    Measure(
        "inspected", "Cơ quan được kiểm tra", "Bodies inspected",
        Ratio(rows("inspection", distinct="agency"), rows("body-standard", standard="plan-issued", distinct="agency")),
        about="Trong số cơ quan phải có kế hoạch cải cách hành chính.",
    ),
    Measure("inspections", "Cuộc kiểm tra", "Inspections", Amount(rows("inspection")), unit=Unit.COUNT),
    Measure(
        "inspections-digital", "Kiểm tra qua môi trường số", "Inspections by digital means",
        Ratio(rows("inspection", digital=1), rows("inspection")),
    ),
    Measure(
        "findings-fixed", "Vấn đề qua kiểm tra đã khắc phục", "Findings fixed",
        Ratio(rows("finding", fixed=1), _FINDINGS),
    ),
    Measure(
        "findings-fixed-in-time", "Vấn đề qua kiểm tra khắc phục đúng hạn", "Findings fixed in time",
        Ratio(rows("finding", fixed_in_time=1), _FINDINGS),
    ),
    Measure(
        "documents-electronic", "Văn bản trao đổi dưới dạng điện tử", "Documents exchanged electronically",
        Ratio(rows("document-exchanged", electronic=1), rows("document-exchanged")), about="Trừ văn bản mật.",
    ),
    Measure(
        "documents-signed", "Văn bản điện tử có chữ ký số", "Electronic documents signed",
        Ratio(rows("document-exchanged", electronic=1, signed=1), rows("document-exchanged", electronic=1)),
    ),
    Measure(
        "work-files-online", "Hồ sơ công việc xử lý trên môi trường mạng", "Work files online",
        Ratio(rows("work-file", online=1), _FILES), about="Trừ hồ sơ có nội dung mật.",
    ),
    _files("province", "cấp tỉnh", "province"),
    _files("district", "cấp huyện", "districts"),
    _files("commune", "cấp xã", "communes"),
    Measure(
        "reports-by-system", "Báo cáo qua hệ thống thông tin báo cáo", "Reports by the reporting system",
        Ratio(rows("report-sent", by_system=1), rows("report-sent")),
    ),
    Measure(
        "reports-on-time", "Báo cáo đúng hạn", "Reports on time",
        Ratio(rows("report-sent", on_time=1), rows("report-sent")),
    ),
    Measure(
        "broadcasts", "Số chuyên mục phát thanh, truyền hình", "Broadcasts",
        Amount(rows("news-item", medium="broadcast")), unit=Unit.COUNT,
    ),
)  # fmt: skip
