"""The characters of a file that may be text."""

from kientao.documents.decoding import decoded
from kientao.documents.refusals import UnreadableDocument


def decoded_words(data: bytes, name: str) -> str | None:
    """The text of `data`, or None for bytes that are none."""
    try:
        return decoded(data, name)
    except UnreadableDocument:
        return None
