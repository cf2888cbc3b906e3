"""Statuses, channels and kinds by their national codes or by the words people write. Pure."""

from collections.abc import Mapping

from kientao.kernel.key import bare
from kientao.registers.onestop.rules.procedure import Channel
from kientao.registers.onestop.rules.states import WORDS, Status


def _choices(words: Mapping[int, tuple[str, ...]]) -> dict[str, int]:
    found = {str(code): code for code in words}
    return found | {_plain(one): code for code, several in words.items() for one in several}


def _plain(text: str) -> str:
    return " ".join(bare(text).split())


_STATUS_WORDS: dict[int, tuple[str, ...]] = {
    Status.FILED: ("Chờ tiếp nhận", "Mới nộp"),
    Status.RECEIVED: ("Đã tiếp nhận", "Mới tiếp nhận"),
    Status.REFUSED: ("Từ chối", "Từ chối tiếp nhận", "Từ chối giải quyết"),
    Status.PROCESSING: ("Đang giải quyết", "Đang thực hiện", "Chờ phê duyệt"),
    Status.SUPPLEMENT: ("Chờ bổ sung", "Yêu cầu bổ sung", "Dừng chờ bổ sung"),
    Status.PAYMENT: ("Chờ nộp phí", "Chờ thanh toán", "Chờ thực hiện nghĩa vụ tài chính"),
    Status.WITHDRAWN: ("Rút hồ sơ", "Đã rút"),
    Status.STOPPED: ("Dừng giải quyết", "Đã dừng"),
    Status.DONE: ("Đã giải quyết", "Đã giải quyết xong", "Đã có kết quả", "Chờ trả kết quả"),
    Status.RETURNED: ("Đã trả", "Hoàn thành", "Trả kết quả"),
}
STATUSES = _choices({one.value: (WORDS[one], *_STATUS_WORDS[one]) for one in Status})
CHANNELS = _choices(
    {
        Channel.COUNTER: ("Trực tiếp", "Tại quầy", "Nộp trực tiếp"),
        Channel.ONLINE: ("Trực tuyến", "Nộp trực tuyến", "Online", "Cổng dịch vụ công"),
        Channel.POST: ("Bưu chính công ích", "Bưu chính", "Qua bưu chính"),
    }
)
APPLICANTS = _choices(
    {
        1: ("Công dân", "Cá nhân", "Người dân"),
        2: ("Doanh nghiệp", "Hộ kinh doanh"),
        3: ("Cơ quan", "Cơ quan nhà nước", "Tổ chức"),
        4: ("Khác",),
    }
)
ID_KINDS = _choices(
    {
        0: ("Không có",),
        1: ("Căn cước", "CCCD", "Căn cước công dân", "CMND", "Chứng minh nhân dân"),
        2: ("Hộ chiếu",),
        3: ("Mã số doanh nghiệp",),
        4: ("Mã số thuế",),
        5: ("Khác",),
    }
)
WAYS_BACK = {
    "0": "counter", "counter": "counter", "truc tiep": "counter", "tai quay": "counter", "nhan truc tiep": "counter",
    "tai bo phan mot cua": "counter", "1": "post", "post": "post", "buu chinh": "post", "qua buu chinh": "post",
    "buu chinh cong ich": "post", "2": "online", "online": "online", "truc tuyen": "online",
}  # fmt: skip


def chosen(words: Mapping[str, int], value: str) -> int | None:
    """The code that the value names, in figures or in words; None for an unknown one."""
    found = words.get(value)
    if found is not None:
        return found
    return words.get(_plain(value.removesuffix(".0")))


def way_back(value: str) -> str:
    """counter, post or online; whatever isn't known is fetched at the counter."""
    return WAYS_BACK.get(_plain(value), "counter")
