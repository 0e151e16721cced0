"""My work: five boxes over tasks, each one statement."""

from typing import Any

import orjson
from django.urls import path

from api.schema import BOXES
from api.shapes.work import Work
from api.task_list import page_of
from api.views import ReadView
from backend import clock
from backend.access.rules import keeps_plans
from backend.access.scope import Reader, visible_to
from backend.accounts.roster import Hat, hats_of
from backend.activity.feed import last_visible_seq
from backend.errors import FieldError, Invalid
from backend.plans.models import Plan, PlanState
from backend.plans.queries import GIVER, INNER, Condition, bounds_for, count_by, visible
from backend.plans.timeliness import class_sql
from backend.words import Words, say
from workflows.machine import available
from workflows.plan.machine import PREPARED
from workflows.policy import STEP_NAMES
from workflows.task.requests import waiting_for

PAGE = 200
WORKING = "t.state IN ('ASSIGNED', 'IN_PROGRESS')"
LIVE = "t.state IN ('ASSIGNED', 'IN_PROGRESS', 'ON_HOLD')"
OPEN = "t.state IN ('ASSIGNED', 'IN_PROGRESS', 'ON_HOLD', 'SUBMITTED')"
MINE = """t.officer_id = ANY(%(for_whom)s::bigint[])
    OR (t.officer_id IS NULL AND t.follow_up_id = ANY(%(for_whom)s::bigint[]))"""
UNNAMED = "t.officer_id IS NULL AND t.follow_up_id IS NULL AND t.lead_id = ANY(%(heads)s::bigint[])"
MY_STEPS = """SELECT w.step FROM workflows_workitem w JOIN workflows_workitemperson wp ON wp.item_id = w.id
    WHERE w.task_id = t.id AND w.closed_at IS NULL AND wp.user_id = %(me)s"""
MY_ITEM = f"EXISTS ({MY_STEPS})"
GROUP = f"""CASE {class_sql()} WHEN 'OVERDUE' THEN 'overdue' WHEN 'DUE_SOON' THEN 'soon' WHEN 'NO_DUE' THEN 'no_due' ELSE 'later' END"""
# What somebody asked that must be answered first; told to those between whom it is said.
REQUEST = f"""CASE WHEN {LIVE} AND ({INNER} OR {GIVER}) THEN CASE WHEN t.hand_back_by_id IS NOT NULL THEN 'HAND_BACK'
    ELSE (SELECT x.state FROM plans_extension x WHERE x.task_id = t.id AND x.state IN ('REQUESTED', 'COUNTERED')) END END"""
EXTRA = f"""'group', {GROUP}, 'step_label', ({MY_STEPS} LIMIT 1), 'plan_number', v.document_no, 'inner', {INNER},
    'waiting_since', (SELECT min(w.opened_at) FROM workflows_workitem w
        WHERE w.task_id = t.id AND w.closed_at IS NULL AND {INNER}),
    'waiting_for', (SELECT string_agg(DISTINCT pe.full_name, ', ') FROM workflows_workitem w
        JOIN workflows_workitemperson wp ON wp.item_id = w.id JOIN accounts_user pe ON pe.id = wp.user_id
        WHERE w.task_id = t.id AND w.closed_at IS NULL AND {INNER}),
    'request', {REQUEST},
    'returned_reason', CASE WHEN t.returned > 0 AND {WORKING} AND {INNER} THEN (SELECT json_build_object('by',
            json_build_object('id', pe.id, 'full_name', pe.full_name, 'title', w.capacity, 'unit', NULL), 'at', w.closed_at, 'reason', w.reason)
        FROM workflows_workitem w JOIN accounts_user pe ON pe.id = w.by_id
        WHERE w.task_id = t.id AND w.outcome = 'RETURN' ORDER BY w.closed_at DESC LIMIT 1) END"""
JOINS = "LEFT JOIN plans_planversion v ON v.id = l.version_id"


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
        hats = hats_of(reader.user)
        within = bounds_for(hats[0].body_id if hats else None)
        boxes = box_conditions(reader, hats)
        seen = visible(reader.keys)
        columns = {name: f"({condition.sql})" for name, condition in boxes.items()}
        urgent = {
            "overdue": f"{columns['to_do']} AND {{klass}} = 'OVERDUE'",
            "due_soon": f"{columns['to_do']} AND {{klass}} = 'DUE_SOON'",
        }
        counts = count_by([seen, _params(boxes)], within, columns | urgent)
        late = {name: counts.pop(name) for name in urgent}
        rows, following = page_of([seen, boxes[box]], within, query.get("cursor"), size=PAGE, extra=EXTRA, joins=JOINS)
        items = [_finish(orjson.loads(row), box) for row in rows]
        return {
            "as_of": clock.now(), "seq": last_visible_seq(reader.keys), "counts": counts, **late, "items": items,
            "next": following, "plans": _plans(reader),
        }  # fmt: skip


def _plans(reader: Reader) -> list[dict[str, Any]]:
    """Plans being prepared in which the next act is this person's: what was returned, too, waits for who prepared it."""
    found: list[dict[str, Any]] = []
    if not any(keeps_plans(hat) for hat in hats_of(reader.user)):
        return found
    for plan in visible_to(reader.user, Plan.objects.filter(state__in=PREPARED)).select_related("body", "current"):
        acts = [act for act in available(plan, reader.user) if act["weight"] == "primary" and act["enabled"]]
        if acts and (plan.state != PlanState.DRAFT or reader.user.pk in plan.drafters):
            found.append({
                "id": plan.pk, "title": plan.title, "year": plan.year, "state": plan.state, "returned": plan.returned,
                "act": acts[0]["label"],
            })  # fmt: skip
    return found


def holding(reader: Reader, hats: list[Hat]) -> Condition:
    """Tasks that this person is to do, with all their hats at once; `heads` among its parameters: the units they head."""
    me = reader.user.pk
    heads = [h.unit_id for h in hats if h.heads]
    for_whom = [me, *{h.acting_for for h in hats if h.acting_for}]
    return Condition(f"{MINE} OR {UNNAMED}", {"me": me, "for_whom": for_whom, "heads": heads})


def box_conditions(reader: Reader, hats: list[Hat]) -> dict[str, Condition]:
    """What lies in each box for this person."""
    held = holding(reader, hats)
    params = {**held.params, "asked": waiting_for(reader.user, reader.keys)}
    return {
        "to_do": Condition(f"{WORKING} AND ({held.sql})", params),
        "to_decide": Condition(f"{MY_ITEM} OR t.id = ANY(%(asked)s::uuid[])", params),
        "to_read": Condition(
            f"{OPEN} AND ({MINE} OR t.lead_id = ANY(%(heads)s::bigint[])) AND NOT EXISTS"
            " (SELECT 1 FROM plans_taskseen ts WHERE ts.task_id = t.id AND ts.user_id = %(me)s)", params,
        ),
        "sent": Condition("t.state = 'SUBMITTED' AND s.by_id = %(me)s", params),
        "waiting": Condition(f"{OPEN} AND t.given_by_id = %(me)s", params),
    }  # fmt: skip


def _params(boxes: dict[str, Condition]) -> Condition:
    """The boxes' parameters without narrowing anything."""
    return Condition("true", next(iter(boxes.values())).params)


# request → what is to be done, and how the waiting for it is told
REQUESTS: dict[str, tuple[Words, Words]] = {
    "HAND_BACK": (
        Words("Trả lời đề nghị giao lại", "Answer the hand-back"),
        Words("Đang chờ trả lời đề nghị giao lại", "The hand-back awaits an answer"),
    ),
    "REQUESTED": (
        Words("Trả lời đề nghị gia hạn", "Answer the request for an extension"),
        Words("Đang chờ trả lời đề nghị gia hạn", "The request for an extension awaits an answer"),
    ),
    "COUNTERED": (
        Words("Nhận ngày được đề nghị", "Take the date offered"),
        Words("Đang chờ nhận ngày được đề nghị", "The date offered awaits an answer"),
    ),
}


def _finish(item: dict[str, Any], box: str) -> dict[str, Any]:
    """Words for what SQL left as facts."""
    names, inner, request = item.pop("waiting_for"), item.pop("inner"), REQUESTS.get(item.pop("request"))
    mine = item["step_label"]
    item["step_label"] = None
    if box == "to_decide" and (mine or request):
        item["step_label"] = str(STEP_NAMES[mine] if mine else request[0])  # type: ignore[index]  # one of them is there
    if request:
        item["turn"] = str(request[1])
    elif not inner:
        item["turn"] = say("Đang chờ {unit}", "Waiting for {unit}", unit=item["lead"]["short_name"])
    elif names:
        item["turn"] = say("Đang chờ {names}", "Waiting for {names}", names=names)
    elif item["officer"]:
        item["turn"] = say(
            "Đang chờ {names} thực hiện", "Waiting for {names} to do it", names=item["officer"]["full_name"]
        )
    else:
        item["turn"] = say("Chưa giao người thực hiện", "No officer named yet")
    return item


urlpatterns = [path("work", WorkView.as_view())]
