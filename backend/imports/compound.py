"""A compound file (OLE): streams by name in what Office wrote before 2007, and in what it writes with a password.

Sectors are chained by tables of the file itself; no chain is followed for longer than the file has sectors.
"""

import struct
from pathlib import Path

from backend.imports.codes import Unreadable
from backend.imports.package import LARGEST_FILE

START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SMALL = 4096  # bytes; shorter streams lie in the small sectors of the root's own stream
LAST = 0xFFFFFFFA  # numbers from here on name no sector
STREAM, ROOT = 2, 5
HEADER = 512


def is_compound(path: Path) -> bool:
    """By its first bytes. Raises Unreadable NOT_FOUND, TOO_LARGE."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Unreadable("TOO_LARGE")
        with path.open("rb") as file:
            return file.read(8) == START
    except OSError as closed:
        raise Unreadable("NOT_FOUND") from closed


class Compound:
    """The directory of a compound file. `names`: every entry, lower case. Raises Unreadable DAMAGED."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        try:
            self._open()
        except (struct.error, IndexError) as broken:
            raise Unreadable("DAMAGED") from broken

    def stream(self, name: str) -> bytes | None:
        """A stream's bytes; None when there is none of that name."""
        if name not in self._entries:
            return None
        start, size = self._entries[name]
        try:
            return self._small(start, size) if size < SMALL else self._chain(start)[:size]
        except (struct.error, IndexError) as broken:
            raise Unreadable("DAMAGED") from broken

    def _open(self) -> None:
        shift, small_shift = struct.unpack_from("<HH", self._content, 30)
        if shift not in {9, 12} or small_shift != 6:
            raise Unreadable("DAMAGED")
        self._size, self._small_size = 1 << shift, 1 << small_shift
        directory, _, _, small_table = struct.unpack_from("<IIII", self._content, 48)
        self._table = self._numbers(self._table_sectors())
        self._entries: dict[str, tuple[int, int]] = {}
        self.names: set[str] = set()
        root = 0, 0
        found = self._chain(directory)
        for at in range(0, len(found), 128):
            length, kind = struct.unpack_from("<HB", found, at + 64)
            start, size = struct.unpack_from("<II", found, at + 116)
            name = found[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace").lower()
            self.names.add(name)
            if kind == ROOT:
                root = start, size
            elif kind == STREAM:
                self._entries.setdefault(name, (start, size))
        self._small_table = _unpacked(self._chain(small_table)) if small_table < LAST else ()
        self._small_stream = self._chain(root[0])[: root[1]] if root[0] < LAST else b""

    def _table_sectors(self) -> list[int]:
        """The sectors that hold the table of chains: 109 are named in the header, the rest in a chain of their own."""
        listed = list(struct.unpack_from("<109I", self._content, 76))
        more = struct.unpack_from("<I", self._content, 68)[0]
        for _ in range(len(self._content) // self._size):
            if more >= LAST:
                break
            *part, more = _unpacked(self._sector(more))
            listed += part
        return [sector for sector in listed if sector < LAST]

    def _numbers(self, sectors: list[int]) -> tuple[int, ...]:
        if len(sectors) * self._size > len(self._content):
            raise Unreadable("DAMAGED")
        return _unpacked(b"".join(self._sector(sector) for sector in sectors))

    def _sector(self, number: int) -> bytes:
        at = HEADER + number * self._size if self._size == HEADER else (number + 1) * self._size
        if at >= len(self._content):
            raise Unreadable("DAMAGED")
        return self._content[at : at + self._size].ljust(self._size, b"\0")

    def _chain(self, sector: int) -> bytes:
        pieces: list[bytes] = []
        while sector < LAST:
            if len(pieces) > len(self._table):
                raise Unreadable("DAMAGED")
            pieces.append(self._sector(sector))
            sector = self._table[sector]
        return b"".join(pieces)

    def _small(self, sector: int, size: int) -> bytes:
        pieces: list[bytes] = []
        while sector < LAST and len(pieces) <= len(self._small_table):
            at = sector * self._small_size
            pieces.append(self._small_stream[at : at + self._small_size])
            sector = self._small_table[sector]
        return b"".join(pieces)[:size]


def _unpacked(content: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(content) // 4}I", content)
