"""The other side of `kientao.documents.apart`: what a module does that reads strangers' files and nothing else.

The envelope is one JSON object on standard input, the answer one JSON object on standard output.
"""

import io
import json
import os
import signal
import sys
import traceback
from collections.abc import Callable, Mapping
from typing import Any

_SECONDS_LONGER = 5  # than whoever asked waits: it ends this process itself, unless it is gone


def serve(answer: Callable[[dict[str, Any]], Mapping[str, object]]) -> None:
    """Answers one request, within its limits. `answer` may raise UnreadableDocument, which is a refusal with words."""
    envelope: dict[str, Any] = json.load(sys.stdin.buffer)
    # Whatever a library prints must not get into the answer.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _limit(envelope["seconds"], envelope["memory"])
    with answers:
        answers.write(json.dumps(_answered(answer, envelope["request"]), ensure_ascii=True).encode("ascii"))


def _limit(seconds: float, memory: int) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds + _SECONDS_LONGER)
    if memory:
        try:
            import resource

            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        except (ImportError, ValueError, OSError):
            return  # a system without such limits


def _answered(
    answer: Callable[[dict[str, Any]], Mapping[str, object]], request: dict[str, Any]
) -> Mapping[str, object]:
    from kientao.documents import UnreadableDocument

    try:
        return answer(request)
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
