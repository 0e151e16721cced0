"""Who may write what: each route that writes × each record × everybody, written down apart from the code.

Who does not see the record meets 404, who sees it but may not 403; whoever may is let through to what the state says."""

from dataclasses import dataclass, field
from typing import Any

from backend.ids import uuid7
from tests.access.secrets import Secrets
from tests.workflows.table import INSIDE, LEADING, NAMING, PERSONAS

EVERYBODY = frozenset(PERSONAS)
ABOVE = frozenset({"province", "inspector", "committee"})
CIRCLE = frozenset({"chairman", "vice", "standing", "clerk"})  # who keep the commune's plans
WORKING = frozenset({"head", "officer"})  # in the Centre, which leads the commune's tasks here
OFFICE = frozenset({"province", "inspector"})  # the province's standing office, which leads its own task here
NOBODY: frozenset[str] = frozenset()

# Who sees each record at all.
SEEN = {
    "inner": INSIDE, "above": INSIDE | ABOVE, "released": INSIDE | ABOVE, "plan_task": INSIDE | ABOVE, "province": ABOVE,
    "plan": INSIDE | ABOVE, "draft": CIRCLE, "unit": INSIDE,
}  # fmt: skip


@dataclass(frozen=True)
class Write:
    """One route on one record. `stale`: it says what was seen, wrongly, so that whoever may meets 412 and writes
    nothing."""

    route: str
    record: str
    may: frozenset[str]
    path: str
    body: dict[str, Any] = field(default_factory=dict)
    stale: bool = True

    def expected(self, persona: str) -> int:
        """404, 403, or 0 for anything else."""
        if persona not in SEEN[self.record]:
            return 404
        return 0 if persona in self.may else 403


def writes(secrets: Secrets, units: Any, *, upload: Any) -> list[Write]:
    """All of them. `upload`: a file of whoever writes."""
    return [*_on_tasks(secrets), *_on_plans(secrets, upload), *_on_units(units)]


def _on_tasks(secrets: Secrets) -> list[Write]:
    """Inside a body its own people work, its leaders and standing office give; the giver above stops what it gave."""
    doing = dict.fromkeys(("inner", "above", "released", "plan_task"), WORKING) | {"province": OFFICE}
    naming = dict.fromkeys(("inner", "above", "released", "plan_task"), NAMING) | {"province": OFFICE}
    giving = {"inner": LEADING, "plan_task": LEADING, "above": OFFICE, "released": OFFICE, "province": OFFICE}
    # Whoever holds the work reminds nobody: the province's own task lies with the head of its office.
    reminding = (
        dict.fromkeys(("inner", "plan_task"), NAMING)
        | dict.fromkeys(("above", "released"), NAMING | OFFICE)
        | {"province": frozenset({"inspector"})}
    )
    found = []
    for record in doing:
        task = f"tasks/{getattr(secrets, record).pk}"
        one = "tasks/<uuid:task_id>"
        found += [
            Write(f"{one}/seen", record, SEEN[record], f"{task}/seen", stale=False),
            Write(f"{one}/progress", record, doing[record], f"{task}/progress", {"id": str(uuid7()), "text": "x"}, stale=False),
            Write(f"{one}/evidence", record, doing[record], f"{task}/evidence", {"id": str(uuid7()), "kind": "COUNT", "count": {"value": "1", "unit": ""}}, stale=False),
            Write(f"{one}/reminder", record, reminding[record], f"{task}/reminder", {"text": "x"}, stale=False),
            Write(f"{one}/partners", record, naming[record], f"{task}/partners", {"items": []}),
            Write(f"{one}/transitions/<slug:name>", record, doing[record], f"{task}/transitions/submit", {"text": "x"}),
            Write(f"{one}/transitions/<slug:name>", record, naming[record], f"{task}/transitions/assign", {"officer": 1}),
            Write(f"{one}/transitions/<slug:name>", record, giving[record], f"{task}/transitions/cancel", {"reason": "x"}),
        ]  # fmt: skip
    return found


def _on_plans(secrets: Secrets, upload: Any) -> list[Write]:
    """A draft is for those who keep the plans, an issued plan is theirs to touch as well, as far as it may change."""
    one, found = "plans/<uuid:plan_id>", []
    lines = {"upload": str(upload), "year": 2026}
    for record, pk in (("draft", secrets.draft_id), ("plan", secrets.plan_id)):
        found += [
            Write(f"{one}/transitions/<slug:name>", record, CIRCLE, f"plans/{pk}/transitions/send_for_review"),
            Write(f"{one}/transitions/<slug:name>", record, frozenset({"chairman", "vice"}), f"plans/{pk}/transitions/approve"),
            Write(f"{one}/lines", record, CIRCLE, f"plans/{pk}/lines", lines),
            Write(f"{one}/key-lines", record, CIRCLE, f"plans/{pk}/key-lines", {"lines": []}),
        ]  # fmt: skip
    return found


def _on_units(units: Any) -> list[Write]:
    path = f"units/{units['30337-KT'].pk}/aliases"
    return [Write("units/<int:unit_id>/aliases", "unit", CIRCLE, path, {"text": "Phòng KT-HT"}, stale=False)]


# Routes without a record of somebody else's, each with a test of its own elsewhere.
OWN = {"plans", "uploads/<uuid:upload_id>", "demo/enter", "first-admin", "tasks", "tasks/transitions/<slug:name>",
       "plans/<uuid:plan_id>/officers", "notices/read", "quick-report", "quick-report/submit"}  # fmt: skip
