"""One pasted line about a document, read: "1234/SNV-CCHC ngày 12/3/2026 V/v rà soát TTHC" (product.md §3)."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from backend.plans.models import Document, DocumentKind

LONGEST = 1000  # characters of a line

_NUMBER = re.compile(r"\b\d+[a-zđ]?(?:/\d{4})?[/-][^\W\d_][\w&.]*(?:[/-][\w&.]+)*", re.IGNORECASE)
_DAY = re.compile(
    r"(?:,?\s*ngày\s+)?\b(\d{1,2})(?:\s?[/.-]\s?|\s+tháng\s+)(\d{1,2})(?:\s?[/.-]\s?|,?\s+năm\s+)(\d{4})\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\bv\s?/\s?v\b:?|\bvề việc\b|\bvề\b", re.IGNORECASE)
_BY = re.compile(r"\bcủa\s+(.+)", re.IGNORECASE)

# As the document calls itself, else by the first letters of its symbol (Decree 30/2020/NĐ-CP, annex III).
_CALLED = (
    ("thông báo kết luận", DocumentKind.CONCLUSION), ("kết luận", DocumentKind.CONCLUSION),
    ("chỉ thị", DocumentKind.DIRECTIVE), ("quyết định", DocumentKind.DECISION), ("nghị quyết", DocumentKind.RESOLUTION),
    ("kế hoạch", DocumentKind.PLAN), ("công văn", DocumentKind.OFFICIAL_LETTER),
)  # fmt: skip
_SYMBOLS = {
    "CT": DocumentKind.DIRECTIVE, "QĐ": DocumentKind.DECISION, "NQ": DocumentKind.RESOLUTION, "KH": DocumentKind.PLAN,
    "KL": DocumentKind.CONCLUSION, "TB": DocumentKind.CONCLUSION, "BC": DocumentKind.OTHER, "TTR": DocumentKind.OTHER,
}  # fmt: skip
_ISSUERS = {
    "SNV": "Sở Nội vụ", "STC": "Sở Tài chính", "STP": "Sở Tư pháp", "SXD": "Sở Xây dựng", "SYT": "Sở Y tế",
    "SKHCN": "Sở Khoa học và Công nghệ", "SGDĐT": "Sở Giáo dục và Đào tạo", "SCT": "Sở Công Thương", "TTg": "Thủ tướng Chính phủ",
    "CP": "Chính phủ", "BNV": "Bộ Nội vụ", "VPCP": "Văn phòng Chính phủ",
}  # fmt: skip


@dataclass(frozen=True)
class ReadLine:
    """What the line says; what it does not say is empty."""

    kind: str = ""
    number: str = ""
    issued_on: date | None = None
    issuer: str = ""
    abstract: str = ""


def read_line(text: str, body_id: int) -> ReadLine:
    """The document of the line. Its issuer, where the line names none, is that of the body's last document with the same
    symbol, else one that the symbol stands for."""
    line = " ".join(unicodedata.normalize("NFC", text)[:LONGEST].split())
    number = _NUMBER.search(line)
    day = _DAY.search(line)
    about = _ABOUT.search(line, max((m.end() for m in (number, day) if m), default=0))
    head = line[: about.start()] if about else line
    said = number[0].rstrip(".,;") if number else ""
    return ReadLine(
        kind=_kind(head, said), number=said, issued_on=_date(day), issuer=_issuer(head, day, said, body_id),
        abstract=_abstract(line, about, number, day),
    )  # fmt: skip


def _kind(head: str, number: str) -> str:
    lower = head.lower()
    called = next((kind for words, kind in _CALLED if words in lower), None)
    if called or not number:
        return called or ""
    letters = re.split(r"[/-]", number, maxsplit=1)[1].replace("/", "-").split("-")
    return next((_SYMBOLS[part.upper()] for part in letters if part.upper() in _SYMBOLS), DocumentKind.OFFICIAL_LETTER)


def _date(day: re.Match[str] | None) -> date | None:
    try:
        return date(int(day[3]), int(day[2]), int(day[1])) if day else None
    except ValueError:
        return None


def _issuer(head: str, day: re.Match[str] | None, number: str, body_id: int) -> str:
    if named := _BY.search(head):
        rest = _DAY.sub("", named[1])
        return rest.strip(" ,.;:-–")
    if not number:
        return ""
    symbol = re.sub(r"^\d+[a-zđ]?", "", number, flags=re.IGNORECASE)
    known = Document.objects.filter(body_id=body_id, number__iendswith=symbol).order_by("-issued_on")
    last = known.values_list("issuer", flat=True).first()
    return last or next((_ISSUERS[part] for part in re.split(r"[/-]", symbol) if part in _ISSUERS), "")


def _abstract(line: str, about: re.Match[str] | None, number: re.Match[str] | None, day: re.Match[str] | None) -> str:
    if about:
        said = line[about.end() :]
    else:  # whatever follows number and date, unless it tells who issued it
        said = _BY.sub("", line[max((m.end() for m in (number, day) if m), default=len(line)) :])
    said = said.strip(' ,.;:-–"“”')
    return said[:1].upper() + said[1:]
