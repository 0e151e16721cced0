"""Direction and the six areas of the reform, by the words that titles of groups, columns and sheets use for them."""

import re

from backend.imports.text import unmarked

# In the order in which plans print them.
AREAS: tuple[tuple[str, str], ...] = (
    ("DIRECTION", r"chi dao|dieu hanh|cd,? ?dh"),
    ("INSTITUTIONS", r"the che|van ban quy pham"),
    ("PROCEDURES", r"thu tuc hanh chinh|thu tuc|tthc|mot cua"),
    ("APPARATUS", r"bo may|tcbm"),
    ("CIVIL_SERVICE", r"cong vu|(?:can bo,? )?cong chuc"),
    ("PUBLIC_FINANCE", r"tai chinh(?: cong)?|tcc"),
    ("DIGITAL_GOVERNMENT", r"chinh (?:quyen|phu) (?:dien tu|so)|chuyen doi so|hien dai hoa|cq[ds]t?|cds"),
)
_FORMS = tuple((area, re.compile(rf"\b(?:{words})\b")) for area, words in AREAS)


def area_of(text: str) -> str | None:
    """The area that is named first in the text; None when none is."""
    plain = unmarked(text)
    found = [(match.start(), area) for area, form in _FORMS if (match := form.search(plain))]
    return min(found)[1] if found else None
