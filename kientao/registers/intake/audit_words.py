"""What is done with facts of other systems, in the audit trail's words."""

WORDS: dict[str, str] = {
    "keep_intake_source": "đã lưu hệ thống nguồn {name}, {organisation}",
    "keep_intake_mapping": "đã lưu cách đọc «{fact}» của {source}",
    "stage_intake_batch": "đã gửi lô {batch} của {source}, «{fact}», tệp {file}, {rows} dòng, {errors} lỗi",
    "apply_intake_batch": (
        "đã ghi lô {batch} của {source}, «{fact}», {new} mới, {changed} thay đổi, {ended} kết thúc, "
        "{unchanged} giữ nguyên"
    ),
    "take_back_intake_batch": (
        "đã thu hồi lô {batch} của {source}, «{fact}», bỏ {ended} dòng, khôi phục {restored} dòng, vì {reason}"
    ),
}
