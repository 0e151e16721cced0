"""Titles that are alike are all found, though not each is tried with each."""

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from backend.plans.alike import LIKE, alike

TITLES = st.lists(
    st.lists(st.sampled_from(["báo", "cáo", "quý", "một", "Một", "tập", "huấn"]), max_size=7).map(" ".join), max_size=6
)


def pairs(text: str) -> Counter[tuple[str, str]]:
    return Counter(pairwise(["", *text.casefold().split(), ""]))


@given(TITLES, TITLES)
def test_it_is_what_trying_each_with_each_finds(known: list[str], read: list[str]) -> None:
    expected = {}
    for i, one in enumerate(known):
        for j, other in enumerate(read):
            own, its = pairs(one), pairs(other)
            likeness = 2 * (own & its).total() / (own.total() + its.total())
            if likeness >= LIKE:
                expected[i, j] = likeness
    assert {(i, j): likeness for likeness, i, j in alike(known, read)} == expected
