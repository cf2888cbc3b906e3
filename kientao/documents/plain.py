"""Plain text and Markdown: characters only, the compiler recovers the shape."""

from typing import Literal

from kientao.documents.characters import cleaned
from kientao.documents.decoding import decoded
from kientao.documents.digest import sha256_of
from kientao.documents.legacy import converted, legacy_encoding
from kientao.kernel.source import SourceDocument


def read_plain(data: bytes, name: str, kind: Literal["txt", "md"]) -> SourceDocument:
    """The text as it stands, NFC, without control characters. `blocks` is None.

    Raises UnreadableDocument for binary data and unknown encodings.
    """
    text = decoded(data, name)
    encoding = legacy_encoding(text)
    if encoding is not None:
        text = converted(text, encoding)
    return SourceDocument(name=name, format=kind, sha256=sha256_of(data), text=cleaned(text), converted_from=encoding)
