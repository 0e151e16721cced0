"""Who hears of a plan: whose step is next, who prepared it, who has work of it to give out, and, of a correction, the second
person it waits for."""

from backend.access.rules import PLAN_RULES, WHOLE
from backend.accounts.roster import roster_of
from backend.activity.models import Event, Payload
from backend.plans.models import Correction, Plan, Task, TaskState
from workflows.plan.machine import asks_format_check
from workflows.task.reminding import doers

TO_DRAFTERS = frozenset({"plan.approved", "plan.returned"})
IN_FORCE = frozenset({"plan.issued", "plan.recorded"})
CORRECTED = frozenset({"plan.corrected", "plan.correction_declined"})


def of_plan(event: Event) -> set[int | None]:
    """Whether they may read the event is asked of everybody afterwards."""
    plan = Plan.objects.select_related("current").filter(pk=event.subject_id).first()
    if plan is None:
        return set()
    if event.verb in IN_FORCE:
        return _who_names_officers(plan)
    if event.verb in TO_DRAFTERS:
        return set(plan.drafters)
    if event.verb == "plan.sent_for_review":
        return _who_may(plan, "check_format" if asks_format_check(plan) else "approve") - set(plan.drafters)
    if event.verb == "plan.format_checked":
        return _who_may(plan, "approve") - set(plan.drafters)
    if event.verb == "plan.correction_proposed":
        return _who_may(plan, "prepare") - _proposer_of(event)
    return _proposer_of(event) if event.verb in CORRECTED else set()


def _who_names_officers(plan: Plan) -> set[int | None]:
    """Whose turn its tasks without an officer are: one task of each unit and area is asked for all of them."""
    roster = roster_of(plan.body_id)
    given = Task.objects.filter(
        plan_line__version=plan.current_id, parent=None, officer=None, body=plan.body_id, state=TaskState.ASSIGNED
    )
    first = given.order_by("lead_id", "area", "follow_up_id", "pk").distinct("lead_id", "area", "follow_up_id")
    return {person for task in first for person in doers(task, roster)}


def _who_may(plan: Plan, step: str) -> set[int | None]:
    hats = roster_of(plan.body_id).all_hats()
    return {hat.user_id for hat in hats if hat.lent_for(WHOLE) and PLAN_RULES[step](hat)}


def _proposer_of(event: Event) -> set[int | None]:
    """Who said what is wrong, and in whose place."""
    correction = Payload.objects.get(pk=event.seq).content["detail"]["correction"]
    return set(Correction.objects.values_list("by_id", "acting_for_id").get(pk=correction))
