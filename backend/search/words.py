"""Text as search compares it: words of letters and numbers, without marks, case, punctuation and leading zeros.

`plain_of` says the same as the database's `search_plain`, which makes what is searched; a test holds one against the other.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from backend.imports.text import fold, unmarked

_WORD = re.compile(r"[^\W\d_][^\W\d_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W\d_]*)*|[0-9]+")


class Word(NamedTuple):
    """A word of a text: as it is compared, as it was written (one placement of tones), and where it stands."""

    plain: str
    marked: str
    start: int
    end: int


# What was found is looked at for what answers and again for why, and soon found again.
@lru_cache(maxsize=1 << 11)
def words_of(text: str) -> tuple[Word, ...]:
    """In order; digits and letters that touch are words of their own, so that `05KH` is `05` and `KH`."""
    return tuple(_word(found) for found in _WORD.finditer(text))


def plain_of(text: str) -> str:
    """The words with one blank between."""
    return " ".join(word.plain for word in words_of(text))


def has_marks(text: str) -> bool:
    """Whether somebody took the trouble to write tones and letters as they are."""
    return "đ" in text.lower() or any(unicodedata.combining(sign) for sign in unicodedata.normalize("NFD", text))


def _word(found: re.Match[str]) -> Word:
    return Word(*_compared(found.group()), found.start(), found.end())


# A few thousand syllables make up the language, and the same texts are found again and again.
@lru_cache(maxsize=1 << 14)
def _compared(text: str) -> tuple[str, str]:
    plain = text.lstrip("0") or "0" if text[0].isdigit() else unmarked(text)
    return plain, fold(text)
