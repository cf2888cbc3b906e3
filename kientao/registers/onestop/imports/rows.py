"""One row of another system, read: what it says, what is wrong with it, what is odd. Pure.

A row is a mapping from our keys (kientao…imports.columns) to what stood in the cell. Nothing here repeats what may be
somebody's name or number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from kientao.registers.onestop.imports.moments import BadMoment, Moment, moment
from kientao.registers.onestop.imports.values import APPLICANTS, CHANNELS, ID_KINDS, STATUSES, chosen, way_back
from kientao.registers.onestop.rules.given import plain_number, tidy
from kientao.registers.onestop.rules.states import ENDED, WORDS, Status

Values = Mapping[str, Any]
_LONGEST = {"code": 60, "name": 300, "subject": 1000, "address": 500, "email": 254, "id_number": 40, "phone": 20}
_SLACK = timedelta(days=1)  # clocks of two systems
_MOST_REQUESTS = 99


@dataclass(slots=True)
class Faults:
    """What is wrong with a row (it is left out) and what is odd (it is taken), each with the key of its column."""

    errors: list[tuple[str, str]] = field(default_factory=list)
    findings: list[tuple[str, str]] = field(default_factory=list)

    def error(self, key: str, words: str) -> None:
        """The row can't be taken."""
        self.errors.append((key, words))

    def finding(self, key: str, words: str) -> None:
        """It is taken, and somebody should look at it."""
        self.findings.append((key, words))


@dataclass(frozen=True, slots=True)
class Request:
    """One request for a supplement: when it was asked and met, and until when it had been due."""

    asked: datetime
    met: datetime | None
    words: str = ""
    due_before: datetime | None = None


class DossierRow(NamedTuple):
    """What another system says of a dossier. Agencies and the procedure are still its words.

    `due` may be a date without a time: then it is due when the office closes. `requests_said` counts what has no date.
    """

    code: str
    procedure: str
    procedure_name: str
    status: Status
    channel: int
    competent: str
    received_at: str
    name: str
    kind: int
    id_kind: int
    id_number: str
    phone: str
    email: str
    address: str
    subject: str
    filed: datetime | None
    received: datetime | None
    due: Moment | None
    done: datetime | None
    returned: datetime | None
    ended: datetime | None
    way_back: str
    requests: tuple[Request, ...]
    requests_said: int


@dataclass(frozen=True, slots=True)
class StepRow:
    """What another system says of one step."""

    code: str
    title: str
    agency: str
    officer: str
    post: str
    started: datetime
    due: datetime | None
    finished: datetime | None


@dataclass(frozen=True, slots=True)
class ResultRow:
    """What another system says of a result."""

    code: str
    title: str
    kind_code: str
    number: str
    issued: datetime | None
    link: str


def read_dossier(values: Values, now: datetime, faults: Faults) -> DossierRow | None:
    """None when it can't be taken; `faults` says why."""
    code = _code(values, faults)
    procedure = _text(values, "procedure", faults)
    if not procedure:
        faults.error("procedure", "Còn trống: ghi mã thủ tục, ví dụ 1.012994.")
    said = _text(values, "status", faults)
    status = chosen(STATUSES, said)
    if status is None:
        faults.error("status", _unknown_status(said))
    channel = _choice(values, "channel", CHANNELS, 1, faults)
    times = {key: _moment(values, key, faults) for key in ("filed", "received", "due", "done", "returned")}
    requests = _requests(values, faults)
    if status is None or faults.errors:
        return None
    filed, received, due, done, returned = times.values()
    moments = _Course(filed, received, due, done, returned, Status(status))
    ended = moments.checked(now, faults)
    if received is None and moments.status not in (Status.FILED, Status.REFUSED):
        faults.finding("received", "Không có ngày tiếp nhận: vẫn nhập, chưa tính được trước hạn hay quá hạn.")
    name = _text(values, "name", faults)
    if not name:
        faults.finding("name", "Không có tên chủ hồ sơ.")
    if faults.errors:
        return None
    return DossierRow(
        code, procedure, _text(values, "procedure_name", faults), moments.status, channel,
        _text(values, "competent", faults), _text(values, "received_at", faults), name or "(không ghi)",
        _choice(values, "kind", APPLICANTS, 1, faults), _id_kind(values),
        plain_number(_text(values, "id_number", faults)),
        _text(values, "phone", faults).replace(" ", "").replace(".", ""), _text(values, "email", faults),
        _text(values, "address", faults), _text(values, "subject", faults),
        filed.at if filed else None, received.at if received else None, due, _at(done), _at(returned), ended,
        way_back(_text(values, "way_back", faults)), requests, _count(values, faults),
    )  # fmt: skip


def read_step(values: Values, now: datetime, faults: Faults) -> StepRow | None:
    """None when it can't be taken; `faults` says why."""
    code, title = _code(values, faults), _text(values, "title", faults)
    started, due = _moment(values, "started", faults), _moment(values, "due", faults)
    finished = _moment(values, "finished", faults)
    if not title:
        faults.error("title", "Còn trống: ghi nội dung của bước.")
    if started is None and not faults.errors:
        faults.error("started", "Còn trống: ghi ngày bắt đầu của bước.")
    if started is not None and finished is not None and _is_before(finished, started):
        faults.error("finished", f"Xử lý xong {_said(finished.at)}, trước khi bắt đầu {_said(started.at)}.")
    _not_ahead({"started": started, "finished": finished}, now, faults)
    if faults.errors or started is None:
        return None
    end = max(finished.at, started.at) if finished else None
    return StepRow(
        code, title[:1000], _text(values, "agency", faults), _text(values, "officer", faults)[:200],
        " – ".join(filter(None, (_text(values, "post", faults), _text(values, "division", faults))))[:250],
        started.at, due.at if due else None, end,
    )  # fmt: skip


def read_result(values: Values, now: datetime, faults: Faults) -> ResultRow | None:
    """None when it can't be taken; `faults` says why."""
    code, title = _code(values, faults), _text(values, "title", faults)
    issued = _moment(values, "issued", faults)
    if not title:
        faults.error("title", "Còn trống: ghi tên giấy tờ kết quả.")
    _not_ahead({"issued": issued}, now, faults)
    if faults.errors:
        return None
    return ResultRow(
        code, title[:500], _text(values, "kind_code", faults)[:60], _text(values, "number", faults)[:80],
        issued.at if issued else None, _text(values, "link", faults)[:500],
    )  # fmt: skip


@dataclass(slots=True)
class _Course:
    filed: Moment | None
    received: Moment | None
    due: Moment | None
    done: Moment | None
    returned: Moment | None
    status: Status

    def checked(self, now: datetime, faults: Faults) -> datetime | None:
        """When it ended; what can't be is refused by name."""
        _not_ahead({"filed": self.filed, "received": self.received, "done": self.done, "returned": self.returned},
                   now, faults)  # fmt: skip
        received = self.received
        if received and self.due and self.due.at.date() < received.at.date():
            faults.error("due", f"Hẹn trả {_said(self.due.at)}, trước ngày tiếp nhận {_said(received.at)}.")
        if self.filed and received and received.at.date() < self.filed.at.date():
            faults.finding("filed", f"Nộp {_said(self.filed.at)}, sau khi tiếp nhận {_said(received.at)}.")
        if self.status not in ENDED:
            if self.done or self.returned:
                words = f"Có ngày kết thúc mà trạng thái là «{WORDS[self.status]}»: giữ theo trạng thái."
                faults.finding("status", words)
            return None
        end = self.done or self.returned
        if end is None:
            words = f"Hồ sơ «{WORDS[self.status]}» phải có ngày kết thúc xử lý hoặc ngày trả."
            faults.error("done", words)
            return None
        if received and end.at < received.at:
            if _is_before(end, received):
                faults.error("done" if self.done else "returned",
                             f"Kết thúc {_said(end.at)}, trước khi tiếp nhận {_said(received.at)}.")  # fmt: skip
            return received.at
        return end.at


def _is_before(one: Moment, other: Moment) -> bool:
    """A date without a time is before another date only."""
    return one.at < other.at and (one.timed or one.at.date() < other.at.date())


def _not_ahead(moments: Mapping[str, Moment | None], now: datetime, faults: Faults) -> None:
    for key, one in moments.items():
        if one is not None and one.at > now + _SLACK:
            faults.error(key, f"{_said(one.at)} còn ở phía trước, sau hôm nay: kiểm tra lại.")


def _requests(values: Values, faults: Faults) -> tuple[Request, ...]:
    several: Sequence[Values] = values.get("supplements") or ()
    found = []
    for one in several or (values,):
        asked, met = _moment(one, "asked", faults), _moment(one, "met", faults)
        if asked is None:
            continue
        if met is not None and met.at.date() < asked.at.date():
            faults.error("met", f"Bổ sung xong {_said(met.at)}, trước khi yêu cầu {_said(asked.at)}.")
        before = _moment(one, "due_before", faults) if several else None
        words = _text(one, "words", faults) if several else ""
        found.append(Request(asked.at, max(met.at, asked.at) if met else None, words, before.at if before else None))
    return tuple(sorted(found, key=lambda one: one.asked))


def _count(values: Values, faults: Faults) -> int:
    text = str(values.get("requests", "")).strip().removesuffix(".0")
    if not text:
        return 0
    if text.isdecimal() and int(text) <= _MOST_REQUESTS:
        return int(text)
    faults.finding("requests", "Không đọc được số lần yêu cầu bổ sung.")
    return 0


def _code(values: Values, faults: Faults) -> str:
    code = _text(values, "code", faults).upper()
    if not code:
        faults.error("code", "Còn trống: ghi mã hồ sơ.")
    return code


def _text(values: Values, key: str, faults: Faults) -> str:
    value = values.get(key)
    if value is None or value == "":
        return ""
    if not isinstance(value, str):
        value = f"{value:.15g}" if isinstance(value, float) else str(value)
    text = value if value.isprintable() and "  " not in value else tidy(value)
    text = text.strip()
    most = _LONGEST.get(key)
    if most is not None and len(text) > most:
        if key == "code":
            faults.error(key, f"Dài {len(text)} ký tự, tối đa {most}.")
        else:
            faults.finding(key, f"Dài {len(text)} ký tự, chỉ giữ {most}.")
        return text[:most]
    return text


def _choice(values: Values, key: str, words: Mapping[str, int], usual: int, faults: Faults) -> int:
    text = _text(values, key, faults)
    if not text:
        return usual
    found = chosen(words, text)
    if found is None:
        faults.error(key, f"Không có «{text[:40]}»: ghi {', '.join(one for one in words if one.isdecimal())}.")
        return usual
    return found


def _id_kind(values: Values) -> int:
    text = str(values.get("id_kind", "")).strip()
    if text:
        found = chosen(ID_KINDS, text)
        return 5 if found is None else found
    return 5 if values.get("id_number") else 0


def _moment(values: Values, key: str, faults: Faults) -> Moment | None:
    value = values.get(key)
    if value is None or value == "":
        return None
    try:
        return moment(value)
    except BadMoment as bad:
        faults.error(key, str(bad))
        return None


def _at(one: Moment | None) -> datetime | None:
    return one.at if one else None


def _said(at: datetime) -> str:
    return f"{at:%d/%m/%Y}" if not (at.hour or at.minute) else f"{at:%H:%M %d/%m/%Y}"


def _unknown_status(said: str) -> str:
    codes = ", ".join(f"{one.value} {WORDS[one]}" for one in Status)
    return f"{f'Không có trạng thái «{said[:40]}»' if said else 'Còn trống'}: ghi một trong {codes}."
