"""What a severity asks in the inspections of a body: its own table for a programme. Tickets keep what was asked at their opening."""

from collections.abc import Mapping
from typing import Any

from backend.accounts.models import User
from backend.activity.change import Act, change
from backend.errors import Forbidden
from backend.inspections.lives import Life
from backend.inspections.models import Severity, SeverityRule
from backend.organisations.models import OrgUnit
from backend.plans.models import Programme
from backend.words import say
from workflows.needs import wrong


def may_keep_severities(by: User, body: OrgUnit) -> bool:
    """Its administrator, its leaders and its standing office."""
    return by.has_perm("bodies.administer", body) or by.has_perm("inspections.keep_severities", body)


def set_severities(
    by: User, body_id: int, programme: str, table: Mapping[str, Life], *, expect: str | None, **request: Any
) -> Act:
    """The whole table, one event of the body. Raises NotFound, Forbidden, Stale, Invalid."""
    with change(by, OrgUnit.ref(body_id), **request) as act:
        body: OrgUnit = act.record
        if body.pk != body.body_id or not may_keep_severities(by, body):
            raise Forbidden(say("Bạn không đặt được thời hạn khắc phục.", "You may not set what a severity asks."))
        act.check_fresh(f"v{body.version}", expect)
        known = Programme.objects.filter(code=programme).first()
        if known is None:
            raise wrong("programme", say("Không có chương trình này.", "There is no such programme."))
        if set(table) != set(Severity.values):
            raise wrong("items", say("Cần đủ bốn mức độ.", "All four severities are needed."))
        for severity, life in table.items():
            SeverityRule.objects.update_or_create(
                body=body, programme=known, severity=severity,
                defaults={"days": life.days, "plan": life.plan, "recheck": life.check, "proof": life.proof},
            )  # fmt: skip
        body.version += 1  # the table lies beside the body
        act.note(body, "body.severities_set", programme=programme,
                 days={severity: life.days for severity, life in table.items()})  # fmt: skip
    return act
