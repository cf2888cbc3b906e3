"""What a citizen is told of an event, and in which words: once for e-mail, once short enough for a telephone. Pure."""

from dataclasses import dataclass
from datetime import date, datetime

from kientao.kernel.in_words import grouped
from kientao.kernel.unaccented import unaccented
from kientao.kernel.working_time import ZONE
from kientao.registers.onestop.rules.states import Act

LONGEST_PLAIN = 160  # one SMS without accents
LONGEST_ACCENTED = 201  # three parts of one with them
TOLD = frozenset(
    {
        Act.RECEIVE,
        Act.ASK_SUPPLEMENT,
        Act.SUPPLEMENT,
        Act.REFUSE,
        Act.STOP,
        Act.ASK_PAYMENT,
        Act.APOLOGISE,
        Act.EXTEND,
        Act.FINISH,
        Act.RETURN,
    }
)
_BACK = {
    "counter": "Mời đến nhận tại {place}.",
    "post": "Kết quả sẽ được gửi qua bưu chính.",
    "online": "Kết quả điện tử được trả trên Cổng Dịch vụ công quốc gia.",
}


@dataclass(frozen=True, slots=True)
class Known:
    """What there is to tell. `office` answers questions, `place` hands the result out; `due` is what was promised."""

    code: str
    procedure: str
    office: str
    place: str = ""
    due: datetime | None = None
    reason: str = ""
    items: tuple[str, ...] = ()
    answer_by: date | None = None
    amount: int = 0
    way_back: str = "counter"
    has_result: bool = True


@dataclass(frozen=True, slots=True)
class News:
    """`subject` and `text` for e-mail, `core` for a telephone."""

    subject: str
    text: str
    core: str
    office: str


def news(act: Act, known: Known) -> News | None:
    """What the event tells; None where a citizen needn't hear of it."""
    if act not in TOLD or (act is Act.SUPPLEMENT and known.due is None):
        return None
    subject, core, more = _SAID[act](known)
    lines = [
        f"{core}",
        *more,
        "",
        f"Mã hồ sơ: {known.code}",
        f"Thủ tục: {known.procedure}",
        f"Nơi trả lời: {known.office}",
    ]
    return News(f"{subject}: hồ sơ {known.code}"[:250], "\n".join(lines).strip() + "\n", core, known.office)


def short(told: News, *, accents: bool) -> str:
    """At most 160 letters without accents, 201 with: the news whole, and as much of the office's name as fits."""
    most = LONGEST_ACCENTED if accents else LONGEST_PLAIN
    core, office = (told.core, told.office) if accents else (unaccented(told.core), unaccented(told.office))
    core = _plain(core) if not accents else core
    office = _plain(office) if not accents else office
    room = most - len(core) - 1
    if room < 8:
        return core[:most]
    return f"{core} {office if len(office) <= room else office[: room - 1].rstrip() + '.'}"


def _plain(text: str) -> str:
    """Letters every telephone shows; what has no plain form is left out."""
    return "".join(letter if letter.isascii() else "-" if letter in "–—" else "" for letter in text)


def _received(known: Known) -> tuple[str, str, list[str]]:
    when = f", hẹn trả {_moment(known.due)}" if known.due else ""
    return "Đã tiếp nhận", f"Đã tiếp nhận hồ sơ {known.code}{when}.", []


def _supplement(known: Known) -> tuple[str, str, list[str]]:
    until = f" trước hết ngày {known.answer_by:%d/%m/%Y}" if known.answer_by else ""
    core = f"Hồ sơ {known.code} cần bổ sung {len(known.items)} loại giấy tờ{until}. Xem phiếu yêu cầu bổ sung."
    listed = [f"{number}. {one}" for number, one in enumerate(known.items, start=1)]
    return "Yêu cầu bổ sung", core, [*_reason(known), *listed]


def _supplemented(known: Known) -> tuple[str, str, list[str]]:
    return "Đã nhận bổ sung", f"Đã nhận bổ sung của hồ sơ {known.code}, hẹn trả {_moment(known.due)}.", []


def _refused(known: Known) -> tuple[str, str, list[str]]:
    return "Từ chối", f"Hồ sơ {known.code} bị từ chối. Lý do ghi tại phiếu từ chối.", _reason(known)


def _stopped(known: Known) -> tuple[str, str, list[str]]:
    return "Dừng giải quyết", f"Hồ sơ {known.code} dừng giải quyết. Lý do ghi tại thông báo.", _reason(known)


def _owed(known: Known) -> tuple[str, str, list[str]]:
    core = f"Hồ sơ {known.code} cần nộp {grouped(known.amount)} đồng phí, lệ phí để tiếp tục giải quyết."
    return "Đề nghị nộp phí, lệ phí", core, []


def _sorry(known: Known) -> tuple[str, str, list[str]]:
    core = f"Xin lỗi vì chậm trả kết quả hồ sơ {known.code}. Hẹn lại {_moment(known.due)}."
    return "Thư xin lỗi và hẹn lại", core, _reason(known)


def _prolonged(known: Known) -> tuple[str, str, list[str]]:
    return "Gia hạn giải quyết", f"Hồ sơ {known.code} được gia hạn, hẹn trả {_moment(known.due)}.", _reason(known)


def _done(known: Known) -> tuple[str, str, list[str]]:
    if not known.has_result:
        return "Đã xử lý xong", f"Hồ sơ {known.code} đã xử lý xong.", []
    back = _BACK.get(known.way_back, "").format(place=known.place or known.office)
    return "Đã có kết quả", f"Hồ sơ {known.code} đã có kết quả.", [back]


def _returned(known: Known) -> tuple[str, str, list[str]]:
    return "Đã trả kết quả", f"Đã trả kết quả hồ sơ {known.code}. Cảm ơn ông/bà.", []


_SAID = {
    Act.RECEIVE: _received,
    Act.ASK_SUPPLEMENT: _supplement,
    Act.SUPPLEMENT: _supplemented,
    Act.REFUSE: _refused,
    Act.STOP: _stopped,
    Act.ASK_PAYMENT: _owed,
    Act.APOLOGISE: _sorry,
    Act.EXTEND: _prolonged,
    Act.FINISH: _done,
    Act.RETURN: _returned,
}


def _reason(known: Known) -> list[str]:
    return [f"Lý do: {known.reason}"] if known.reason else []


def _moment(at: datetime | None) -> str:
    return f"{at.astimezone(ZONE):%H:%M ngày %d/%m/%Y}" if at else "theo thông báo của cơ quan giải quyết"
