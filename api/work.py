"""My work: five boxes over everything that waits for somebody, whatever kind of record it is, as one list by due date."""

from collections.abc import Callable
from typing import Any

from django.urls import path

from api.boxes import Source, counts_of, rows_of
from api.schema import BOXES
from api.shapes.work import Work
from api.task_list import own_bounds
from api.task_sorts import after, cursor_at
from api.views import ReadView
from api.work_actions import ACTIONS
from api.work_orders import ORDERS, finish_order
from api.work_rechecks import RECHECKS
from api.work_remedies import INSPECTIONS, REPORTS, finish_inspection, finish_report, worn_by
from api.work_replies import REPLIES, finish_reply
from api.work_tasks import TASKS, asked_of, finish_task
from api.work_tickets import TICKETS, finish, worn
from backend import clock
from backend.access.rules import keeps_plans
from backend.access.scope import Reader, visible_to
from backend.accounts.roster import counts_as, hats_of
from backend.activity.feed import last_visible_seq
from backend.errors import FieldError, Invalid
from backend.plans.models import Correction, Plan, PlanState
from backend.plans.queries import Condition, visible
from backend.words import say
from workflows.machine import available
from workflows.plan.machine import PREPARED

PAGE = 200
KINDS: dict[str, tuple[Source, Callable[[dict[str, Any], str], dict[str, Any]]]] = {
    "task": (TASKS, finish_task),
    "order": (ORDERS, finish_order),
    "ticket": (TICKETS, finish),
    "action": (ACTIONS, finish),  # as rows of their tickets
    "recheck": (RECHECKS, finish),  # likewise
    "report": (REPORTS, finish_report),
    "reply": (REPLIES, finish_reply),
    "inspection": (INSPECTIONS, finish_inspection),
}


class WorkView(ReadView):
    """One box with a page of its rows, and how many are in each."""

    filters = ("box", "cursor")
    answers = {"get": {200: Work}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """The contract's `work`."""
        box = query.get("box", "to_do")
        if box not in BOXES:
            message = say("Không có hộp việc này.", "There is no such box.")
            raise Invalid(message, errors=[FieldError("box", message)])
        within = own_bounds(reader)
        asked = Condition("true", {**asked_of(reader), **worn(reader), **worn_by(reader)})
        seen = [visible(reader.keys), asked]
        sources = [source for source, _ in KINDS.values()]
        counts = counts_of(sources, seen, within, BOXES)
        late = {name: counts.pop(name) for name in ("overdue", "due_soon")}
        plans = _plans(reader)
        counts["to_decide"] += sum(turn["tab"] is None for turn in plans)  # each has a card, as the rows have
        if query.get("cursor"):
            seen.append(after(query["cursor"]))
        found = [row for source in sources for row in rows_of(source, box, seen, within, limit=PAGE + 1)]
        found.sort(key=_by_due_date)
        items = [KINDS[row["kind"]][1](row, box) for row in found[:PAGE]]
        return {
            "as_of": clock.now(), "seq": last_visible_seq(reader.keys), "counts": counts, **late, "items": items,
            "next": cursor_at(found[PAGE - 1]) if len(found) > PAGE else None, "plans": plans,
            "off": within.calendar.off, "on": within.calendar.on,
        }  # fmt: skip


def _by_due_date(row: dict[str, Any]) -> tuple[bool, str, str]:
    """As the statements order them: what has no date comes last."""
    due = row["due"]["on"]
    return due is None, due or "", row["id"]


def _plans(reader: Reader) -> list[dict[str, Any]]:
    """Plans in which the next act is this person's: being prepared (what was returned, too, waits for who prepared it), or
    with a correction that awaits a second person."""
    found: list[dict[str, Any]] = []
    bodies = {hat.body_id for hat in hats_of(reader.user) if keeps_plans(hat)}
    if not bodies:
        return found
    me = counts_as(reader.user)
    for plan in visible_to(reader.user, Plan.objects.filter(state__in=PREPARED)).select_related("body", "current"):
        acts = [act for act in available(plan, reader.user) if act["weight"] == "primary" and act["enabled"]]
        if acts and (plan.state != PlanState.DRAFT or reader.user.pk in plan.drafters):
            found.append(_turn(plan, acts[0]["label"], None))
    others = Correction.objects.filter(state=Correction.State.PROPOSED).exclude(by__in=me).exclude(acting_for__in=me)
    corrected = Plan.objects.filter(body__in=bodies, state=PlanState.ISSUED, pk__in=others.values("plan"))
    act = say("Xác nhận đính chính", "Confirm a correction")
    return found + [_turn(plan, act, "corrections") for plan in visible_to(reader.user, corrected)]


def _turn(plan: Plan, act: str, tab: str | None) -> dict[str, Any]:
    return {
        "id": plan.pk, "title": plan.title, "year": plan.year, "state": plan.state, "returned": plan.returned,
        "act": act, "tab": tab,
    }  # fmt: skip


urlpatterns = [path("work", WorkView.as_view())]
