"""Everything installed to run may be used and passed on by a public body (docs/adr/0004-licence.md)."""

import importlib.metadata
import re
from pathlib import Path

from tools.fonts import SHIPPED, is_open, notice_agrees

ALLOWED = re.compile(
    r"\b(MIT|MIT-0|MIT-CMU|BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|Apache|ISC|PSF-2\.0|MPL-2\.0|ZPL|Zope|LGPL-3\.0-only|Unlicense)\b"
)
READ_BY_HAND = {"qrcode": "BSD; the other classifier speaks of the trademark QR Code"}
REFUSED = re.compile(r"\bAGPL|\bGPL|Affero|GNU General Public|commercial|proprietary", re.IGNORECASE)


def _licence(name: str) -> str:
    metadata = importlib.metadata.distribution(name).metadata
    classifiers = [value for value in metadata.get_all("Classifier") or [] if value.startswith("License")]
    first_line = (metadata["License"] or "").strip().split("\n")[0]
    return " ".join(filter(None, [metadata["License-Expression"], first_line, *classifiers]))


def test_every_runtime_package_has_an_allowed_licence(root: Path) -> None:
    lock = (root / "requirements" / "runtime.txt").read_text(encoding="utf-8")
    names = re.findall(r"^([a-z0-9._-]+)==(?!.*sys_platform == 'win32')", lock, re.M)  # Windows' own aren't here
    licences = {name: _licence(name) for name in names}
    assert len(licences) > 15
    asked = {name: said for name, said in licences.items() if name not in READ_BY_HAND}
    wrong = {name: said for name, said in asked.items() if not ALLOWED.search(said) or REFUSED.search(said)}
    assert wrong == {}


def test_vendored_parts_carry_their_licences(root: Path) -> None:
    assert "SIL Open Font License" in (root / "kientao/ui/static/ui/fonts/LICENSE").read_text(encoding="utf-8")
    assert "SIL Open Font License" in (root / "kientao/documents/printing/fonts/LICENSE").read_text(encoding="utf-8")
    assert is_open(SHIPPED)
    assert notice_agrees()
    assert "Mozilla Public License" in (root / "tests/browser/vendor/LICENSE-axe-core").read_text(encoding="utf-8")
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in (root / "LICENSE").read_text(encoding="utf-8")
