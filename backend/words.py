"""Words in both languages at the place where they are used, so that neither can be missing."""

import os
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.functional import lazystr
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

    def filled(self, parts: dict[str, "Words"]) -> "Words":
        """Both texts with `{name}` places filled, each in its own language."""
        vi, en = ({name: getattr(part, of) for name, part in parts.items()} for of in ("vi", "en"))
        return Words(self.vi.format(**vi), self.en.format(**en))


def say(vi: str, en: str, **parts: object) -> str:
    """The sentence in the reader's language, places filled: for answers made on the spot."""
    return Words(vi, en).format(**parts)


def count_said(n: int, vi: str, one: str, many: str) -> str:
    """How many there are of something, at `{n}`; English tells one from several."""
    return say(vi, one if n == 1 else many, n=n)


def number_said(value: object) -> str:
    """A number as it is written in the reader's language, with all its decimals: `1234.5` as 1.234,5 or 1,234.5."""
    english = f"{Decimal(str(value)):,f}"
    return say(english.translate(str.maketrans(",.", ".,")), english)


def amount_said(value: object, unit: str) -> str:
    """A number with its unit: 1.234,5 hồ sơ; a percent sign stands off the number in Vietnamese alone: 81 %, 81%."""
    number = number_said(value)
    return say(f"{number} %", f"{number}%") if unit == "%" else f"{number} {unit}".strip()


def lazily(words: Words) -> Any:
    """The words as Django's own texts: chosen when they are shown."""
    return lazystr(words)


def name_for_forms(model: Any, one: Words, many: Words, **fields: Words) -> None:
    """What the admin pages call a model and its fields. Said beside the pages, so that words are no migration."""
    model._meta.verbose_name, model._meta.verbose_name_plural = lazily(one), lazily(many)
    for name, words in fields.items():
        model._meta.get_field(name).verbose_name = lazily(words)


def terminal_language() -> str:
    """The language of the person at the terminal (LANG), for commands; English unless it is Vietnamese."""
    return "vi" if os.environ.get("LANG", "").lower().startswith("vi") else "en"
