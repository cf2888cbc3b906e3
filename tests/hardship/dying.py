"""A process that ends itself with SIGKILL right before its n-th step, as a power cut would end it.

Steps are: every statement that writes to the database, every commit (before and after it), and what puts files in
place.
"""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

from django.db import connection, connections

_OF_FILES = ("fsync", "link", "replace")


class Steps:
    """Counts steps; at number `last` the process is gone. 0 never ends it."""

    def __init__(self, last: int = 0) -> None:
        self.last, self.count = last, 0

    def step(self) -> None:
        """One more."""
        self.count += 1
        if self.count == self.last:
            os.kill(os.getpid(), signal.SIGKILL)

    def statement(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """For `connection.execute_wrapper`. Between two reads nothing can be lost that wasn't before the first."""
        if not sql.lstrip().upper().startswith("SELECT"):
            self.step()
        return execute(sql, params, many, context)

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Inside, steps are counted."""
        with ExitStack() as stack:
            stack.enter_context(connection.execute_wrapper(self.statement))
            commit = connection._commit  # type: ignore[attr-defined]

            def committed() -> None:
                self.step()
                commit()
                self.step()

            stack.enter_context(patch.object(connection, "_commit", committed))
            for name in _OF_FILES:
                stack.enter_context(patch.object(os, name, self._of_file(getattr(os, name))))
            yield

    def _of_file(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def stepped(*args: Any, **kwargs: Any) -> Any:
            self.step()
            return real(*args, **kwargs)

        return stepped


def in_a_process(work: Callable[[], None]) -> int:
    """Runs `work` in a forked process with connections of its own. The signal that ended it, or -1 after an error."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            work()
            os._exit(0)
        except BaseException:
            import traceback

            traceback.print_exc()
            os._exit(1)
    _, status = os.waitpid(child, 0)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else -os.WEXITSTATUS(status)
