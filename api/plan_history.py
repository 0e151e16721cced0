"""A plan over time on its page: its versions, and what was put right on it."""

from typing import Any

from api.names import Names
from backend.access.scope import Reader, visible_to
from backend.accounts.roster import counts_as
from backend.organisations.models import OrgUnit
from backend.plans.models import Correction, Plan, PlanState
from backend.plans.text import documents_of
from backend.words import Words

LABELS: dict[str, Words] = {
    "NUMBER": Words("Số, ký hiệu", "Number"),
    "DATE": Words("Ngày ban hành", "Date of issue"),
    "SIGNER": Words("Người ký", "Signed by"),
    "TITLE": Words("Nội dung", "Text"),
    "PRODUCT": Words("Sản phẩm", "Product"),
    "LEAD": Words("Đơn vị chủ trì", "Lead unit"),
    "DUE": Words("Hạn", "Due date"),
}


def versions_of(reader: Reader, plan: Plan) -> list[dict[str, Any]]:
    """The versions the reader may see, first to last; a draft that was thrown away is none."""
    rows = visible_to(reader.user, Plan.objects.exclude(state=PlanState.DISCARDED)).select_related("current")
    chain = [plan]
    while (before := chain[0].amends_id) and (found := rows.filter(pk=before).first()):
        chain.insert(0, found)
    while found := rows.filter(amends=chain[-1].pk).first():
        chain.append(found)
    documents = documents_of(chain)
    return [
        {"id": one.pk, "version_no": one.current.number, "state": one.state, "number": documents[one.pk].number,
         "date": documents[one.pk].date}
        for one in chain
        if one.current
    ]  # fmt: skip


def corrections_of(reader: Reader, plan: Plan) -> list[dict[str, Any]]:
    """The contract's corrections, oldest first."""
    rows = list(plan.corrections.select_related("line"))
    if not rows:
        return []
    names, mine = Names(plan.body_id), counts_as(reader.user)
    may = reader.user.has_perm("plans.prepare", plan) and plan.state == PlanState.ISSUED
    return [
        {
            "id": one.pk, "line": one.line_id, "line_no": one.line.no if one.line else None, "field": one.field,
            "label": str(LABELS[one.field]), "old": _shown(one, one.old), "new": _shown(one, one.new),
            "reason": one.reason, "state": one.state, "by": names.person(one.by_id), "at": one.at,
            "settled_by": names.person(one.settled_by_id), "settled_at": one.settled_at,
            "may_settle": may and one.state == "PROPOSED" and not mine & {one.by_id, one.acting_for_id},
        }
        for one in rows
    ]  # fmt: skip


def _shown(one: Correction, value: str) -> str:
    if one.field == "LEAD":
        unit = OrgUnit.objects.filter(pk=int(value)).first() if value else None
        return unit.short_name if unit else ""
    return "/".join(reversed(value.split("-"))) if one.field in {"DATE", "DUE"} else value
