"""What is done with another system's dossiers, in the audit trail's words."""

WORDS: dict[str, str] = {
    "send_dossiers": "đã gửi hồ sơ của hệ thống khác, {system}, tệp {file}",
    "import_dossiers": (
        "đã nhập hồ sơ của hệ thống khác, {system}, {new} mới, {changed} cập nhật, {unchanged} không đổi"
    ),
}
