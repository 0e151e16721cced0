"""Text of cells: cleaned for keeping, folded word by word for comparing names, stripped of marks for reading forms."""

import re
import unicodedata
from typing import NamedTuple

_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile(r"[ \t\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]+")
# Invisible: joiners, marks of direction, soft hyphen; controls and lone surrogates, which no database takes.
_NOTHING = re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\u00ad\u200c-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufffe\uffff]")  # fmt: skip
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d"), "-")
# A tone on the second vowel at the end of a syllable → on the first: hoá → hóa, uỷ → ủy; `hoàn` and `quý` stay.
_OLD_PLACEMENT = re.compile(r"(?<!q)(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])$")
_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+|[^\s\w]|_")


def clean(value: str) -> str:
    """NFC, lines trimmed, runs of blanks one, empty lines at both ends gone; line breaks inside are kept."""
    text = unicodedata.normalize("NFC", _NOTHING.sub("", _BREAKS.sub("\n", value)))
    return "\n".join(_BLANKS.sub(" ", line).strip() for line in text.split("\n")).strip("\n")


def fold(word: str) -> str:
    """One word for comparing: lower case, dash kinds and tone placement made equal."""
    return _OLD_PLACEMENT.sub(_moved, unicodedata.normalize("NFC", word.lower()).translate(_DASHES))


def unmarked(value: str) -> str:
    """Lower case without marks on one line: for headings, areas, deadlines and values."""
    decomposed = unicodedata.normalize("NFD", clean(value).translate(_DASHES).lower().replace("đ", "d"))
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


class Word(NamedTuple):
    """A word or sign of a cleaned text, folded, and where it stands there."""

    text: str
    start: int
    end: int


def words(cleaned: str) -> list[Word]:
    """Words and signs in order; blanks and line breaks between them are told by their places."""
    return [Word(fold(match.group()), match.start(), match.end()) for match in _WORD.finditer(cleaned)]


def _moved(match: re.Match[str]) -> str:
    pair = match.group()
    second = unicodedata.normalize("NFD", pair[1])
    return unicodedata.normalize("NFC", pair[0] + second[1:]) + second[0]
