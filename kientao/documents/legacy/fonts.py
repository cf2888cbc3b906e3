"""Which old encoding does a font's name tell?"""

from dataclasses import dataclass

from kientao.documents.legacy.converting import Encoding


@dataclass(frozen=True, slots=True)
class LegacyFont:
    """`capitals` when the font draws every letter as a capital (".VnTimeH")."""

    encoding: Encoding
    capitals: bool = False


def legacy_font(name: str) -> LegacyFont | None:
    """The old encoding text in the font `name` is kept in; None for every other font."""
    folded = name.strip().strip("'\"").lower()
    if folded.startswith(".vn"):
        return LegacyFont("TCVN3", capitals=folded.endswith("h") and folded != ".vnbook-h")
    if folded.startswith(("vni-", "vni ")):
        return LegacyFont("VNI")
    return None
