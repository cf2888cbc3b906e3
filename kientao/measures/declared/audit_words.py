"""What is done with declared measures, in the audit trail's words."""

WORDS: dict[str, str] = {
    "declare_measure": "đã soạn chỉ số «{words}», bản {revision}",
    "propose_measure": "đã gửi duyệt chỉ số «{words}», bản {revision}",
    "approve_measure": "đã duyệt chỉ số «{words}», bản {revision}",
    "send_back_measure": "đã trả lại chỉ số «{words}», bản {revision}, vì {reason}",
    "withdraw_measure": "đã ngừng dùng chỉ số «{words}», vì {reason}",
    "drop_measure": "đã bỏ bản nháp chỉ số «{words}»",
}
