"""A draw by lot that anybody can recompute with a calculator of SHA-256.

Write `seed|id` for each of the pool, such as `3f…a9|1042`, take its SHA-256 in hex (UTF-8, no line end), put the ids in the
order of these numbers, smallest first, and take the first `count`. The pool is written down before the seed is taken from
the operating system's secure random numbers, so nobody can choose a seed by what it draws.
"""

import hashlib
import json
import secrets
from collections.abc import Sequence
from typing import Any


def new_seed() -> str:
    """256 bits in hex that nobody chose. Take it once the pool stands."""
    return secrets.token_hex(32)


def lot(seed: str, one: str) -> str:
    """The number by which `one` takes its place: SHA-256 of `seed|id`, in hex."""
    return hashlib.sha256(f"{seed}|{one}".encode()).hexdigest()


def draw(seed: str, pool: Sequence[str], count: int) -> list[str]:
    """The first `count` ids of the pool by their lots, in that order; the order of the pool itself does not matter."""
    return sorted(pool, key=lambda one: (lot(seed, one), one))[:count]


def pool_digest(pool: Sequence[dict[str, Any]]) -> str:
    """SHA-256 in hex over the whole frozen pool, kept in the event that records the draw."""
    said = json.dumps(list(pool), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()


def seed_digest(seed: str) -> str:
    """SHA-256 in hex of the seed: what is said of it while the result is kept secret, and binds it for later."""
    return hashlib.sha256(seed.encode()).hexdigest()
