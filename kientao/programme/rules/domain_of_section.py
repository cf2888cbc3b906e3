"""Which field of reform a heading speaks of."""

from kientao.kernel.key import key

_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("procedures", ("thủ tục hành chính", "một cửa", "tthc")),
    (
        "digital",
        (
            "chính quyền điện tử",
            "chính quyền số",
            "chính phủ điện tử",
            "chính phủ số",
            "hiện đại hóa",
            "chuyển đổi số",
            "công nghệ thông tin",
        ),
    ),
    ("civil-service", ("công vụ", "công chức", "viên chức", "cán bộ")),
    (
        "finance",
        (
            "tài chính công",
            "tài chính",
        ),
    ),
    ("organisation", ("tổ chức bộ máy", "bộ máy")),
    ("institutions", ("thể chế",)),
    ("steering", ("chỉ đạo", "điều hành", "tuyên truyền", "kiểm tra")),
)


def domain_of(title: str) -> str:
    """A value of `kientao.people.domains.DOMAINS`, or "" when the heading names none."""
    words = key(title)
    return next((domain for domain, phrases in _WORDS if any(phrase in words for phrase in phrases)), "")
