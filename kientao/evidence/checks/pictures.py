"""Photographs and screenshots: whole, of a sane size, and nothing but pictures."""

import struct
import zlib

from kientao.evidence import refusals
from kientao.evidence.media import PNG, Media

MOST_PIXELS = 150_000_000
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_FOREIGN = (b"%PDF-", b"<script", b"<html", b"<svg", b"<?php")


def check_picture(data: bytes, name: str, media: Media) -> None:
    """Raises UnacceptableFile."""
    try:
        width, height = _png(data) if media is PNG else _jpeg(data)
    except (struct.error, IndexError, ValueError):
        raise refusals.damaged(name, media.words) from None
    if width * height > MOST_PIXELS:
        raise refusals.huge_picture(name, MOST_PIXELS)
    head = data[:65_536].lower()
    if b"PK\x05\x06" in data[-66_000:] or any(mark.lower() in head for mark in _FOREIGN):
        raise refusals.two_kinds(name)


def _png(data: bytes) -> tuple[int, int]:
    """Width and height; every chunk has its checksum, the first is the head, the last ends the file."""
    place, size = 8, None
    while True:
        length, kind = struct.unpack_from(">I4s", data, place)
        content = data[place + 8 : place + 8 + length]
        (said,) = struct.unpack_from(">I", data, place + 8 + length)
        if zlib.crc32(kind + content) != said:
            raise ValueError("checksum")
        if size is None:
            if kind != b"IHDR":
                raise ValueError("no head")
            size = struct.unpack_from(">II", content)
        place += 12 + length
        if kind == b"IEND":
            break
    if place != len(data):
        raise ValueError("more behind the end")
    return int(size[0]), int(size[1])


def _jpeg(data: bytes) -> tuple[int, int]:
    """Width and height; segments follow each other up to the picture, and the picture ends."""
    place = 2
    while True:
        if data[place] != 0xFF:
            raise ValueError("no marker")
        marker = data[place + 1]
        if marker == 0xFF:
            place += 1
            continue
        if marker in _ALONE:
            place += 2
            continue
        (length,) = struct.unpack_from(">H", data, place + 2)
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", data, place + 5)
            if data.find(b"\xff\xd9", place) < 0 or not width:
                raise ValueError("no end")
            return int(width), int(height)
        if marker in (0xD9, 0xDA) or length < 2:
            raise ValueError("no frame")
        place += 2 + length
