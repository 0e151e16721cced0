"""The tasks in the boxes of my work."""

from datetime import date
from typing import Any

from api.boxes import MENTIONED, Source
from backend import clock
from backend.access.scope import Reader
from backend.accounts.roster import hats_of
from backend.plans.acceptance import AWAITED_SQL
from backend.plans.queries import FROM_SQL, GIVER, INNER, ROW_SQL, Condition
from backend.plans.text import NUMBER_SQL
from backend.plans.timeliness import class_sql
from backend.words import Words, say
from workflows.policy import STEP_NAMES
from workflows.task.picture import ENDED
from workflows.task.requests import waiting_for

WORKING = "t.state IN ('ASSIGNED', 'IN_PROGRESS')"
LIVE = "t.state IN ('ASSIGNED', 'IN_PROGRESS', 'ON_HOLD')"
OPEN = "t.state IN ('ASSIGNED', 'IN_PROGRESS', 'ON_HOLD', 'SUBMITTED')"
MINE = "(t.officer_id = ANY(%(for_whom)s::bigint[]) OR (t.officer_id IS NULL AND t.follow_up_id = ANY(%(for_whom)s::bigint[])))"
HERE = "t.answered_by_id IS NULL"  # worked on here, not where its answer comes from
HEADED = "t.lead_id = ANY(%(headed)s::bigint[])"
# Naming who does a regular task names who does its periods: they are not asked for beside it.
UNNAMED = f"""(t.officer_id IS NULL AND t.follow_up_id IS NULL AND {HEADED} AND (t.relation <> 'OCCURRENCE' OR EXISTS (
    SELECT FROM plans_task rt WHERE rt.id = t.parent_id AND (rt.officer_id IS NOT NULL OR rt.lead_id <> t.lead_id))))"""
REPORTED = "t.rhythm IS NULL"  # a regular task is done in its periods
# What was entered for many is one thing to read: its order (api/work_orders.py).
ENTERED = "(t.entered_by_id IS NOT NULL AND t.order_id IS NULL AND t.given_by_id = ANY(%(for_whom)s::bigint[]))"
ON_PAPER = """EXISTS (SELECT 1 FROM workflows_paperdecision pd WHERE pd.task_id = t.id AND pd.leader_id = %(me)s
    AND pd.seen_at IS NULL)"""
UNSEEN = "NOT EXISTS (SELECT 1 FROM plans_taskseen ts WHERE ts.task_id = t.id AND ts.user_id = %(me)s)"
MY_STEPS = """SELECT w.step FROM workflows_workitem w JOIN workflows_workitemperson wp ON wp.item_id = w.id
    WHERE w.task_id = t.id AND w.closed_at IS NULL AND wp.user_id = %(me)s"""
GROUP = f"""CASE {class_sql()} WHEN 'OVERDUE' THEN 'overdue' WHEN 'DUE_SOON' THEN 'soon' WHEN 'NO_DUE' THEN 'no_due' ELSE 'later' END"""
# What somebody asked that must be answered first; told to those between whom it is said.
REQUEST = f"""CASE WHEN {LIVE} AND ({INNER} OR {GIVER}) THEN CASE WHEN t.hand_back_by_id IS NOT NULL THEN 'HAND_BACK'
    ELSE coalesce((SELECT x.state FROM plans_extension x WHERE x.task_id = t.id AND x.state IN ('REQUESTED', 'COUNTERED')),
        (SELECT 'OBSTACLE' FROM plans_obstacle ob WHERE ob.task_id = t.id AND ob.state = 'OPEN' AND ({INNER} OR ob.asked = 'ABOVE')))
    END END"""
# Of several, what this reader may answer.
ASKS = "(%(asks)s::text[])[array_position(%(asked)s::uuid[], t.id)]"
EXTRA = f"""'group', {GROUP}, 'step_label', ({MY_STEPS} LIMIT 1), 'plan_number', {NUMBER_SQL}, 'inner', {INNER},
    'severity', NULL, 'waiting_since', (SELECT min(w.opened_at) FROM workflows_workitem w
        WHERE w.task_id = t.id AND w.closed_at IS NULL AND {INNER}),
    'waiting_for', (SELECT string_agg(DISTINCT pe.full_name, ', ') FROM workflows_workitem w
        JOIN workflows_workitemperson wp ON wp.item_id = w.id JOIN accounts_user pe ON pe.id = wp.user_id
        WHERE w.task_id = t.id AND w.closed_at IS NULL AND {INNER}),
    'to_accept', {AWAITED_SQL}, 'request', {REQUEST}, 'asks', {ASKS}, 'answered', t.answered_by_id IS NOT NULL,
    'on_paper', (SELECT pe.full_name FROM workflows_paperdecision pd JOIN accounts_user pe ON pe.id = pd.by_id
        WHERE pd.task_id = t.id AND pd.leader_id = %(me)s AND pd.seen_at IS NULL ORDER BY pd.at DESC LIMIT 1),
    'entered_by', CASE WHEN t.given_by_id = ANY(%(for_whom)s::bigint[]) THEN
        (SELECT pe.full_name FROM accounts_user pe WHERE pe.id = t.entered_by_id) END,
    'returned_reason', CASE WHEN t.returned > 0 AND {WORKING} AND {INNER} THEN (SELECT json_build_object('by',
            json_build_object('id', pe.id, 'full_name', pe.full_name, 'title', w.capacity, 'unit', NULL), 'at', w.closed_at, 'reason', w.reason)
        FROM workflows_workitem w JOIN accounts_user pe ON pe.id = w.by_id
        WHERE w.task_id = t.id AND w.outcome = 'RETURN' ORDER BY w.closed_at DESC LIMIT 1) END"""

TASKS = Source(
    kind="task",
    table=FROM_SQL.removeprefix("FROM "),
    joins="LEFT JOIN plans_planversion v ON v.id = l.version_id",
    klass=class_sql(),
    row=f"{ROW_SQL}, {EXTRA}",
    boxes={
        "to_do": f"{WORKING} AND {HERE} AND (({MINE} AND {REPORTED}) OR {UNNAMED})",
        "to_decide": f"EXISTS ({MY_STEPS}) OR t.id = ANY(%(asked)s::uuid[])",
        "to_read": f"{OPEN} AND {HERE} AND ({MINE} OR {HEADED} OR {ENTERED}) AND {UNSEEN} AND t.relation <> 'OCCURRENCE' OR {ON_PAPER}",
        "unit": f"{OPEN} AND {HERE} AND {REPORTED} AND t.lead_id = ANY(%(own_units)s::bigint[])",
        "sent": "t.state = 'SUBMITTED' AND s.by_id = %(me)s",
        # What was given to many is followed in its matrix.
        "waiting": f"{OPEN} AND {REPORTED} AND t.order_id IS NULL AND (t.given_by_id = %(me)s OR t.entered_by_id = %(me)s)",
        "mentioned": MENTIONED,
    },
)


def holding(reader: Reader) -> Condition:
    """Tasks that the reader is to do, with all their hats at once; `headed` among its parameters: the units they head."""
    hats = hats_of(reader.user)
    for_whom = [reader.user.pk, *{hat.acting_for for hat in hats if hat.acting_for}]
    headed = [hat.unit_id for hat in hats if hat.heads]
    return Condition(
        f"{HERE} AND ({MINE} OR {UNNAMED})", {"me": reader.user.pk, "for_whom": for_whom, "headed": headed}
    )


def asked_of(reader: Reader) -> dict[str, Any]:
    """What the conditions here ask of the reader, as parameters."""
    own = sorted({hat.unit_id for hat in hats_of(reader.user)})
    asked = waiting_for(reader.user, reader.keys)
    return {**holding(reader).params, "own_units": own, "asked": list(asked), "asks": list(asked.values())}


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
    "OBSTACLE": (
        Words("Trả lời vướng mắc", "Answer what is in the way"),
        Words("Đang chờ {unit} tháo gỡ vướng mắc", "Waiting for {unit} to remove what is in the way"),
    ),
}


def _ask_by(item: dict[str, Any], day: date) -> None:
    """Who is asked for help has the date of the answer, not the task's own."""
    item["step_label"] = say("{asked} trước {day}", "{asked} by {day}", asked=item["step_label"], day=f"{day:%d/%m/%Y}")
    item["group"] = "overdue" if day < clock.today() else "soon"


def _of_doer(name: str, to_accept: bool) -> str:
    if to_accept:
        return say("Đang chờ {names} nhận việc", "Waiting for {names} to accept it", names=name)
    return say("Đang chờ {names} thực hiện", "Waiting for {names} to do it", names=name)


def finish_task(item: dict[str, Any], box: str) -> dict[str, Any]:
    """Words for what SQL left as facts."""
    answered, ended, to_accept = item.pop("answered"), item["state"] in ENDED, item.pop("to_accept", False)
    names, inner, asks = item.pop("waiting_for"), item.pop("inner"), REQUESTS.get(item.pop("asks", None))
    request = REQUESTS.get(item.pop("request"))
    mine = item["step_label"]
    item["step_label"] = None
    if box == "to_decide" and (mine or asks):
        item["step_label"] = str(STEP_NAMES[mine] if mine else asks[0])  # type: ignore[index]  # one of them is there
        if not mine and asks is REQUESTS["OBSTACLE"]:
            _ask_by(item, date.fromisoformat(item["obstacle"]["answer_by"]))
    if box == "to_do" and to_accept:
        item["step_label"] = say("Cần nhận việc", "To be accepted")
    if ended:
        item["turn"] = ""
    elif request:
        asked = item["obstacle"]
        item["turn"] = request[1].format(unit=asked["unit"]["short_name"] if asked else "")
    elif not inner:
        item["turn"] = say("Đang chờ {unit}", "Waiting for {unit}", unit=item["lead"]["short_name"])
    elif names:
        item["turn"] = say("Đang chờ {names}", "Waiting for {names}", names=names)
    elif answered:
        item["turn"] = say("Đã giao tiếp, đang làm bên trong", "Passed on, being done inside")
    elif item["officer"]:
        item["turn"] = _of_doer(item["officer"]["full_name"], to_accept)
    else:
        item["turn"] = say("Chưa giao người thực hiện", "No officer named yet")
    return item
