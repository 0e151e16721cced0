"""Which texts resemble which, by the words they share: what a page proposes and a person confirms. Pure.

Words are compared without marks of tone; a rare word, or pair of neighbouring words, says more than a frequent one,
since every line of such a plan speaks of the administrative reform. Only texts with a word in common are compared, so
that thousands against hundreds stay quick.
"""

import math
import re
import unicodedata
import uuid
from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import pairwise

LEAST = 0.3  # of 1: what is less alike is not proposed


Texts = Mapping[uuid.UUID, str]


def likeliest(wanted: Texts, offered: Texts, *, most: int = 2) -> dict[uuid.UUID, list[uuid.UUID]]:
    """For each text of `wanted` up to `most` keys of `offered`, the likeliest first; none for what resembles nothing."""
    bags = {key: _terms(text) for key, text in offered.items()}
    asked = {key: _terms(text) for key, text in wanted.items()}
    common = Counter(term for bag in (*bags.values(), *asked.values()) for term in bag)
    weigh = {term: math.log((len(bags) + len(asked) + 1) / count) for term, count in common.items()}
    holders: dict[str, list[uuid.UUID]] = defaultdict(list)
    for key, bag in bags.items():
        for term in bag:
            holders[term].append(key)
    lengths = {key: _length(bag, weigh) for key, bag in bags.items()}
    return {key: _best(bag, weigh, holders, lengths)[:most] for key, bag in asked.items()}


def _best(
    bag: set[str],
    weigh: Mapping[str, float],
    holders: Mapping[str, list[uuid.UUID]],
    lengths: Mapping[uuid.UUID, float],
) -> list[uuid.UUID]:
    shared: dict[uuid.UUID, float] = defaultdict(float)
    for term in sorted(bag):
        for key in holders.get(term, ()):
            shared[key] += weigh[term] ** 2
    own = _length(bag, weigh)
    likeness = {key: value / ((own * lengths[key]) or 1) for key, value in shared.items()}
    order = {key: place for place, key in enumerate(lengths)}
    return sorted((key for key in likeness if likeness[key] >= LEAST), key=lambda key: (-likeness[key], order[key]))


def _length(bag: set[str], weigh: Mapping[str, float]) -> float:
    return math.sqrt(sum(weigh[term] ** 2 for term in bag))


def _terms(text: str) -> set[str]:
    """Its words and its pairs of neighbouring words, in small letters without marks."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    words = re.findall(r"\w+", "".join(sign for sign in plain if not unicodedata.combining(sign)))
    return {*words, *(" ".join(pair) for pair in pairwise(words))}
