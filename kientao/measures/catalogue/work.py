"""How offices work: the plan, inspections, documents and files without paper, reports, news."""

from kientao.measures.measure import Amount, Measure, Ratio, Unit, rows, share

_FINDINGS = rows("finding")
_FILES = rows("work-file")


def _files(level: str, words: str, english: str) -> Measure:
    return Measure(
        f"work-files-online-{level}", f"Hồ sơ công việc {words} xử lý trên môi trường mạng",
        f"Work files online, {english}",
        share("work-file", {"level": level}, online=1),
    )  # fmt: skip


MEASURES = (
    Measure(
        "deliverables-on-time", "Nhiệm vụ hoàn thành đúng hạn", "Deliverables on time",
        share("deliverable-due", state="on-time"),
        about="Trong số sản phẩm đến hạn của cơ quan.",
    ),
    Measure(
        "deliverables-done", "Nhiệm vụ hoàn thành", "Deliverables done",
        share("deliverable-due", state=("on-time", "late")),
    ),
    Measure(
        "inspected", "Cơ quan được kiểm tra", "Bodies inspected",
        Ratio(rows("inspection", distinct="agency"), rows("body-standard", standard="plan-issued", distinct="agency")),
        about="Trong số cơ quan phải có kế hoạch cải cách hành chính.",
    ),
    Measure("inspections", "Cuộc kiểm tra", "Inspections", Amount(rows("inspection")), unit=Unit.COUNT),
    Measure(
        "inspections-digital", "Kiểm tra qua môi trường số", "Inspections by digital means",
        share("inspection", digital=1),
    ),
    Measure(
        "findings-fixed", "Vấn đề qua kiểm tra đã khắc phục", "Findings fixed",
        share("finding", fixed=1),
    ),
    Measure(
        "findings-fixed-in-time", "Vấn đề qua kiểm tra khắc phục đúng hạn", "Findings fixed in time",
        share("finding", fixed_in_time=1),
    ),
    Measure(
        "documents-electronic", "Văn bản trao đổi dưới dạng điện tử", "Documents exchanged electronically",
        share("document-exchanged", electronic=1), about="Trừ văn bản mật.",
    ),
    Measure(
        "documents-signed", "Văn bản điện tử có chữ ký số", "Electronic documents signed",
        share("document-exchanged", {"electronic": 1}, signed=1),
    ),
    Measure(
        "work-files-online", "Hồ sơ công việc xử lý trên môi trường mạng", "Work files online",
        share("work-file", online=1), about="Trừ hồ sơ có nội dung mật.",
    ),
    _files("province", "cấp tỉnh", "province"),
    _files("district", "cấp huyện", "districts"),
    _files("commune", "cấp xã", "communes"),
    Measure(
        "reports-by-system", "Báo cáo qua hệ thống thông tin báo cáo", "Reports by the reporting system",
        share("report-sent", by_system=1),
    ),
    Measure(
        "reports-on-time", "Báo cáo đúng hạn", "Reports on time",
        share("report-sent", on_time=1),
    ),
    Measure(
        "broadcasts", "Số chuyên mục phát thanh, truyền hình", "Broadcasts",
        Amount(rows("news-item", medium="broadcast")), unit=Unit.COUNT,
    ),
)  # fmt: skip
