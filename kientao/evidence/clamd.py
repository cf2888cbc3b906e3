"""Asks a running clamd whether a file carries malware (its INSTREAM command; man clamd(8))."""

import socket
import struct
import time
from dataclasses import dataclass
from typing import BinaryIO

from kientao.evidence.clamd_address import ClamdAddress
from kientao.evidence.kinds import ScanState

_CHUNK = 64 * 1024
_LONGEST_ANSWER = 4096


class ClamdSilent(Exception):
    """The program couldn't be asked, or gave no verdict. The message is for the log."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`engine` is the program with the date of its signatures; `signature` the name of what was found."""

    state: ScanState
    engine: str = ""
    signature: str = ""


def scan(file: BinaryIO, address: ClamdAddress, *, seconds: float) -> Verdict:
    """The verdict on what is left of `file`, CLEAN or INFECTED. Raises ClamdSilent after `seconds` at the latest."""
    until = time.monotonic() + seconds
    try:
        engine = _asked(address, b"zVERSION\0", None, until)
        answer = _asked(address, b"zINSTREAM\0", file, until)
    except OSError as error:  # refused, reset, timed out
        raise ClamdSilent(f"{address}: {error}") from error
    if answer == "stream: OK":
        return Verdict(ScanState.CLEAN, engine[:120])
    if answer.startswith("stream: ") and answer.endswith(" FOUND"):
        return Verdict(ScanState.INFECTED, engine[:120], answer.removeprefix("stream: ").removesuffix(" FOUND")[:120])
    raise ClamdSilent(f"{address}: {answer!r}")


def _asked(address: ClamdAddress, command: bytes, file: BinaryIO | None, until: float) -> str:
    with _connected(address, until) as line:
        line.sendall(command)
        while file is not None and (chunk := file.read(_CHUNK)):
            line.settimeout(_left(until))
            try:
                line.sendall(struct.pack(">I", len(chunk)) + chunk)
            except (BrokenPipeError, ConnectionResetError):
                break  # it has heard enough: its answer says why
        else:
            if file is not None:
                line.sendall(struct.pack(">I", 0))
        return _answer(line, until)


def _connected(address: ClamdAddress, until: float) -> socket.socket:
    if not address.path:
        return socket.create_connection((address.host, address.port), timeout=_left(until))
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        line.settimeout(_left(until))
        line.connect(address.path)
    except OSError:
        line.close()
        raise
    return line


def _answer(line: socket.socket, until: float) -> str:
    heard = b""
    while b"\0" not in heard and len(heard) < _LONGEST_ANSWER:
        line.settimeout(_left(until))
        more = line.recv(1024)
        if not more:
            break
        heard += more
    return heard.split(b"\0")[0].decode("utf-8", "replace").strip()


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError("too late")
    return left
