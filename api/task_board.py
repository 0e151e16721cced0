"""What the board, the timeline and the calendar of tasks are drawn from: one answer, by due date, those without one last."""

from api.board import PEOPLE, BoardKind
from api.task_list import GIVEN, PARENT
from backend.activity.verbs import STATES
from backend.plans.models import Task, TaskState
from backend.plans.queries import FROM_SQL, GIVER, INNER, ORDER_DUE
from backend.plans.timeliness import class_sql, days_sql

TASKS = BoardKind(
    noun=Task.noun,
    card={
        "id": "t.id", "version": f"CASE WHEN {INNER} OR {GIVER} THEN t.version ELSE 0 END", "state": "t.state", "title": "t.title", "line_no": "l.no", "body": "t.body_id",
        "unit": "t.lead_id", "officer": f"CASE WHEN {INNER} THEN t.officer_id END", "area": "nullif(t.area, '')",
        "class": "t.klass", "due_on": "t.due_on", "first_due_on": "t.first_due_on", "starts_on": "t.starts_on",
        "given_on": GIVEN, "ended_on": "t.accepted_on", "deadline": "t.deadline_kind", "timeliness": class_sql(),
        "days": days_sql(), "returned": f"CASE WHEN {INNER} THEN t.returned ELSE 0 END", "extended": "t.extended",
        "parent": f"(SELECT whole.title {PARENT})",
    },
    source=FROM_SQL.removeprefix("FROM "),
    order=ORDER_DUE,
    named={
        "units": "SELECT id, json_build_array(short_name, name) AS told FROM organisations_orgunit"
        " WHERE id IN (SELECT body FROM card UNION SELECT unit FROM card)",
        "people": PEOPLE,
    },
    states={state: STATES[state] for state in TaskState.values},
)  # fmt: skip
