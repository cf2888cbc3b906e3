"""What people do with the ledger, in the audit trail's words."""

WORDS: dict[str, str] = {
    "retry_facts": "đã cho ghi lại vào sổ dữ kiện {count} hồ sơ bị gác lại",
    "recount_facts": "đã yêu cầu đối soát sổ dữ kiện",
}
