"""Texts of an .xls: one at a place, and the table of all texts, which is cut into records anywhere."""

import struct

from backend.imports.codes import Unreadable
from backend.imports.shared import MOST_STRINGS, MOST_TEXT

WIDE, FOREIGN, RICH = 1, 4, 8  # two bytes a character; what follows the characters


def text_at(data: bytes, at: int, *, wide: int = 2) -> tuple[str, int]:
    """(text, where it ends) of a text whose length takes `wide` bytes; without what may follow it."""
    length, flags = struct.unpack_from("<HB" if wide == 2 else "<BB", data, at)
    begin, size = at + wide + 1, length * 2 if flags & WIDE else length
    if begin + size > len(data):
        raise Unreadable("DAMAGED")
    return _decoded(data[begin : begin + size], flags), begin + size


def shared_texts(records: list[bytes]) -> list[str]:
    """The texts of the table, by index; `records`: its own and those that continue it."""
    if not records:
        return []
    count = struct.unpack_from("<I", records[0], 4)[0]
    if count > MOST_STRINGS:
        raise Unreadable("TOO_LARGE")
    if sum(map(len, records)) > MOST_TEXT * 2:
        raise Unreadable("TOO_LARGE")
    table = _Table(records)
    return [table.text() for _ in range(count)]


class _Table:
    """A reading from the table's beginning; a record that begins inside a text says anew how wide its characters are."""

    def __init__(self, records: list[bytes]) -> None:
        self._records, self._record, self._at = records, 0, 8

    def text(self) -> str:
        """The next text."""
        length, flags = struct.unpack("<HB", self._bytes(3))
        runs = struct.unpack("<H", self._bytes(2))[0] if flags & RICH else 0
        extra = struct.unpack("<I", self._bytes(4))[0] if flags & FOREIGN else 0
        found, left = [], length
        while left:
            if self._rest() == 0:
                self._next()
                flags = self._records[self._record][0]
                self._at = 1
            width = 2 if flags & WIDE else 1
            taken = min(left, self._rest() // width)
            if not taken:
                raise Unreadable("DAMAGED")
            found.append(_decoded(self._bytes(taken * width), flags))
            left -= taken
        self._bytes(runs * 4 + extra)
        return "".join(found)

    def _rest(self) -> int:
        return len(self._records[self._record]) - self._at

    def _next(self) -> None:
        self._record, self._at = self._record + 1, 0
        if self._record >= len(self._records):
            raise Unreadable("DAMAGED")

    def _bytes(self, count: int) -> bytes:
        pieces = []
        while count:
            if self._rest() == 0:
                self._next()
            piece = self._records[self._record][self._at : self._at + count]
            if not piece:
                raise Unreadable("DAMAGED")
            pieces.append(piece)
            self._at += len(piece)
            count -= len(piece)
        return b"".join(pieces)


def _decoded(content: bytes, flags: int) -> str:
    return content.decode("utf-16-le" if flags & WIDE else "latin-1", "replace")
