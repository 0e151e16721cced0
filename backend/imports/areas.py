"""Which area a title names: by the words that titles of groups, columns and sheets use for the areas of a programme."""

import re
from collections.abc import Collection, Sequence
from typing import Any

from backend.imports.text import unmarked

# The reform's, for a reading without a database; else the programme's own are given (backend/plans/areas.py).
REFORM: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("DIRECTION", "Chỉ đạo, điều hành", ("chỉ đạo", "điều hành", "cđđh", "cđ đh", "cđ, đh", "cđ,đh")),
    ("INSTITUTIONS", "Cải cách thể chế", ("thể chế", "văn bản quy phạm")),
    ("PROCEDURES", "Cải cách thủ tục hành chính", ("thủ tục", "tthc", "một cửa")),
    ("APPARATUS", "Cải cách tổ chức bộ máy", ("bộ máy", "tcbm")),
    ("CIVIL_SERVICE", "Cải cách chế độ công vụ", ("công vụ", "công chức", "cán bộ, công chức", "cán bộ công chức")),
    ("PUBLIC_FINANCE", "Cải cách tài chính công", ("tài chính", "tcc")),
    (
        "DIGITAL_GOVERNMENT", "Chính quyền điện tử, chính quyền số",
        (
            "chính quyền điện tử", "chính quyền số", "chính phủ điện tử", "chính phủ số", "chuyển đổi số", "hiện đại hóa", "cqđt", "cqst",
            "cqđ", "cqs", "cđs",
        ),
    ),
)  # fmt: skip


class Namer:
    """Finds areas by their names and words. `areas`: code, name and words of each, in the order plans print them."""

    def __init__(self, areas: Collection[Sequence[Any]] = REFORM) -> None:
        self.names = tuple(name for _, name, _ in areas)
        self.forms = [(code, _form([name, *words])) for code, name, words in areas]

    def __call__(self, text: str) -> str | None:
        """The area that is named first in the text, of two at one place the longer; None when none is."""
        plain = unmarked(text)
        found = [(match.start(), -len(match[0]), area) for area, form in self.forms if (match := form.search(plain))]
        return min(found)[2] if found else None


def _form(words: list[str]) -> re.Pattern[str]:
    """Whole words, the longest first."""
    plain = sorted({unmarked(word) for word in words} - {""}, key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in plain) or r"(?!)")
