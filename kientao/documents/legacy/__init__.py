"""Vietnamese of before Unicode: TCVN3 (ABC) and VNI, told by font or by the words they make."""

from kientao.documents.legacy.converting import Encoding, converted, holds_only_bytes
from kientao.documents.legacy.detection import legacy_encoding
from kientao.documents.legacy.fonts import LegacyFont, legacy_font

__all__ = ["Encoding", "LegacyFont", "converted", "holds_only_bytes", "legacy_encoding", "legacy_font"]
