"""The national portal for practice: offers filed dossiers, checks every sync against the rules of the fields."""

import json
import secrets
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from kientao.registers.onestop.outside.stand_in.answering import Environ, Start, as_json, body_of, nothing
from kientao.registers.onestop.rules.national import (
    ANSWER_SERVICE,
    DOSSIER_SERVICE,
    EXISTS,
    LIST_SERVICE,
    NEW_SERVICE,
    NO_SESSION,
    PROGRESS_SERVICE,
    UNKNOWN,
    WRONG,
)
from kientao.registers.onestop.rules.national_fields import wrong_dossier, wrong_progress

_PAGE = 500


@dataclass
class PortalStandIn:
    """A WSGI application. `dossiers` by code as they were synced; `filed` waits to be fetched; `answers` came back.

    `broken` answers everything with 503, `bad_files` those files with a status of their own; `refuse` names a code it
    never takes, or never hears an answer of; sessions end after `session_calls`.
    """

    user: str = "tinh"
    password: str = "mat-khau"  # noqa: S105, of practice
    dossiers: dict[str, dict[str, Any]] = field(default_factory=dict)
    progress: list[dict[str, Any]] = field(default_factory=list)
    order: list[tuple[str, str, str]] = field(default_factory=list)
    filed: dict[str, dict[str, Any]] = field(default_factory=dict)
    answers: dict[str, tuple[str, str]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    bad_files: dict[str, str] = field(default_factory=dict)
    doubled: list[str] = field(default_factory=list)
    broken: bool = False
    refuse: str = ""
    session_calls: int = 0
    _sessions: dict[str, int] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """POST /login, POST /service, GET /files/NAME."""
        path = environ["PATH_INFO"]
        if self.broken:
            return as_json(start, {"error": "busy"}, "503 Service Unavailable")
        if environ["REQUEST_METHOD"] == "GET":
            return self._file(environ, start, path)
        try:
            given = json.loads(body_of(environ))
        except ValueError:
            return as_json(start, _error(WRONG, "Không đọc được JSON."))
        if path == "/login":
            return as_json(start, self._login(given))
        if path != "/service":
            return nothing(start)
        with self._lock:
            return as_json(start, self._served(given))

    def file(self, row: dict[str, Any]) -> None:
        """A citizen files a dossier."""
        self.filed[row["MaHoSo"]] = row

    def _login(self, given: dict[str, Any]) -> dict[str, Any]:
        if (given.get("username"), given.get("password")) != (self.user, self.password):
            return _error(WRONG, "Sai tài khoản.")
        session = secrets.token_hex(8)
        self._sessions[session] = 0
        return {"session": session, "error_code": 0}

    def _served(self, given: dict[str, Any]) -> dict[str, Any]:
        session = given.get("session", "")
        if session not in self._sessions or (self.session_calls and self._sessions[session] >= self.session_calls):
            return _error(NO_SESSION, "Hết phiên đăng nhập.")
        self._sessions[session] += 1
        services: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
            DOSSIER_SERVICE: self._synced,
            PROGRESS_SERVICE: self._progressed,
            NEW_SERVICE: lambda _: {"error_code": 0, "data": list(self.filed.values())},
            ANSWER_SERVICE: self._answered,
            LIST_SERVICE: self._listed,
        }
        served = services.get(str(given.get("service")))
        return served(given) if served else _error(WRONG, "Không có dịch vụ này.")

    def _synced(self, given: dict[str, Any]) -> dict[str, Any]:
        if given.get("isUpdating") not in ("True", "False"):
            return _error(WRONG, "isUpdating phải là True hoặc False.")
        for row in given.get("data", []):
            if wrong := wrong_dossier(row):
                return _error(WRONG, _said(wrong))
            code = row["MaHoSo"]
            if code == self.refuse:
                return _error(WRONG, "Hồ sơ này không được nhận.")
            if given["isUpdating"] == "True" and code not in self.dossiers:
                return _error(UNKNOWN, "Chưa có hồ sơ này.")
            if given["isUpdating"] == "False" and code in self.dossiers:
                return _error(EXISTS, "Hồ sơ này đã có.")
            self.dossiers[code] = row
            self.order.append((code, DOSSIER_SERVICE, row["TrangThaiHoSo"]))
        return {"error_code": 0}

    def _progressed(self, given: dict[str, Any]) -> dict[str, Any]:
        for row in given.get("data", []):
            if wrong := wrong_progress(row):
                return _error(WRONG, _said(wrong))
            if row["MaHoSo"] not in self.dossiers:
                return _error(UNKNOWN, "Chưa có hồ sơ này.")
            self.progress.append(row)
            self.order.append((row["MaHoSo"], PROGRESS_SERVICE, row["TrangThai"]))
        return {"error_code": 0}

    def _answered(self, given: dict[str, Any]) -> dict[str, Any]:
        for row in given.get("data", []):
            code = row["MaHoSo"]
            if code == self.refuse:
                return _error(WRONG, "Không nhận câu trả lời này.")
            self.answers[code] = (row["TrangThai"], row.get("LyDo", ""))
            taken = self.filed.pop(code, None)
            if taken is not None and row["TrangThai"] == "1":
                self.dossiers.setdefault(code, taken)
        return {"error_code": 0}

    def _listed(self, given: dict[str, Any]) -> dict[str, Any]:
        rows = [
            {"MaHoSo": code, "TrangThaiHoSo": row["TrangThaiHoSo"], "DonViXuLy": row.get("DonViXuLy", "")}
            for code, row in sorted(self.dossiers.items())
            if given["TuNgay"] <= str(row.get("NgayTiepNhan") or row.get("NgayNopHoSo", ""))[:8] <= given["DenNgay"]
        ]
        rows += [row for row in rows if row["MaHoSo"] in self.doubled]
        first = (int(given["Trang"]) - 1) * _PAGE
        return {"error_code": 0, "data": rows[first : first + _PAGE]}

    def _file(self, environ: Environ, start: Start, path: str) -> Iterable[bytes]:
        name = path.removeprefix("/files/")
        if name in self.bad_files:
            return as_json(start, {"error": "no"}, self.bad_files[name])
        content = self.files.get(name)
        if environ.get("HTTP_SESSION", "") not in self._sessions or content is None:
            return nothing(start)
        start("200 OK", [("Content-Type", "application/octet-stream")])
        return [content]


def _error(code: int, words: str) -> dict[str, Any]:
    return {"error_code": code, "message": words}


def _said(wrong: dict[str, str]) -> str:
    return "; ".join(f"{name}: {words}" for name, words in sorted(wrong.items()))
