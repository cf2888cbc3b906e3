"""Detached signatures (.p7s): signed data in DER (RFC 5652) that carries no content of its own."""

from kientao.evidence import refusals
from kientao.evidence.media import P7S

_SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
_SEQUENCE, _SET, _INTEGER, _OBJECT, _CONTEXT_0 = 0x30, 0x31, 0x02, 0x06, 0xA0


def check_signature(data: bytes, name: str) -> None:
    """Raises UnacceptableFile."""
    try:
        carries = _carries_content(data)
    except (ValueError, IndexError):
        raise refusals.damaged(name, P7S.words) from None
    if carries:
        raise refusals.signature_with_content(name)


def _carries_content(data: bytes) -> bool:
    whole, behind = _value(data, 0, _SEQUENCE)
    if behind != len(data):
        raise ValueError("more behind the end")
    kind, place = _value(whole, 0, _OBJECT)
    if kind != _SIGNED_DATA:
        raise ValueError("not signed data")
    wrapped, _ = _value(whole, place, _CONTEXT_0)
    signed, _ = _value(wrapped, 0, _SEQUENCE)
    _, place = _value(signed, 0, _INTEGER)
    _, place = _value(signed, place, _SET)
    content, _ = _value(signed, place, _SEQUENCE)
    _, place = _value(content, 0, _OBJECT)
    return place != len(content)


def _value(data: bytes, place: int, tag: int) -> tuple[bytes, int]:
    """The value at `place`, which must have that tag, and where the next one begins."""
    if data[place] != tag:
        raise ValueError(f"tag {data[place]:#x} instead of {tag:#x}")
    length, place = data[place + 1], place + 2
    if length & 0x80:
        count = length & 0x7F
        if not 1 <= count <= 4:
            raise ValueError("length")
        length, place = int.from_bytes(data[place : place + count], "big"), place + count
    if place + length > len(data):
        raise ValueError("cut off")
    return data[place : place + length], place + length
