"""Whoever runs jobs outlives a locked file, a restarted server, and a mistake in what is run."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import InterfaceError, OperationalError, connection

_logger = logging.getLogger("kientao.jobs")
_AFTER_A_MISTAKE = 1.0  # seconds: what is tried again and again fills no log


@contextmanager
def surviving(what: str) -> Iterator[None]:
    """What goes wrong inside is logged, under these words, and goes no further."""
    try:
        yield
    except (OperationalError, InterfaceError) as error:
        _logger.warning("%s: the database does not answer (%s)", what, type(error).__name__)
        connection.close()
    except Exception:  # a mistake in an app's code: the others' work goes on
        _logger.exception("%s", what)
        connection.close()
        time.sleep(_AFTER_A_MISTAKE)
