"""Text of cells: cleaned for keeping, and folded for comparing. Folding keeps every character's place."""

import re
import unicodedata

_BLANKS = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")
_NOTHING = dict.fromkeys(map(ord, "\u200b\u200c\u200d\ufeff\u00ad"))
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_TONES = {"̀": "grave", "́": "acute", "̉": "hook", "̃": "tilde", "̣": "dot"}
# Old placement at the end of a syllable → new: hoá → hóa, uỷ → ủy; `hoàn` and `quý` stay.
_OLD_PLACEMENT = re.compile(r"(?<![qg])([ou])([àáảãạèéẻẽẹỳýỷỹỵ])(?![\w])")


def clean(value: str) -> str:
    """NFC, lines trimmed, runs of blanks one, blank lines at the ends gone; line breaks inside are kept."""
    text = unicodedata.normalize("NFC", value).replace("\r\n", "\n").replace("\r", "\n").translate(_NOTHING)
    return "\n".join(_BLANKS.sub(" ", line).strip() for line in text.split("\n")).strip("\n")


def fold(value: str) -> str:
    """For comparing names: lower case, dash kinds and tone placement made equal. Same length as `value`."""
    folded = value.translate(_DASHES).lower()
    if len(folded) != len(value):  # a letter whose lower case is longer: keep the places
        folded = "".join(c.lower() if len(c.lower()) == 1 else c for c in value.translate(_DASHES))
    return _OLD_PLACEMENT.sub(_moved, folded)


def unmarked(value: str) -> str:
    """Lower case without marks, one line: for headings and deadlines."""
    decomposed = unicodedata.normalize("NFD", value.translate(_DASHES).lower().replace("đ", "d"))
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def _moved(match: re.Match[str]) -> str:
    first, second = match.groups()
    pair = first + unicodedata.normalize("NFD", second)[0]
    if pair not in {"oa", "oe", "uy"}:
        return match.group()
    tone = next(c for c in unicodedata.normalize("NFD", second) if c in _TONES)
    return unicodedata.normalize("NFC", first + tone) + pair[1]
