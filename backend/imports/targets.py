"""Target values: an operator and a number out of what is printed; decimal comma."""

import re
from typing import Any

from backend.imports.text import clean, unmarked

_NUMBER = r"(-?\d{1,3}(?:\.\d{3})+(?:,\d+)?|-?\d+(?:[.,]\d+)?)"
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (">=", re.compile(rf"^(?:≥|>=|it nhat|toi thieu|khong duoi|tu)\s*{_NUMBER}\s*%?(?:\s*tro len)?$")),
    (">=", re.compile(rf"^{_NUMBER}\s*%?\s*tro len$")),
    ("<=", re.compile(rf"^(?:≤|<=|toi da|khong qua|nhieu nhat)\s*{_NUMBER}\s*%?$")),
    ("<", re.compile(rf"^(?:<|duoi|thap hon|it hon)\s*{_NUMBER}\s*%?$")),
    (">", re.compile(rf"^(?:>|tren|hon)\s*{_NUMBER}\s*%?$")),
    ("=", re.compile(rf"^(?:=|dat)?\s*{_NUMBER}\s*%?$")),
)


def printed(value: Any) -> str:
    """The cell as a person reads it: numbers with a decimal comma."""
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:g}".replace(".", ",")
    return clean(str(value))


def read_value(value: Any) -> tuple[str, float | None]:
    """(operator, number); ("", None) for an empty cell; ValueError when it is not understood."""
    text = unmarked(printed(value))
    if not text:
        return "", None
    for operator, form in _FORMS:
        if match := form.match(text):
            return operator, number(match[1])
    raise ValueError(text)


def number(text: str) -> float:
    """`97,28` and `1.234,5` as offices write them."""
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d+)?", text):
        text = text.replace(".", "")
    found = float(text.replace(",", "."))
    return int(found) if found == int(found) else found
