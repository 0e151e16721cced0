"""Which units an unknown name may mean: those whose names share most words with it."""

from collections.abc import Iterable

from backend.imports.text import clean, words

LIKELY = 0.2  # of the words of two names that are the same
OFFERED = 5  # names told as likely
MOST = 500  # different texts of a file that are looked at


class Likely:
    """Of one body: (code, names) of each unit. The same text is looked at once."""

    def __init__(self, named: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        self._words = {code: [_words(name) for name in names] for code, names in named}
        self._found: dict[str, list[str]] = {}

    def codes(self, text: str) -> list[str]:
        """The likeliest first; none that share too little."""
        if text not in self._found:
            self._found[text] = self._look(_words(text)) if len(self._found) < MOST else []
        return self._found[text]

    def bearing(self, text: str) -> list[str]:
        """Those with a name that has every word of the text, of which there are two at least."""
        asked = _words(text)
        return [code for code, names in self._words.items() if len(asked) > 1 and any(asked <= own for own in names)]

    def _look(self, asked: set[str]) -> list[str]:
        if not asked:
            return []
        shares = {
            code: max(len(asked & own) / len(asked | own) for own in names) for code, names in self._words.items()
        }
        likely = [code for code, share in shares.items() if share >= LIKELY]
        return sorted(likely, key=lambda code: -shares[code])[:OFFERED]


def _words(text: str) -> set[str]:
    return {word.text for word in words(clean(text))}
