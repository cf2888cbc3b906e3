"""Where the browser is."""

import os
import shutil

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str | None:
    """The browser's program (`KIENTAO_CHROMIUM` or an installed one), or None."""
    return os.environ.get("KIENTAO_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
