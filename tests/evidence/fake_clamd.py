"""A process that answers VERSION and INSTREAM as clamd does: `python -m tests.evidence.fake_clamd SOCKET WAY`.

WAY: "sane"; "slow" never answers; "rude" hangs up in the middle; "full" takes no more than a few bytes; "odd" answers
something that means nothing.
"""

import socketserver
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kientao.evidence.clamd_address import ClamdAddress
from tests.evidence.samples import EICAR


@dataclass(frozen=True)
class FakeClamd:
    """Where it listens, and the process to end."""

    address: ClamdAddress
    process: "subprocess.Popen[bytes]"

    def stop(self) -> None:
        """It is gone, as after a crash."""
        self.process.kill()
        self.process.wait()


@contextmanager
def running(socket: Path, way: str = "sane") -> Iterator[FakeClamd]:
    """Inside, the program runs."""
    process = subprocess.Popen([sys.executable, "-m", "tests.evidence.fake_clamd", str(socket), way])
    try:
        until = time.monotonic() + 20
        while not socket.exists():
            assert time.monotonic() < until
            time.sleep(0.02)
        yield FakeClamd(ClamdAddress(path=str(socket)), process)
    finally:
        process.kill()
        process.wait()


class _Conversation(socketserver.StreamRequestHandler):
    way = "sane"

    def handle(self) -> None:
        command = b""
        while not command.endswith(b"\0"):
            command += self.rfile.read(1)
        if command == b"zVERSION\0":
            self.wfile.write(b"ClamAV 1.4.1/27500/Mon Jan  5 08:00:00 2026\0")
        elif command == b"zINSTREAM\0":
            self._scan()
        else:
            self.wfile.write(b"UNKNOWN COMMAND\0")

    def _scan(self) -> None:
        if self.way == "slow":
            time.sleep(60)
        content = b""
        while length := struct.unpack(">I", self.rfile.read(4))[0]:
            content += self.rfile.read(length)
            if self.way == "rude":
                return
            if self.way == "full":
                self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
                return
        found = EICAR in content
        said = b"stream: Eicar-Signature FOUND\0" if found else b"stream: OK\0"
        self.wfile.write(b"stream: who knows\0" if self.way == "odd" else said)


if __name__ == "__main__":
    _Conversation.way = sys.argv[2]
    with socketserver.ThreadingUnixStreamServer(sys.argv[1], _Conversation) as server:
        server.daemon_threads = True
        server.serve_forever()
