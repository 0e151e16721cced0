"""The file as a package of parts, checked before any part is read: kind, password, macros, damage, bombs.

Nothing that a file says about itself is believed: what is unpacked is counted as it flows, and a document type, which
no workbook has and every entity bomb needs, ends the reading.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from xml.parsers import expat

from backend.imports.codes import Unreadable

LARGEST_FILE = 20 * 1024 * 1024  # bytes, as sent
LARGEST_INSIDE = 120 * 1024 * 1024  # bytes, unpacked, of all parts that are read
MOST_PARTS = 2_000
MOST_ELEMENTS = 3_000_000  # of one part
CHUNK = 256 * 1024
MACRO_PARTS = re.compile(r"(?:^|/)(?:vbaproject\.bin$|macrosheets/)", re.IGNORECASE)
MACRO_TYPES = re.compile(r"macroenabled|vbaproject", re.IGNORECASE)

Attributes = dict[str, str]


class Package:
    """An .xlsx or .docx that passed the checks; parts are found by name whatever their case."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        self._parts = {_plain(part.filename): part for part in package.infolist()}
        self._unpacked = 0

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._parts

    def chunks(self, name: str) -> Generator[bytes]:
        """The part's bytes. Raises Unreadable DAMAGED when it is not there, TOO_LARGE when too much was unpacked."""
        part = self._parts.get(_plain(name))
        if part is None:
            raise Unreadable("DAMAGED")
        with self._package.open(part) as stream:
            while chunk := stream.read(CHUNK):
                self._unpacked += len(chunk)
                if self._unpacked > LARGEST_INSIDE:
                    raise Unreadable("TOO_LARGE")
                yield chunk

    def check(self) -> None:
        """Raises Unreadable for what is no such package or one we do not open."""
        parts = self._parts.values()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_INSIDE:
            raise Unreadable("TOO_LARGE")
        if any(part.flag_bits & 1 for part in parts):
            raise Unreadable("ENCRYPTED")
        if any(MACRO_PARTS.search(name) for name in self._parts):
            raise Unreadable("MACROS")
        if any(part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for part in parts):
            raise Unreadable("DAMAGED")
        if "[Content_Types].xml" not in self:
            raise Unreadable("NOT_A_SPREADSHEET")
        types: list[str] = []
        parse(self.chunks("[Content_Types].xml"), lambda _name, given: types.append(given.get("ContentType", "")))
        if any(MACRO_TYPES.search(kind) for kind in types):
            raise Unreadable("MACROS")

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """(kind, part name) by id: what the part `name` (empty: the package) points to inside the package."""
        folder, _, base = name.rpartition("/")
        rels = f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"
        found: dict[str, tuple[str, str]] = {}
        if rels not in self:
            return found

        def start(element: str, given: Attributes) -> None:
            if element == "Relationship" and given.get("TargetMode") != "External":
                kind = given.get("Type", "").rpartition("/")[2]
                found[given.get("Id", "")] = (kind, _joined(folder, given.get("Target", "")))

        parse(self.chunks(rels), start)
        return found


@contextmanager
def opened(path: Path) -> Iterator[Package]:
    """The checked package, closed afterwards. Raises Unreadable with the one code that fits the file."""
    try:
        check_outside(path)
    except OSError as closed:
        raise Unreadable("NOT_FOUND") from closed
    try:
        source = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, struct.error, NotImplementedError) as broken:
        raise Unreadable("DAMAGED") from broken
    try:
        with source:
            package = Package(source)
            package.check()
            yield package
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, struct.error, NotImplementedError) as broken:
        raise Unreadable("DAMAGED") from broken


def check_outside(path: Path) -> None:
    """What can be said without opening the package."""
    if not path.is_file():
        raise Unreadable("NOT_FOUND")
    if path.stat().st_size > LARGEST_FILE:
        raise Unreadable("TOO_LARGE")
    with path.open("rb") as file:
        start = file.read(4)
    if not start.startswith(b"PK\x03\x04"):
        raise Unreadable("NOT_A_SPREADSHEET")


def parse(
    chunks: Generator[bytes],
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Read XML as it flows; names come without their prefix. Raises Unreadable DAMAGED for what is not well formed."""
    parser = expat.ParserCreate()
    parser.buffer_text = True

    count = 0

    def started(name: str, given: Attributes) -> None:
        nonlocal count
        count += 1
        if count > MOST_ELEMENTS:
            raise Unreadable("TOO_LARGE")
        start(name.rpartition(":")[2], given)

    def ended(name: str) -> None:
        if end is not None:
            end(name.rpartition(":")[2])

    def doctype(*_: object) -> None:
        raise Unreadable("DAMAGED")

    parser.StartElementHandler, parser.EndElementHandler = started, ended
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = text, doctype
    try:
        with closing(chunks):  # the part is let go of now, not when the traceback is
            for chunk in chunks:
                parser.Parse(chunk)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as broken:  # LookupError: an encoding nobody knows
        raise Unreadable("DAMAGED") from broken


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _joined(folder: str, target: str) -> str:
    """A relationship's target as the name of a part: `../x` and `/xl/x` are resolved."""
    if target.startswith("/"):
        return target[1:]
    steps: list[str] = folder.split("/") if folder else []
    for step in target.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in {"", "."}:
            steps.append(step)
    return "/".join(steps)
