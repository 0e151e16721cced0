"""What the file of an official document says at its head. No Django here: it runs in the limited child."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from backend.imports.codes import Problem, Unreadable
from backend.imports.letterhead import line_of
from backend.imports.package import Attributes, Package, opened, parse
from backend.imports.word import BREAKS, LEFT_OUT

PAGES = 2
LONGEST = 20_000  # characters; the head is at their beginning


def read_letter(path: Path, *, language: str = "vi") -> dict[str, Any]:
    """`{"line", "errors"}`: the head as one line that could have been pasted, or why there is none."""
    try:
        text = _text(path)
        line = line_of(text)
        if not line:
            raise Unreadable("NO_LETTERHEAD" if text.strip() else "NO_TEXT")
    except Unreadable as whole:
        return failed_letter(whole.problem, language)
    return {"line": line, "errors": []}


def failed_letter(problem: Problem, language: str) -> dict[str, Any]:
    """The answer when nothing could be read."""
    return {"line": "", "errors": [problem.told(language)]}


def _text(path: Path) -> str:
    """The text at the beginning of a PDF or a .docx; of anything else, such as a picture, none."""
    with path.open("rb") as file:
        start = file.read(1024)
    if b"%PDF-" in start:
        return _of_pdf(path)
    if not start.startswith(b"PK\x03\x04"):
        return ""
    with opened(path) as package:
        return _of_word(package)


def _of_pdf(path: Path) -> str:
    """The first two pages. Many offices lock a PDF against changes only: that opens without a password."""
    from pypdf import PasswordType, PdfReader  # here, so that the reading of workbooks does not load it

    try:
        reader = PdfReader(path)
        if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
            raise Unreadable("ENCRYPTED")
        pages = (reader.pages[n].extract_text() for n in range(min(PAGES, len(reader.pages))))
        return "\n".join(pages)[:LONGEST]
    except (Unreadable, MemoryError):
        raise
    except Exception as broken:  # a broken file breaks the library in ways that nobody lists
        raise Unreadable("DAMAGED") from broken


class _Enough(Exception):
    """The head was read; the rest is left alone."""


def _of_word(package: Package) -> str:
    kinds = package.related("")
    name = next((target for kind, target in kinds.values() if kind == "officeDocument"), "")
    if not name.lower().startswith("word/"):
        return ""
    reading = _Paragraphs()
    with suppress(_Enough):
        parse(package.chunks(name), reading.start, reading.end, reading.text)
    return "".join(reading.pieces)


class _Paragraphs:
    """The text as it flows, a line for each paragraph."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._length, self._skipping, self._in_text = 0, 0, False

    def start(self, element: str, given: Attributes) -> None:
        """An element begins."""
        if self._skipping or element in LEFT_OUT:
            self._skipping += 1
        elif element == "t":
            self._in_text = True
        elif element in BREAKS:
            self.pieces.append(BREAKS[element])

    def end(self, element: str) -> None:
        """An element ends."""
        if self._skipping:
            self._skipping -= 1
        elif element == "t":
            self._in_text = False
        elif element == "p":
            self.pieces.append("\n")

    def text(self, piece: str) -> None:
        """Characters."""
        if self._in_text and not self._skipping:
            self._length += len(piece)
            self.pieces.append(piece)
            if self._length > LONGEST:
                raise _Enough
