"""File names as they may be stored and shown."""

import re
import unicodedata

from backend.files.kinds import Kind

LONGEST = 180  # characters; a name of this length in Vietnamese still fits file systems' 255 bytes when saved
# Marks that turn the direction of writing hide an ending ("gpj.exe"); control and invisible ones help nobody.
_HIDDEN = {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}


def clean_name(name: str, kind: Kind) -> str:
    """The name in NFC without folders, hidden characters and doubled blanks, ending as its kind does."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    visible = "".join(c for c in last if unicodedata.category(c) not in _HIDDEN)
    text = re.sub(r'[<>:"|?*]', "_", re.sub(r"\s+", " ", visible)).strip()
    length = next((len(ending) for ending in kind.endings if text.lower().endswith(ending)), 0)
    stem, ending = (text[:-length], text[-length:]) if length else (text, kind.endings[0])
    return f"{stem.strip(' .')[:LONGEST] or 'tep'}{ending}"
