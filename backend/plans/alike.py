"""Which of many titles are alike: by the pairs of neighbouring words they have in common, without trying each with each."""

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

LIKE = 0.62  # share of pairs of neighbouring words two titles must have in common to be the same line, reworded
Bag = Counter[tuple[str, str]]


def split(text: str) -> list[str]:
    """Its words, whatever their case and composition."""
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold())


def alike(known: Sequence[str], read: Sequence[str]) -> Iterator[tuple[float, int, int]]:
    """(likeness, i, j) of all pairs that are alike enough, in no order.

    Two that are alike enough have at least `LIKE / (2 - LIKE)` of each one's pairs in common, so one of them is among the
    rarest that are left over that share, whichever title they are counted in: only titles that meet there are compared."""
    bags, others = ([_bag(text) for text in texts] for texts in (known, read))
    common: Counter[Any] = Counter(part for bag in (*bags, *others) for part in _parts(bag))
    meeting: dict[Any, list[int]] = defaultdict(list)
    for j, bag in enumerate(others):
        for part in _rarest(bag, common):
            meeting[part].append(j)
    for i, bag in enumerate(bags):
        for j in {j for part in _rarest(bag, common) for j in meeting.get(part, ())}:
            if (likeness := _likeness(bag, others[j])) >= LIKE:
                yield likeness, i, j


def _bag(text: str) -> Bag:
    """Its pairs of neighbouring words, the first and last with the edge: titles of offices share single words."""
    return Counter(pairwise(["", *split(text), ""]))


def _parts(bag: Bag) -> Iterator[tuple[tuple[str, str], int]]:
    """A pair that comes twice is two parts."""
    return ((pair, n) for pair, times in bag.items() for n in range(times))


def _rarest(bag: Bag, common: Counter[Any]) -> list[Any]:
    needed = math.ceil(bag.total() * LIKE / (2 - LIKE) - 1e-9)
    return sorted(_parts(bag), key=lambda part: (common[part], part))[: bag.total() - needed + 1]


def _likeness(one: Bag, other: Bag) -> float:
    """0 (nothing in common) to 1 (the same)."""
    shared = sum(min(times, other[pair]) for pair, times in one.items() if pair in other)
    return 2 * shared / ((one.total() + other.total()) or 1)
