"""What somebody asked for: each word, with what it is short for or shortened to, as one question to the database; and which
words of a text answer it, so that it can be told why something was found."""

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from backend.search.words import Word, has_marks, plain_of, words_of

DATA = Path(__file__).parent / "data" / "abbreviations.csv"
LONGEST = 200  # characters of a question that are read
MOST = 12  # words
SHORT = 8  # words: a number or code, no text
NEXT = " <-> "
Words = tuple[str, ...]


class Name(NamedTuple):
    """A short form and what it stands for, both in plain words."""

    short: Words
    long: Words

    @classmethod
    def of(cls, short: str, long: str) -> "Name":
        """From texts as they are written."""
        return cls(tuple(plain_of(short).split()), tuple(plain_of(long).split()))


class Term(NamedTuple):
    """A word that must be there; `begun`: still being typed, so that it may go on."""

    text: str
    begun: bool = False

    def meets(self, word: str) -> bool:
        """Whether the word answers it."""
        return word.startswith(self.text) if self.begun else word == self.text

    def __str__(self) -> str:
        return f"'{self.text}'{':*' if self.begun else ''}"


@dataclass(frozen=True)
class Asked:
    """`groups`: each must be met by one of its ways, which are words that must all be there, as typed first. `typed`: the words as written."""

    groups: tuple[tuple[tuple[Term, ...], ...], ...]
    typed: tuple[Word, ...]
    with_marks: bool

    @property
    def query(self) -> str:
        """As PostgreSQL's tsquery."""
        return " & ".join(f"({' | '.join(f'({_all(way)})' for way in ways)})" for ways in self.groups)

    @property
    def phrase(self) -> str:
        """The same one after the other, as typed or as what it is short for."""
        return NEXT.join(f"({' | '.join(f'({_all(way, sign=NEXT)})' for way in ways)})" for ways in self.groups)

    @property
    def digits(self) -> list[str] | None:
        """What the number of a document must be like to answer it, as patterns of LIKE; None when no number was typed."""
        return [f"%{word.plain}%" for word in self.typed if word.plain.isdigit()] or None

    @cached_property
    def met_by(self) -> Callable[[str], bool]:
        """Whether a word answers any part of it."""
        terms = {term for ways in self.groups for way in ways for term in way}
        return cache(lambda word: any(term.meets(word) for term in terms))

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where the text answers it; neighbouring words are one span with what stands between them."""
        words = words_of(text)
        whole = self.met_by(_glued(words))  # of 05/KH-UBND, KHUBND
        spans: list[tuple[int, int]] = []
        before = False
        for word in words:
            hit = self.met_by(word.plain) or (whole and word.plain.isalpha())
            if hit:
                spans.append((spans.pop()[0], word.end) if before else (word.start, word.end))
            before = hit
        return spans

    def said_by(self, texts: Sequence[str]) -> bool:
        """Whether these texts together have the words as they were typed, whatever they are short for."""
        parted = [words_of(text) for text in texts]
        words = {word.plain for one in parted for word in one} | {_glued(one) for one in parted}
        return all(any(term.meets(word) for word in words) for ways in self.groups for term in ways[0])

    def as_written(self, text: str) -> int:
        """How many of the words stand in the text with just these marks."""
        there = {word.marked for word in words_of(text)}
        return sum(word.marked in there for word in self.typed)


def ask(text: str, names: Iterable[Name] = ()) -> Asked | None:
    """The question behind what was typed; None for nothing that can be looked for. `names`: besides the usual
    abbreviations, what units are called here."""
    typed = list(words_of(text[:LONGEST])[:MOST])
    if len(typed) > 1 and len(typed[-1].plain) == 1 and typed[-1].plain.isalpha():
        typed.pop()  # the next word has only begun
    if not typed or (len(typed) == 1 and not _goes_on(typed[0].plain)):
        return None
    known = [*abbreviations(), *names]
    plain = tuple(word.plain for word in typed)
    groups, at = [], 0
    while at < len(plain):
        length, others = _named(plain, at, known)
        last = at + length == len(plain)
        ways = [_terms(plain[at : at + length], last), *(_terms(other, False) for other in others)]
        groups.append(tuple(dict.fromkeys(ways)))
        at += length
    return Asked(tuple(groups), tuple(typed), has_marks(text))


@cache
def abbreviations() -> tuple[Name, ...]:
    """The usual ones, as data."""
    with DATA.open(encoding="utf-8", newline="") as file:
        return tuple(Name.of(row["short"], row["long"]) for row in csv.DictReader(file))


def runs(text: str) -> list[str]:
    """Every run of words of the question, for looking up names that are several words long."""
    plain = [word.plain for word in words_of(text[:LONGEST])[:MOST]]
    return [" ".join(plain[a:b]) for a in range(len(plain)) for b in range(a + 1, len(plain) + 1)]


def _named(plain: Words, at: int, known: Sequence[Name]) -> tuple[int, list[Words]]:
    """How many words from `at` on are one name, the longest, and its other forms; (1, none) for a word that is itself."""
    length: int = 1
    others: list[Words] = []
    for name in known:
        for form, other in ((name.short, name.long), (name.long, name.short)):
            if form and plain[at : at + len(form)] == form and len(form) >= length:
                others = [other, *others] if len(form) == length else [other]
                length = len(form)
    return length, others


def _terms(way: Words, last: bool) -> tuple[Term, ...]:
    terms = [Term(text) for text in way]
    if last and _goes_on(terms[-1].text):
        terms[-1] = terms[-1]._replace(begun=True)
    return tuple(terms)


def _goes_on(word: str) -> bool:
    """A single letter begins too many words to be worth looking for."""
    return len(word) > 1 or word.isdigit()


def _glued(words: Sequence[Word]) -> str:
    """The letters of a number in one word, as the database's `search_number` keeps them; none for a longer text."""
    letters = [word.plain for word in words if word.plain.isalpha()]
    return "".join(letters) if 1 < len(letters) < len(words) <= SHORT else ""


def _all(way: Iterable[Term], *, sign: str = " & ") -> str:
    return sign.join(map(str, way))
