"""What a version changes in the targets of the one it amends, as rows beside those of its lines."""

from typing import Any

from backend.plans.models import Plan, PlanVersion, Target
from backend.words import Words, say

LABELS: dict[str, Words] = {
    "title": Words("Chỉ tiêu", "Target"),
    "unit": Words("Đơn vị tính", "Unit of measure"),
    "baseline": Words("Ước năm trước", "Last year"),
    "planned": Words("Kế hoạch", "Planned"),
    "responsible": Words("Đơn vị chịu trách nhiệm", "Responsible unit"),
}


def target_changes(plan: Plan) -> list[dict[str, Any]]:
    """Rows of the contract's `LineChange`, those dropped last; none for a first version."""
    if plan.amends is None or plan.amends.current is None or plan.current is None:
        return []
    was, now = _targets(plan.amends.current), _targets(plan.current)
    rows = [_row(was.get(lineage), now.get(lineage)) for lineage in [*now, *(one for one in was if one not in now)]]
    return [row for row in rows if row["fields"]]


def _targets(version: PlanVersion) -> dict[Any, Target]:
    return {target.lineage: target for target in version.targets.select_related("responsible")}


def _row(was: Target | None, now: Target | None) -> dict[str, Any]:
    before, after = _said(was), _said(now)
    target = now or was
    assert target is not None  # one of the two
    return {
        "key": f"target:{target.lineage}",
        "kinds": ["CHANGED"] if was and now else ["ADDED"] if now else ["DROPPED"], "area": None,
        "no_old": was.no if was else None, "no_new": now.no if now else None,
        "title": say("Chỉ tiêu: {name}", "Target: {name}", name=target.name),
        "fields": [
            {"field": name, "label": str(words), "old": before[name], "new": after[name]}
            for name, words in LABELS.items()
            if before[name] != after[name]
        ],
    }  # fmt: skip


def _said(target: Target | None) -> dict[str, str]:
    if target is None:
        return dict.fromkeys(LABELS, "")
    return {
        "title": target.name, "unit": target.unit_of_measure, "baseline": target.baseline_printed,
        "planned": target.planned_printed,
        "responsible": target.responsible.short_name if target.responsible else target.responsible_printed,
    }  # fmt: skip
