"""What a stored file is, read out of its bytes; its name and the sender's word are not believed.

Allowed is what offices send as proof and what a page can show or hand out without running it. Refused: anything that
carries a program (macros, HTML, SVG, archives, programs), sound and film.
"""

import re
import struct
import zipfile
from dataclasses import dataclass
from pathlib import Path

from backend.errors import Invalid
from backend.words import say


@dataclass(frozen=True)
class Kind:
    """A media type, the endings a name of this kind may have (the first is given when it has none of them), and
    whether a browser may show it in the page."""

    media_type: str
    endings: tuple[str, ...]
    inline: bool = False


OFFICE = "application/vnd.openxmlformats-officedocument"
PDF = Kind("application/pdf", (".pdf",), inline=True)
JPEG = Kind("image/jpeg", (".jpg", ".jpeg"), inline=True)
PNG = Kind("image/png", (".png",), inline=True)
WEBP = Kind("image/webp", (".webp",), inline=True)
HEIC = Kind("image/heic", (".heic", ".heif"))
DOCX = Kind(f"{OFFICE}.wordprocessingml.document", (".docx",))
XLSX = Kind(f"{OFFICE}.spreadsheetml.sheet", (".xlsx",))
PPTX = Kind(f"{OFFICE}.presentationml.presentation", (".pptx",))
DOC = Kind("application/msword", (".doc",))
XLS = Kind("application/vnd.ms-excel", (".xls",))
CSV = Kind("text/csv; charset=utf-8", (".csv",))
TEXT = Kind("text/plain; charset=utf-8", (".txt",))

ALLOWED = (PDF, JPEG, PNG, WEBP, HEIC, DOCX, XLSX, PPTX, DOC, XLS, CSV, TEXT)
INLINE = frozenset(kind.media_type for kind in ALLOWED if kind.inline)

_HEAD = 4096
_MAIN_PARTS = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX, "ppt/presentation.xml": PPTX}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_MARKUP = re.compile(r"\s*<\s*(!doctype|html|svg|head|body|script|\?xml|iframe)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
# A list of entries longer than this is no document: reading it would cost more memory than the file itself.
_ZIP_ENTRIES, _ZIP_LIST = 5_000, 2_000_000


def kind_of(path: Path, *, name: str) -> Kind:
    """The kind of the bytes at `path`; `name` only tells CSV from plain text. Raises Invalid when it is not allowed."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    found = _by_signature(head) or _office_document(path, head) or _text(path, head, name)
    if found is None:
        raise not_allowed()
    return found


def not_allowed() -> Invalid:
    """The refusal, with what could be sent instead."""
    return Invalid(
        say(
            "Không nhận loại tệp này. Nhận: PDF, Word, Excel, PowerPoint (không có macro, không đặt mật khẩu), "
            "ảnh JPG, PNG, WEBP, HEIC, văn bản TXT, CSV mã UTF-8.",
            "This kind of file is not taken. Taken are: PDF, Word, Excel, PowerPoint (without macros or password), "
            "pictures as JPG, PNG, WEBP, HEIC, text as TXT or CSV in UTF-8.",
        )
    )


def _by_signature(head: bytes) -> Kind | None:
    if head[:1024].find(b"%PDF-") >= 0:
        return PDF
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return WEBP
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC_BRANDS:
        return HEIC
    return None


def _office_document(path: Path, head: bytes) -> Kind | None:
    if head.startswith(b"PK\x03\x04"):
        return _zipped_document(path)
    return _old_document(path) if head.startswith(_OLE) else None


def _zipped_document(path: Path) -> Kind | None:
    """DOCX, XLSX or PPTX by the part that makes it one; None for any other archive and for one with macros."""
    if not _short_list(path):
        return None
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, UnicodeDecodeError, ValueError):
        return None
    if "[Content_Types].xml" not in names or any(name.lower().endswith("vbaproject.bin") for name in names):
        return None
    return next((kind for part, kind in _MAIN_PARTS.items() if part in names), None)


def _short_list(path: Path) -> bool:
    """Whether the archive's list of entries is short enough to be read at all (its own figures, at its end)."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 65_557))
        tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    # A second, 64-bit record before the end would overrule these figures; no document of this size needs one.
    if at < 0 or len(tail) < at + 22 or tail[max(0, at - 20) :].startswith(b"PK\x06\x07"):
        return False
    entries, length = struct.unpack("<HI", tail[at + 10 : at + 16])
    return bool(entries <= _ZIP_ENTRIES and length <= _ZIP_LIST)


def _old_document(path: Path) -> Kind | None:
    """DOC or XLS by the stream that makes it one; None for other files of this container, and for macros."""
    names = {
        part: part.encode("utf-16-le") for part in ("WordDocument", "Workbook", "_VBA_PROJECT", "EncryptedPackage")
    }
    found = _contained(path, names)
    if found & {"_VBA_PROJECT", "EncryptedPackage"}:
        return None
    if "WordDocument" in found:
        return DOC
    return XLS if "Workbook" in found else None


def _contained(path: Path, wanted: dict[str, bytes]) -> set[str]:
    found: set[str] = set()
    overlap = max(len(part) for part in wanted.values())
    kept = b""
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            window = kept + block
            found |= {name for name, part in wanted.items() if part in window}
            kept = window[-overlap:]
    return found


def _text(path: Path, head: bytes, name: str) -> Kind | None:
    """UTF-8 without control characters that does not begin like a page or a picture made of markup."""
    if not head or b"\0" in head or _MARKUP.match(head.decode("utf-8", "ignore").lstrip("\ufeff")):
        return None
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            while block := lines.read(1 << 16):
                if _CONTROL.search(block):
                    return None
    except UnicodeDecodeError:
        return None
    return CSV if name.lower().endswith(".csv") else TEXT
