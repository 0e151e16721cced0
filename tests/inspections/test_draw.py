"""The draw by lot: recomputed by hand, equal chances, and for ever as it was."""

import hashlib
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.inspections.draw import draw, new_seed

IDS = st.lists(st.integers(1, 10**6).map(str), min_size=1, max_size=30, unique=True)


def test_is_what_a_calculator_says() -> None:
    pool = ["12", "7", "1042", "33"]
    lots = {one: hashlib.sha256(b"seed|" + one.encode()).hexdigest() for one in pool}
    assert draw("seed", pool, 2) == sorted(pool, key=lots.__getitem__)[:2]


@given(st.text(max_size=20), IDS, st.integers(0, 40), st.randoms())
@settings(max_examples=60)
def test_neither_order_nor_count_changes_who_comes_first(seed: str, pool: list[str], count: int, other: object) -> None:
    drawn = draw(seed, pool, count)
    assert drawn == draw(seed, sorted(pool, reverse=True), len(pool))[:count]
    assert len(set(drawn)) == len(drawn) == min(count, len(pool)) and set(drawn) <= set(pool)


def test_everybody_has_the_same_chance() -> None:
    pool = [str(number) for number in range(8)]
    drawn = Counter(one for number in range(2000) for one in draw(f"s{number}", pool, 2))
    assert all(drawn[one] == pytest.approx(500, abs=90) for one in pool)  # 4.6 standard deviations


def test_no_two_seeds_are_alike() -> None:
    assert len({new_seed() for _ in range(50)}) == 50 and len(new_seed()) == 64
