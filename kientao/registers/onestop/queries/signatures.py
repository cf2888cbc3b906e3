"""What the digital signatures of a kept file are worth, as plain values that stay with the result."""

from pathlib import Path
from typing import Any

from django.conf import settings

from kientao.base.clock import now
from kientao.evidence.media import PDF
from kientao.evidence.models import StoredFile
from kientao.evidence.storage import open_stored
from kientao.registers.onestop.words import moment_words


def checked_signatures(file: StoredFile) -> dict[str, Any]:
    """{"signatures": [{holder, issuer, at, good, trusted, problems}]} of a PDF; {} for other kinds.

    What can't be read says so under "failed": the file is kept all the same, unsigned as far as is known.
    """
    if file.media is not PDF:
        return {}
    from kientao.documents.signing.checking import check_pdf  # its libraries take a second to load
    from kientao.documents.signing.refusals import CannotCheck

    with open_stored(file.sha256) as content:
        try:
            found = check_pdf(content.read(), now=now(), roots=_roots())
        except CannotCheck as reason:
            return {"signatures": [], "failed": str(reason)}
    return {
        "signatures": [
            {
                "holder": one.holder.name if one.holder else "",
                "issuer": one.holder.issuer if one.holder else "",
                "at": moment_words(one.at),
                "good": one.good,
                "whole": one.whole,
                "trusted": one.trusted,
                "problems": list(one.problems),
            }
            for one in found
        ],
        "checked": now().isoformat(),
    }


def _roots() -> list[bytes]:
    """Certificates of who is trusted, as the operator put them beside the data."""
    folder = Path(settings.SIGNATURE_ROOTS)
    return [path.read_bytes() for path in sorted(folder.glob("*.*")) if path.is_file()] if folder.is_dir() else []
