"""Reads from the environment which folder is looked into for files of other systems."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def intake_folder() -> Path | None:
    """None where no folder is named: nothing is looked for."""
    given = os.environ.get("KIENTAO_INTAKE_FOLDER", "").strip()
    if not given:
        return None
    folder = Path(given)
    if not folder.is_absolute():
        raise ImproperlyConfigured(
            f"KIENTAO_INTAKE_FOLDER={given!r}: cần đường dẫn đầy đủ, ví dụ /var/lib/kientao/tiep-nhan."
        )
    return folder
