"""Reads and compiles one file in a process of its own: `python -m kientao.programme.worker`.

The request is one JSON object on standard input, the answer one JSON object on standard output. A file that makes a
reader hang, crash or eat memory takes this process with it and nothing else.
"""

import io
import json
import os
import signal
import sys
import traceback
from pathlib import Path
from typing import TypedDict


class Request(TypedDict):
    """`name` is what the file is called where `path` is a temporary place; `seconds` ends this process by itself.
    `memory` bounds the address space in bytes, 0 for no bound. `text_only` leaves the compiling out."""

    path: str
    name: str
    ocr: bool
    text_only: bool
    seconds: float
    memory: int


def main() -> None:
    """Answers one request."""
    request: Request = json.load(sys.stdin.buffer)
    # Whatever a library prints must not get into the answer.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _limit(request)
    with answers:
        answers.write(json.dumps(_answer(request), ensure_ascii=True).encode("ascii"))


def _limit(request: Request) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, request["seconds"] + 5)  # should the parent be gone
    if request["memory"]:
        try:
            import resource

            resource.setrlimit(resource.RLIMIT_AS, (request["memory"], request["memory"]))
        except (ImportError, ValueError, OSError):
            return  # a system without such limits


def _answer(request: Request) -> dict[str, object]:
    from kientao.documents import UnreadableDocument

    try:
        return _compiled(request)
    except UnreadableDocument as refused:
        return {"refused": {"code": refused.code, "message": refused.message, "hint": refused.hint or ""}}
    except MemoryError:
        return {"refused": {"code": "memory"}}
    except OSError as error:
        return {"refused": {"code": "os", "message": error.strerror or str(error)}}
    except Exception:
        if os.environ.get("KIENTAO_DEBUG"):
            traceback.print_exc(file=io.TextIOWrapper(os.fdopen(2, "wb", closefd=False), encoding="utf-8"))
        return {"refused": {"code": "crash"}}


def _compiled(request: Request) -> dict[str, object]:
    from kientao.documents import read_bytes, read_document

    path = Path(request["path"])
    if request["name"]:
        source = read_bytes(path.read_bytes(), request["name"], ocr=request["ocr"])
    else:
        source = read_document(path, ocr=request["ocr"])
    if request["text_only"]:
        return {"text": source.text, "draft": None}

    from kientao.compiler import compile_plan
    from kientao.compiler.as_json import draft_as_json

    return {"text": source.text, "draft": draft_as_json(source, compile_plan(source))}


if __name__ == "__main__":
    main()
