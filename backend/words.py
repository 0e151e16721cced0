"""Words in both languages at the place where they are used, so that neither can be missing."""

import os
from dataclasses import dataclass

from django.utils.translation import get_language


@dataclass(frozen=True)
class Words:
    """A text in Vietnamese and English; `str()` gives the one of the reader at this moment."""

    vi: str
    en: str

    def __str__(self) -> str:
        return self.en if (get_language() or "vi").startswith("en") else self.vi

    def format(self, **parts: object) -> str:
        """The reader's text with `{name}` places filled."""
        return str(self).format(**parts)


def say(vi: str, en: str, **parts: object) -> str:
    """The sentence in the reader's language, places filled: for answers made on the spot."""
    return Words(vi, en).format(**parts)


def terminal_language() -> str:
    """The language of the person at the terminal (LANG), for commands; English unless it is Vietnamese."""
    return "vi" if os.environ.get("LANG", "").lower().startswith("vi") else "en"
