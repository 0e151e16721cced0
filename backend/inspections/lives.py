"""How long a life a ticket has, by severity (product.md §9, §14): data of the product, like the presets of approval."""

from dataclasses import dataclass

from backend.inspections.models.finding import Severity
from backend.words import Words


@dataclass(frozen=True)
class Life:
    """`plan`: how it will be remedied is accepted before the work; `check`: it is looked at before it is closed.
    `days`: working days to remedy it, unless the finding says otherwise."""

    plan: bool
    check: bool
    days: int


LIVES: dict[str, Life] = {
    Severity.REMIND: Life(plan=False, check=False, days=15),
    Severity.MINOR: Life(plan=False, check=False, days=30),
    Severity.MAJOR: Life(plan=True, check=True, days=15),
    Severity.SERIOUS: Life(plan=True, check=True, days=10),
}
SEVERITY_NAMES: dict[str, Words] = {
    Severity.REMIND: Words("Nhắc nhở", "Reminder"),
    Severity.MINOR: Words("Nhẹ", "Minor"),
    Severity.MAJOR: Words("Đáng kể", "Major"),
    Severity.SERIOUS: Words("Nghiêm trọng", "Serious"),
}
