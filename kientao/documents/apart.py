"""Runs what reads strangers' files in a process of its own, with limits of time and memory. Knows no Django.

A file that makes a reader hang, crash or eat memory takes that process with it and nothing else. The process is a
module whose `main` calls `kientao.documents.apart_worker.serve`.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

MEMORY_BYTES = 4 * 1024**3

_HINT_SPLIT = "Tách tệp thành nhiều phần nhỏ hơn rồi thử lại."


@dataclass(frozen=True, slots=True)
class Refused:
    """The file can't be read. `message` says why, `hint` what to do, both in Vietnamese."""

    code: str
    message: str
    hint: str = ""


class Apart:
    """One request to one process. `run` waits for the answer; `stop`, from any thread, ends it early.

    `doing` is the verb of the message for a bug of ours: "Gặp lỗi khi … tệp này".
    """

    def __init__(
        self,
        module: str,
        request: Mapping[str, object],
        *,
        seconds: float,
        memory: int = MEMORY_BYTES,
        doing: str = "đọc",
    ) -> None:
        self._module = module
        self._envelope = {"request": dict(request), "seconds": seconds, "memory": memory}
        self._seconds = seconds
        self._doing = doing
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False
        self._lock = threading.Lock()

    def run(self) -> dict[str, Any] | Refused:
        """The answer of the module. Never raises for what is in the file: that is a `Refused`.

        Codes of its own: "timeout", "memory", "crash", "os", "stopped"; any other is the reader's.
        """
        with self._lock:
            if self._stopped:
                return _STOPPED
            self._process = process = subprocess.Popen(
                [sys.executable, "-P", "-m", self._module],  # -P: files lying about are not modules
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=None if os.environ.get("KIENTAO_DEBUG") else subprocess.DEVNULL,
                start_new_session=True,  # so that converters it starts can be ended with it
            )
        try:
            answer, _ = process.communicate(json.dumps(self._envelope).encode(), timeout=self._seconds)
        except subprocess.TimeoutExpired:
            return Refused("timeout", f"Đọc tệp quá {self._seconds:g} giây nên đã dừng.", _HINT_SPLIT)
        finally:
            self._end()
        return _STOPPED if self._stopped else self._understood(answer)

    def stop(self) -> None:
        """Ends the process with all it started. Nothing happens when it has ended already."""
        with self._lock:
            self._stopped = True
        self._end()

    def _end(self) -> None:
        process = self._process
        if process is None or process.poll() is not None:
            return
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
        process.wait()

    def _understood(self, answer: bytes) -> dict[str, Any] | Refused:
        try:
            given: dict[str, Any] = json.loads(answer)
        except ValueError:
            return Refused(
                "crash", "Trình đọc dừng đột ngột khi đọc tệp này.", "Mở tệp rồi lưu lại dưới dạng .docx và thử lại."
            )
        refused = given.get("refused")
        return given if refused is None else self._refusal(refused)

    def _refusal(self, refused: dict[str, str]) -> Refused:
        code = refused["code"]
        if code == "memory":
            return Refused(code, "Tệp cần nhiều bộ nhớ hơn mức cho phép.", _HINT_SPLIT)
        if code == "crash":
            return Refused(
                code,
                f"Gặp lỗi khi {self._doing} tệp này.",
                "Chạy lại với KIENTAO_DEBUG=1 để xem chi tiết và báo lỗi.",
            )
        if code == "os":
            return Refused(code, f"Không mở được tệp: {refused['message']}.", "Kiểm tra đường dẫn và quyền đọc tệp.")
        return Refused(code, refused["message"], refused.get("hint", ""))


_STOPPED = Refused("stopped", "Đã dừng theo yêu cầu.")
