"""How many points a share handled is worth: the rule of the reform index for what inspections found (domain.md §2.5), as data."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from backend.words import Words


@dataclass(frozen=True)
class Band:
    """From this share on (of 1) it is worth this part of the most."""

    at_least: Fraction
    part: Fraction


@dataclass(frozen=True)
class Criterion:
    """`bands` from the highest down; below the last it is worth nothing."""

    code: str
    name: Words
    most: Fraction
    bands: Sequence[Band]

    def points(self, share: Fraction | None) -> Fraction | None:
        """By the exact share, never by a rounded one: 99,996 % is not all of it. None where there is no share."""
        if share is None:
            return None
        return self.most * next((band.part for band in self.bands if share >= band.at_least), Fraction(0))


HANDLED = Criterion(
    "1.3.2",
    Words("Xử lý các vấn đề phát hiện qua kiểm tra", "Handling what inspections found"),
    most=Fraction(5, 2),
    bands=(Band(Fraction(1), Fraction(1)), Band(Fraction(7, 10), Fraction(1, 2))),
)
