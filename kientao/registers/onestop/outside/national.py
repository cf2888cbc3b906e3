"""The national portal: takes our syncs, gives what citizens filed there, lists what it has."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol
from urllib.parse import urljoin, urlsplit

from django.conf import settings

from kientao.registers.onestop.outside.http import Answer, NoAnswer, NotReached, TooMuch, ask, post_json
from kientao.registers.onestop.rules.national import (
    ANSWER_SERVICE,
    LIST_SERVICE,
    NEW_SERVICE,
    NO_SESSION,
)

_MOST_FILE, _MOST_ROWS = 26 * 1024 * 1024, 64 * 1024 * 1024
_MOST_PAGES = 10_000
_TRY_AGAIN = frozenset({408, 425, 429})
_NO_SESSION = frozenset({401, 403})
_OF_THE_ROW = frozenset(
    {400, 413, 422}
)  # what was sent is at fault; the others of 4xx are the account's or the portal's


class PortalDown(Exception):
    """It can't be reached, or is not well: the same is tried again later, and does no harm twice."""


class PortalRefused(Exception):
    """It doesn't take what it got. `code` is its error code."""

    def __init__(self, code: int, words: str) -> None:
        super().__init__(words or f"Mã lỗi {code}.")
        self.code = code


class Portal(Protocol):
    """What is asked of the portal; everything raises PortalDown, PortalRefused."""

    def send(self, service: str, row: Mapping[str, Any], *, updating: bool) -> None:
        """One row of a sync."""

    def filed(self) -> list[Mapping[str, Any]]:
        """What citizens filed for this province and nobody has answered for yet."""

    def answer(self, code: str, errors: Mapping[str, str]) -> None:
        """What came of a filing: taken without errors, else refused."""

    def listed(self, first: date, last: date) -> Iterator[Mapping[str, Any]]:
        """Dossiers of the province that the portal has, by the date of reception."""

    def file(self, address: str) -> bytes:
        """A paper that was handed in there."""


@dataclass(slots=True)
class HttpPortal:
    """JSON over POST: a session by name and password, then {session, madonvi, service, …} → {error_code, data}."""

    url: str
    user: str
    password: str
    unit: str
    seconds: float = 30
    _session: str = field(default="", repr=False)

    def send(self, service: str, row: Mapping[str, Any], *, updating: bool) -> None:
        """See Portal."""
        self._asked(service, {"isUpdating": str(updating), "data": [row]})

    def filed(self) -> list[Mapping[str, Any]]:
        """See Portal."""
        return _rows(self._asked(NEW_SERVICE, {}))

    def answer(self, code: str, errors: Mapping[str, str]) -> None:
        """See Portal."""
        words = "; ".join(f"{name}: {said}" for name, said in errors.items())[:2000]
        self._asked(ANSWER_SERVICE, {"data": [{"MaHoSo": code, "TrangThai": "0" if errors else "1", "LyDo": words}]})

    def listed(self, first: date, last: date) -> Iterator[Mapping[str, Any]]:
        """See Portal."""
        for page in range(1, _MOST_PAGES):
            given = {"TuNgay": f"{first:%Y%m%d}", "DenNgay": f"{last:%Y%m%d}", "Trang": str(page)}
            rows = _rows(self._asked(LIST_SERVICE, given))
            if not rows:
                return
            yield from rows

    def file(self, address: str) -> bytes:
        """See Portal. Only from the portal's own host: an address that leads elsewhere is refused."""
        whole, home = urljoin(f"{self.url}/", address), urlsplit(self.url)
        parts = urlsplit(whole)
        if (parts.scheme, parts.netloc) != (home.scheme, home.netloc):
            raise PortalRefused(0, "Đường dẫn tệp không thuộc Cổng quốc gia.")
        try:
            answer = self._got(whole)
            if answer.status in _NO_SESSION:
                self._session = ""
                answer = self._got(whole)
        except TooMuch as error:
            raise PortalRefused(0, "Tệp lớn hơn 26 MB.") from error
        except (NotReached, NoAnswer) as error:
            raise PortalDown(f"Không tải được tệp ({error}).") from error
        if answer.is_good:
            return answer.body
        if answer.status == 404:
            raise PortalRefused(404, "Cổng quốc gia không có tệp này.")
        if answer.status >= 500 or answer.status in _TRY_AGAIN:
            raise PortalDown(f"Cổng quốc gia trả lời {answer.status}.")
        raise PortalRefused(answer.status, f"Cổng quốc gia không cho tải tệp này ({answer.status}).")

    def _got(self, whole: str) -> Answer:
        return ask("GET", whole, headers={"session": self._opened()}, seconds=self.seconds, most=_MOST_FILE)

    def _asked(self, service: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
        """The answer; once more with a new session where the old one has run out."""
        for _ in range(2):
            body = {"session": self._opened(), "madonvi": self.unit, "service": service, **given}
            answer = self._posted("/service", body, _OF_THE_ROW)
            code = answer.get("error_code")
            if code == NO_SESSION:
                self._session = ""
                continue
            if code == 0:
                return answer
            if not isinstance(code, int):
                raise PortalDown("Cổng quốc gia trả lời không đọc được.")
            raise PortalRefused(code, str(answer.get("message") or ""))
        raise PortalDown("Cổng quốc gia không nhận phiên đăng nhập.")

    def _opened(self) -> str:
        if not self._session:
            answer = self._posted("/login", {"username": self.user, "password": self.password})
            session = answer.get("session")
            if answer.get("error_code") != 0 or not isinstance(session, str) or not session:
                raise PortalDown("Cổng quốc gia không cho đăng nhập: kiểm tra tài khoản kết nối.")
            self._session = session
        return self._session

    def _posted(self, path: str, body: Mapping[str, Any], refusing: frozenset[int] = frozenset()) -> Mapping[str, Any]:
        headers = {"dstcode": self.unit, "Charset": "utf-8"}
        try:
            answer = post_json(self.url + path, body, headers=headers, seconds=self.seconds, most=_MOST_ROWS)
        except NotReached as error:
            raise PortalDown(f"Không kết nối được Cổng quốc gia ({error}).") from error
        except NoAnswer as error:
            raise PortalDown(f"Cổng quốc gia không trả lời ({error}).") from error
        if answer.status in refusing:
            raise PortalRefused(answer.status, f"Cổng quốc gia không nhận nội dung này ({answer.status}).")
        if not answer.is_good:
            raise PortalDown(f"Cổng quốc gia trả lời {answer.status}.")
        return answer.json()


def portal() -> Portal | None:
    """The one the operator set; None where there is none: then nothing is queued for it either."""
    given: dict[str, str] = settings.ONESTOP_NATIONAL
    return HttpPortal(given["url"], given["user"], given["password"], given["unit"]) if given else None


def is_connected() -> bool:
    """Is a portal set at all?"""
    return bool(settings.ONESTOP_NATIONAL)


def _rows(answer: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    rows = answer.get("data", [])
    return [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else []
