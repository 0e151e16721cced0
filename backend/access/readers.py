"""Who sees what (product.md §17): the body is the wall. A key is a body's id, or, below zero, a circle of people
(circles.py).

A record's `readers` are written inside the act by `readers_of`; an event's are frozen when it is written.
Inside a body every member reads; a body above reads of what it gave, and of issued plans below it, the outer
facts (text, state, dates), and what was released to it or laid before it for want of anybody inside.
"""

from typing import Any

from django.db import models

from backend.access.circles import (
    SYSTEM,
    circle_of,
    inspectors_circle,
    leaders_circle,
    leads,
    person_circle,
    team_circle,
    team_circles,
)
from backend.access.rules import keeps_plans
from backend.access.rules_comments import comment_readers
from backend.access.rules_inspections import keeps_inspections
from backend.accounts.roster import hats_of
from backend.activity.comment_verbs import GIVERS_COMMENTS, VERBS_OF_COMMENTS
from backend.inspections.models import (
    Draw,
    Inspection,
    InspectionPlan,
    InspectionPlanState,
    RemediationReport,
    Reply,
    Signal,
    Ticket,
)
from backend.organisations.models import OrgUnit
from backend.plans.models import Document, Meeting, Order, Plan, PlanState, Programme, Task

# Facts a giver above may hear of a task it gave: that it exists, who leads it, its dates and its end.
OUTER_VERBS = frozenset({
    "task.given", "task.started", "task.accepted", "task.passed_on", "task.released", "task.held", "task.resumed", "task.cancelled",
    "task.voided", "task.merged", "task.disowned", "task.period_opened", "task.rhythm_set", "task.begun", "task.undone",
})  # fmt: skip

# Said between a body and the giver above it: requests that a leader makes upward, and their answers (product.md §8).
BETWEEN_VERBS = frozenset({
    "task.hand_back_asked", "task.hand_back_withdrawn", "task.hand_back_declined", "task.extension_asked", "task.extension_granted",
    "task.extension_refused", "task.extension_countered", "task.extension_accepted", "task.extension_withdrawn",
    "task.recited", "task.due_moved", "task.dated", "task.event_came", "task.review_set", "task.review_due",
    "task.answer_contested",
})  # fmt: skip

# Of a plan that others read too, what is its body's own: figures of targets, files, corrections nobody has confirmed.
OWN_PLAN_VERBS = frozenset({
    "plan.figure_reported", "plan.file_closed", "plan.file_removed", "plan.file_kept", "plan.correction_proposed",
    "plan.correction_declined",
})  # fmt: skip

# Of a task of an order to many the giver also hears that it was opened and sent, without names: its matrix shows it.
ORDERED_VERBS = frozenset({"task.seen", "task.submitted"})

# That what was released is no longer so: heard by the giver as the body's doing, without the reason given inside.
TAKEN_BACK_VERBS = frozenset({"task.revoked", "task.contested"})

# What the body above hears besides, while a result lies before it: that it came, moved on or was taken back.
LAID_ABOVE_VERBS = frozenset({
    "task.submitted", "task.opined", "task.lapsed", "task.approved", "task.checked", "task.returned", "task.objected",
    "task.withdrawn", "task.revoked", "task.contested", "task.rerouted",
})  # fmt: skip

# Of an inspection's own side: the team's work before the notice (product.md §8: drafts do not cross).
INSPECTING_VERBS = frozenset({
    "inspection.loaded", "inspection.changed", "inspection.decided", "inspection.teamed", "inspection.finding_logged",
    "inspection.finding_changed", "inspection.finding_withdrawn", "inspection.checklists_set", "inspection.answered",
    "inspection.answer_chosen", "inspection.photographed", "inspection.minutes_written", "inspection.outlined",
    "inspection.findings_grouped", "inspection.repeat_confirmed", "inspection.repeat_dismissed", "inspection.file_closed",
    "inspection.file_removed", "inspection.file_kept",
})  # fmt: skip

# What a body does about a ticket or its report before it speaks to the other side; the rest is said between the two, or
# is outer fact (that somebody was named, that the work began), told without names.
REMEDYING_VERBS = frozenset({
    "ticket.seen", "ticket.due_near", "ticket.plan_written", "ticket.action_added", "ticket.action_changed", "ticket.action_done",
    "ticket.action_undone", "ticket.action_removed",
    "report.opened", "report.row_saved", "report.evidenced", "report.presented", "report.taken_back", "report.returned",
})  # fmt: skip

# What a body does about its self-report or its opinion before a leader releases it.
REPLYING_VERBS = frozenset({
    "reply.assigned", "reply.reassigned", "reply.due_soon", "reply.row_saved", "reply.evidenced", "reply.presented", "reply.taken_back", "reply.returned",
})  # fmt: skip


# Said by whichever side does it: by the inspecting one, to both.
EITHER_SIDES_VERBS = frozenset({"ticket.reminded", "ticket.linked", "ticket.unlinked", "ticket.made_task"})


# What the following-up side does about a ticket before it says something: a visit by lot is not told beforehand; nor why it took
# back a file of its second look.
JUDGING_VERBS = frozenset({"ticket.recheck_drawn", "ticket.file_closed", "ticket.file_removed", "ticket.file_kept"})


def readers_of(record: models.Model) -> list[int]:
    """The keys that may read `record`, ascending. Raises TypeError for a kind of record without a rule."""
    if isinstance(record, Task):
        above = record.plan_line_id or record.laid_above
        return _keys(record.body_id, record.giver_body_id, _parent_body_id(record.body) if above else None)
    if isinstance(record, Plan | InspectionPlan):
        return _of_plan(record)
    if isinstance(record, Ticket | Reply):
        return _keys(record.body_id, record.inspecting_body_id)
    if isinstance(record, RemediationReport):
        return _keys(record.body_id, record.inspecting_body_id if record.known_since else None)
    if isinstance(record, Inspection):
        return _of_inspection(record)
    if isinstance(record, Document | Order | Draw | Meeting):
        return [record.body_id]
    if isinstance(record, Signal):
        return _keys(person_circle(record.owner_id), *map(person_circle, record.leaders))
    if isinstance(record, OrgUnit):
        return _keys(record.body_id or record.pk)
    if isinstance(record, Programme):
        return [SYSTEM]
    raise TypeError(f"no readers rule for {type(record).__name__}")


def event_readers(record: models.Model, verb: str, between: bool = False) -> list[int]:
    """The keys that may read this event: the record's own for outer facts, else the body alone (and the giver what is
    said between them, the body above the approval that lies before it). `between`: the giver itself said it, or of a visit it
    is about what the inspected body holds too."""
    if isinstance(record, Task | Ticket | Inspection) and verb in VERBS_OF_COMMENTS:
        return comment_readers(record, giver=verb in GIVERS_COMMENTS, shared=between)
    if isinstance(record, Task) and verb not in OUTER_VERBS:
        above = record.laid_above and verb in LAID_ABOVE_VERBS
        told = BETWEEN_VERBS | TAKEN_BACK_VERBS | (ORDERED_VERBS if record.order_id else frozenset())
        giver = record.giver_body_id if between or verb in told else None
        return _keys(record.body_id, giver, _parent_body_id(record.body) if above else None)
    if isinstance(record, Plan) and verb in OWN_PLAN_VERBS:
        keys = readers_of(record)
        return [record.body_id] if record.body_id in keys else keys
    if isinstance(record, Ticket | RemediationReport):
        return _of_remedy(record, verb, between)
    if isinstance(record, InspectionPlan) and record.state == InspectionPlanState.ISSUED:
        return readers_of(record) if verb == "inspection_plan.issued" else [record.body_id]
    if isinstance(record, Reply) and verb in REPLYING_VERBS:
        return [record.body_id]
    if isinstance(record, Inspection) and verb in INSPECTING_VERBS and not (record.hidden or between):
        return [record.body_id]
    if isinstance(record, OrgUnit) and between:  # said to the body by the one above it
        return _keys(record.body_id or record.pk, _parent_body_id(record))
    if isinstance(record, OrgUnit) and verb == "absence.proposed":  # it says who was silent (product.md §28)
        return _keys(circle_of(record.pk), leaders_circle(record.pk))
    return readers_of(record)


def _of_remedy(record: Ticket | RemediationReport, verb: str, between: bool) -> list[int]:
    """What each side does before it speaks stays with it."""
    if verb in JUDGING_VERBS:
        return [record.inspecting_body_id]
    inside = verb in REMEDYING_VERBS or (verb in EITHER_SIDES_VERBS and not between)
    return [record.body_id] if inside else readers_of(record)


def _of_plan(plan: Plan | InspectionPlan) -> list[int]:
    """A draft is its keepers' alone; once issued the body reads it, and the one above."""
    if isinstance(plan, InspectionPlan) and plan.state == InspectionPlanState.DRAFT:
        return [inspectors_circle(plan.body_id)]
    if isinstance(plan, Plan) and plan.state not in {PlanState.ISSUED, PlanState.SUPERSEDED}:
        return [circle_of(plan.body_id)]
    return _keys(plan.body_id, _parent_body_id(plan.body))


def _of_inspection(inspection: Inspection) -> list[int]:
    """A surprise inspection is its team's and the leaders' alone until it is opened on site; the inspected body comes
    to know of any when it is told."""
    if inspection.hidden:
        return _keys(team_circle(inspection), leaders_circle(inspection.body_id))
    return _keys(inspection.body_id, inspection.inspected_body_id if inspection.known_since else None)


def keys_of(user: Any) -> list[int]:
    """The keys a person holds today: the bodies of the units where they hold a post, and the circles they are in."""
    system = [SYSTEM] if user.is_staff and user.is_active else []
    hats = hats_of(user)
    if not hats:
        return system
    bodies = {hat.body_id for hat in hats}
    plans = {circle_of(hat.body_id) for hat in hats if keeps_plans(hat)}
    boards = {leaders_circle(hat.body_id) for hat in hats if leads(hat)}
    inspectors = {inspectors_circle(hat.body_id) for hat in hats if keeps_inspections(hat)}
    return sorted(bodies | plans | boards | inspectors | set(team_circles(user)) | {person_circle(user.pk), *system})


def may_see(user: Any, record: models.Model) -> bool:
    """Whether the person may read the record at all. An administrator has the units, not the content."""
    if user.is_staff and user.is_active and isinstance(record, OrgUnit):
        return True
    return user.is_system or bool(set(record.readers) & set(keys_of(user)))  # type: ignore[attr-defined]  # every Root has readers


def _parent_body_id(body: OrgUnit) -> int | None:
    return body.parent.body_id if body.parent_id and body.parent else None


def _keys(*ids: int | None) -> list[int]:
    return sorted({key for key in ids if key is not None})
