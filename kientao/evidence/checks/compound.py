"""The directory of an old Office file ([MS-CFB]): which streams are inside, and how they begin."""

import struct

_MOST_SECTORS = 1_000_000
_NO_STREAM = 0xFFFFFFFA  # sector numbers from here on mean something else than a sector


class DamagedCompoundFile(Exception):
    """The file says of itself what can't be."""


class CompoundFile:
    """Names of streams and storages in small letters; the first bytes of a stream by its name.

    Raises DamagedCompoundFile.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            self._read()
        except (struct.error, IndexError, ValueError) as error:
            raise DamagedCompoundFile from error

    @property
    def names(self) -> frozenset[str]:
        """Every stream and storage, wherever it stands."""
        return frozenset(self._starts)

    def beginning(self, name: str) -> bytes:
        """The first sector of a stream; b"" where there is none, or it is kept among the small ones."""
        start, size = self._starts.get(name, (_NO_STREAM, 0))
        return b"" if start >= _NO_STREAM or size < self._small else self._sector(start)[:size]

    def _read(self) -> None:
        shift = struct.unpack_from("<H", self._data, 30)[0]
        if shift not in (9, 12):
            raise ValueError("sector size")
        self._size = 1 << shift
        directory = struct.unpack_from("<I", self._data, 48)[0]
        self._small = struct.unpack_from("<I", self._data, 56)[0]
        self._next = self._table()
        self._starts: dict[str, tuple[int, int]] = {}
        for sector in self._chain(directory):
            block = self._sector(sector)
            for place in range(0, self._size, 128):
                self._entry(block[place : place + 128])
        if not self._starts:
            raise ValueError("no directory")

    def _entry(self, entry: bytes) -> None:
        length = struct.unpack_from("<H", entry, 64)[0]
        if entry[66] == 0 or not 2 <= length <= 64:
            return
        name = entry[: length - 2].decode("utf-16-le", "replace").lower()
        self._starts[name] = struct.unpack_from("<II", entry, 116)

    def _sector(self, number: int) -> bytes:
        found = self._data[(number + 1) * self._size : (number + 2) * self._size]
        if len(found) < 128:
            raise ValueError("a sector beyond the end")
        return found.ljust(self._size, b"\0")

    def _table(self) -> list[int]:
        """The sector that follows each sector."""
        parts = list(struct.unpack_from("<109I", self._data, 76))
        more, count = struct.unpack_from("<II", self._data, 68)
        for _ in range(min(count, _MOST_SECTORS)):
            if more >= _NO_STREAM:
                break
            numbers = struct.unpack(f"<{self._size // 4}I", self._sector(more))
            parts.extend(numbers[:-1])
            more = numbers[-1]
            if len(parts) > _MOST_SECTORS:
                raise ValueError("too many sectors")
        table: list[int] = []
        for part in parts:
            if part < _NO_STREAM:
                table.extend(struct.unpack(f"<{self._size // 4}I", self._sector(part)))
            if len(table) > _MOST_SECTORS:
                raise ValueError("too many sectors")
        return table

    def _chain(self, first: int) -> list[int]:
        chain: list[int] = []
        seen: set[int] = set()
        while first < _NO_STREAM:
            if first in seen:
                raise ValueError("sectors in a circle")
            seen.add(first)
            chain.append(first)
            first = self._next[first]
        return chain
