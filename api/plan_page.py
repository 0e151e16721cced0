"""The head of a plan's page: its facts, counts and what the reader may do with it."""

import uuid
from typing import Any

from django.db.models import Count, Q, QuerySet

from api.names import Names, unit_ref
from api.plan_history import corrections_of, versions_of
from api.shapes.plans import Plan as PlanShape
from api.views import ActView
from backend import clock
from backend.access.scope import Reader, visible_to
from backend.activity.change import absent
from backend.activity.feed import last_visible_seq
from backend.errors import NotFound
from backend.plans.amending import why_not_undone
from backend.plans.coverage import compared_with
from backend.plans.models import Plan, PlanState
from backend.plans.queries import Condition, bounds_for, count_by, shares_per, visible
from backend.plans.rollup import Share
from backend.plans.text import document_of
from backend.plans.year_figures import COUNTS, GIVEN_YEAR, of_plan
from backend.words import Words
from workflows.machine import available
from workflows.plan.closing import closing_of
from workflows.plan.machine import asks_format_check
from workflows.policy import FORMAT, LEADER, STEP_NAMES

ARISEN = ("tasks", "completed")
WAITS: dict[str, Words] = {
    PlanState.DRAFT: Words("Đang soạn, chưa trình.", "Being prepared, not sent yet."),
    PlanState.APPROVED: Words("Đã duyệt trên hệ thống, chờ số và ngày ban hành.", "Approved in the system, awaits number and date."),
}  # fmt: skip


def beside(plan: Plan) -> Condition:
    """Tasks that the plan's body was given in its year without a line of any plan: they stand beside its figures, and
    never in them (product.md §3)."""
    return Condition(
        f"t.parent_id IS NULL AND t.plan_line_id IS NULL AND t.body_id = %(body)s AND {GIVEN_YEAR} = %(year)s",
        {"body": plan.body_id, "year": plan.year},
    )


def visible_plan(reader: Reader, plan_id: uuid.UUID, rows: QuerySet[Plan] | None = None) -> Plan:
    """The plan, of `rows` with what a page needs besides, or NotFound alike for absent and unseen."""
    plan = visible_to(reader.user, Plan.objects.all() if rows is None else rows).filter(pk=plan_id).first()
    if plan is None:
        raise NotFound(absent())
    return plan  # type: ignore[no-any-return]  # rows of any kind


def plan_page(reader: Reader, plan_id: uuid.UUID) -> dict[str, Any]:
    """The contract's `Plan`. For a body above: what was issued and how far it is, not how it came about."""
    lines = Count("current__lines", filter=Q(current__lines__heading=False))
    plan = visible_plan(
        reader, plan_id, Plan.objects.select_related("body", "programme", "current__source").annotate(line_count=lines)
    )
    inner = plan.body_id in reader.keys
    version = plan.current
    assert version is not None
    within = bounds_for(plan.body_id)
    counts = count_by([visible(reader.keys), of_plan(plan.pk)], within, COUNTS)
    share = shares_per("true", [visible(reader.keys), of_plan(plan.pk)], within).get(True) or Share()
    arisen = count_by([visible(reader.keys), beside(plan)], within, {name: COUNTS[name] for name in ARISEN})
    source = version.source if inner else None
    why_not = why_not_undone(version) if inner else ""
    may_prepare = reader.user.has_perm("plans.prepare", plan)
    versions = versions_of(reader, plan)
    closing = closing_of(plan)
    number, issued_on, signer = document_of(plan)
    return {
        "programme": {"code": plan.programme.code, "name": plan.programme.name}, "kind": plan.kind,
        "version_no": version.number, "versions": versions, "amends": plan.amends_id, "objectives": version.objectives, "compared": compared_with(plan),
        "corrections": corrections_of(reader, plan) if inner else [],
        "why_not_undone": why_not if version.replaced else "",
        "id": plan.pk, "version": plan.version, "title": plan.title, "year": plan.year, "state": plan.state,
        "number": number, "date": issued_on, "signer": signer,
        "recorded": version.recorded, "year_locked": closing is not None and closing.locked_at is not None, "body": unit_ref(plan.body), "lines": plan.line_count,  # type: ignore[attr-defined]  # annotated
        "counts": counts if inner else counts | {"unnamed": 0}, "percent": share.percent,
        "periods": {"due": share.periods_due, "done": share.periods_done} if share.periods_due else None,
        "arisen": arisen if inner else None,
        "returned": plan.returned if inner else 0,
        "drafters": _drafters(plan) if inner and plan.state not in {PlanState.ISSUED, PlanState.SUPERSEDED} else [],
        "waits": _waits(plan), "route": _route(plan) if inner else [],
        "source": {"id": source.pk, "name": source.name, "size": source.size} if source else None,
        "may": {
            "prepare": may_prepare, "name_officers": inner, "edit": may_prepare and plan.state == PlanState.DRAFT,
            "amend": may_prepare and plan.state == PlanState.ISSUED and versions[-1]["id"] == plan.pk and closing is None,
            "correct": may_prepare and plan.state == PlanState.ISSUED,
            "undo": may_prepare and plan.state == PlanState.DRAFT and not why_not,
        },
        "transitions": available(plan, reader.user) if inner else [],
        "as_of": clock.now(), "seq": last_visible_seq(reader.keys),
    }  # fmt: skip


def _drafters(plan: Plan) -> list[dict[str, Any] | None]:
    names = Names(plan.body_id)
    return [names.person(person) for person in plan.drafters]


def _waits(plan: Plan) -> str:
    """Whose turn it is, in a sentence; empty once issued."""
    if plan.state == PlanState.FORMAT_CHECKED or (plan.state == PlanState.IN_REVIEW and not asks_format_check(plan)):
        return str(Words("Chờ lãnh đạo duyệt.", "Awaits a leader's approval."))
    if plan.state == PlanState.IN_REVIEW:
        return str(Words("Chờ Văn phòng kiểm tra thể thức.", "Awaits the office's check of the format."))
    words = WAITS.get(plan.state)
    return str(words) if words else ""


def _route(plan: Plan) -> list[dict[str, Any]]:
    """The steps of a plan that is prepared here; none for one that was recorded or thrown away."""
    assert plan.current is not None
    if plan.current.recorded or plan.state in {PlanState.DISCARDED, PlanState.SUPERSEDED}:
        return []
    order = [PlanState.DRAFT, PlanState.IN_REVIEW, PlanState.FORMAT_CHECKED, PlanState.APPROVED, PlanState.ISSUED]
    at = order.index(PlanState(plan.state))
    checks = asks_format_check(plan)
    asked: list[tuple[Words, int]] = [(Words("Soạn và trình", "Prepare and send"), 0)]
    if checks:
        asked.append((STEP_NAMES[FORMAT], 1))
    asked += [
        (STEP_NAMES[LEADER], 2 if checks else 1),
        (Words("Cho số, ngày và ban hành", "Number, date and issue"), 3),
    ]
    reached = 1 if at == 2 and not checks else at
    return [
        {"label": str(words), "state": "done" if reached > place else "present" if reached == place else "ahead"}
        for words, place in asked
    ]


class OnPlan(ActView):
    """An act on one plan, answered with its page."""

    answers = {"post": {200: PlanShape}}
    precondition = True

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """The page as it is now."""
        return plan_page(reader, path_parts["plan_id"])
