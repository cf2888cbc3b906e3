"""What is done to evidence, in the audit trail's words (`kientao.base.audit_words`)."""

WORDS: dict[str, str] = {
    "hand_in_evidence": "đã thêm minh chứng «{title}»",
    "withdraw_evidence": "đã rút minh chứng",
    "scan_file": "đã quét mã độc một tệp",
    "sweep_files": "đã dọn kho tệp, bỏ {removed} tệp không còn dùng",
}
