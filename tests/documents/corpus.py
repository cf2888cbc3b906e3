"""The real documents kept beside the repository."""

from pathlib import Path

import pytest

from tests.support.shared import SHARED

CORPUS = SHARED / "corpus"
needs_corpus = pytest.mark.skipif(
    not CORPUS.is_dir(), reason=f"the real documents are not there: {CORPUS} (set KIENTAO_SHARED)"
)


def documents(folder: str, *endings: str) -> list[Path]:
    """Files of a folder of the corpus, none where it is absent."""
    return sorted(path for path in (CORPUS / folder).glob("*") if path.suffix in endings)
