"""Documents kept beside the repository, for trying; their text never comes into it."""

import os
from pathlib import Path

SHARED = Path(os.environ.get("KIENTAO_SHARED") or Path(__file__).resolve().parent.parent.parent.parent / "shared")
