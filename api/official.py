"""What stands in head and foot of any paper of an office (Decree 30/2020/NĐ-CP, domain.md §7): names, symbol, place, date, signer."""

import re
from datetime import date

from backend.imports.text import unmarked
from backend.organisations.models import OrgUnit

COMMITTEE = "ủy ban nhân dân"
_PLACE = re.compile(r"(?:xã|phường|thị trấn|đặc khu|tỉnh|thành phố)\s+(.+)$", re.IGNORECASE)
_DEPUTY = re.compile(r"\bpho (?:chu tich|giam doc)\b")
_TITLE = re.compile(r"^(?:phó\s+)?(?:chủ tịch|giám đốc)(?:\s+ubnd)?", re.IGNORECASE)


def names_of(body: OrgUnit) -> tuple[str, str]:
    """Two lines for the issuing body: the committee and its place, or the body above and the body."""
    return lines_of(body.name, body.parent.name if body.parent else "")


def lines_of(name: str, above: str = "") -> tuple[str, str]:
    """As `names_of`, of a name as it is written."""
    if is_committee(name):
        return COMMITTEE.upper(), name[len(COMMITTEE) :].strip().upper()
    return above.upper(), name.upper()


def is_committee(name: str) -> bool:
    """Whether it is a People's Committee, which signs as a whole."""
    return name.lower().startswith(COMMITTEE)


SYMBOLS = {"Kế hoạch": "KH", "Chương trình": "CTr", "Quyết định": "QĐ", "Đề án": "ĐA", "Chỉ thị": "CT"}


def symbol_of(kind: str, body: OrgUnit) -> str:
    """After the number of a document of this kind: `KH-UBND`."""
    sign = SYMBOLS.get(kind, "…")
    return f"{sign}-UBND" if is_committee(body.name) else f"{sign}-…"


def place_of(body: OrgUnit) -> str:
    """Where it is signed."""
    found = _PLACE.search(body.name)
    return found[1] if found else "..."


def dated(day: date | None) -> str:
    """Days below ten and the first two months have a nought before them."""
    if day is None:
        return "ngày ... tháng ... năm ..."
    return f"ngày {day.day:02} tháng {f'{day.month:02}' if day.month < 3 else day.month} năm {day.year}"


def signer_of(printed: str) -> tuple[str, bool]:
    """(name, as a deputy) of `Nguyễn Văn A, Phó Chủ tịch` or `Chủ tịch Nguyễn Văn A`."""
    parts = [part.strip() for part in re.split(r"[,;()\n]|\s-\s", printed) if part.strip()]
    names = [name for part in parts if (name := _TITLE.sub("", part).strip())]
    return (names[0] if names else ""), bool(_DEPUTY.search(unmarked(printed)))
