"""How long a life a ticket has, by severity (product.md §9, §14): the product's own, like the presets of approval, and what a
body chose instead."""

from dataclasses import dataclass

from backend.inspections.models.finding import Severity
from backend.inspections.models.inspection import Inspection
from backend.inspections.models.severity import SeverityRule
from backend.words import Words


@dataclass(frozen=True)
class Life:
    """`plan`: how it will be remedied is accepted before the work; `check`: it is looked at before it is closed.
    `days`: working days to remedy it, unless the finding says otherwise, with a reason. `proof`: words alone do not
    close it; where neither is asked, a statement of what was done suffices."""

    plan: bool
    check: bool
    days: int
    proof: bool


LIVES: dict[str, Life] = {
    Severity.REMIND: Life(plan=False, check=False, days=15, proof=False),
    Severity.MINOR: Life(plan=False, check=False, days=30, proof=False),
    Severity.MAJOR: Life(plan=True, check=True, days=15, proof=True),
    Severity.SERIOUS: Life(plan=True, check=True, days=10, proof=True),
}
SEVERITY_NAMES: dict[str, Words] = {
    Severity.REMIND: Words("Nhắc nhở", "Reminder"),
    Severity.MINOR: Words("Nhẹ", "Minor"),
    Severity.MAJOR: Words("Đáng kể", "Major"),
    Severity.SERIOUS: Words("Nghiêm trọng", "Serious"),
}


def lives_of(body_id: int, programme: str) -> dict[str, Life]:
    """The table of a body that inspects, for a programme by its code, severity by severity."""
    chosen = SeverityRule.objects.filter(body=body_id, programme__code=programme)
    return LIVES | {row.severity: Life(row.plan, row.recheck, row.days, row.proof) for row in chosen}


def lives_in(inspection: Inspection) -> dict[str, Life]:
    """What the findings of a visit ask: the table of who inspects, for the visit's programme."""
    return lives_of(inspection.body_id, inspection.programme.code)
