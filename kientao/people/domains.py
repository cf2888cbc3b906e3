"""The fields of administrative reform (NQ 76/NQ-CP of 15/7/2021: six contents, and steering beside them)."""

PROGRAMME_OFFICE = "programme-office"
DOMAINS: dict[str, str] = {
    "steering": "Công tác chỉ đạo, điều hành",
    "institutions": "Cải cách thể chế",
    "procedures": "Cải cách thủ tục hành chính",
    "organisation": "Cải cách tổ chức bộ máy",
    "civil-service": "Cải cách chế độ công vụ",
    "finance": "Cải cách tài chính công",
    "digital": "Xây dựng, phát triển chính quyền điện tử, chính quyền số",
}
SUBJECTS: dict[str, str] = {PROGRAMME_OFFICE: "Cơ quan thường trực cải cách hành chính", **DOMAINS}
