"""Loaded before the settings are: tests write into a folder of their own, never beside the developer's database."""

import os
import tempfile

os.environ.setdefault("KIENTAO_VAR", tempfile.mkdtemp(prefix="kientao-tests-"))
