"""What the board of tickets shows: the gravest first, then by due date."""

from api.board import PEOPLE, BoardKind
from backend.activity.inspection_verbs import STATES_OF_INSPECTIONS
from backend.inspections.models import Ticket, TicketState
from backend.inspections.queries import INNER, SEVERITY_RANK
from backend.inspections.timeliness import class_sql, days_sql

TICKETS = BoardKind(
    noun=Ticket.noun,
    card={
        "id": "t.id", "code": "t.code", "version": "t.version", "state": "t.state", "text": "t.text", "body": "t.body_id",
        "unit": "t.unit_id", "officer": f"CASE WHEN {INNER} THEN t.officer_id END", "severity": "t.severity",
        "area": "t.area", "inspection": "t.inspection_id", "due_on": "t.due_on", "timeliness": class_sql(),
        "days": days_sql(), "returned": "t.returned", "extended": "t.extended", "reopened": "t.reopened",
        "escalated": "CASE WHEN t.escalated_on IS NOT NULL THEN coalesce(t.escalation, 4) ELSE 0 END", "repeat": "(f.repeat_of <> '')::int", "grouped": "(f.group_id IS NOT NULL)::int",
        "evidence": "t.evidence", "quiet_since": "(t.stirred_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date",
        "opened_on": "t.opened_on",
    },
    source="inspections_ticket t JOIN inspections_finding f ON f.id = t.finding_id",
    order=f"{SEVERITY_RANK}, t.due_on, t.id",
    named={
        "units": "SELECT id, json_build_array(short_name, name) AS told FROM organisations_orgunit"
        " WHERE id IN (SELECT body FROM card UNION SELECT unit FROM card)",
        "people": PEOPLE,
        "inspections": "SELECT id, json_build_array(code, title) AS told FROM inspections_inspection"
        " WHERE id IN (SELECT inspection FROM card)",
    },
    states={state: STATES_OF_INSPECTIONS[Ticket.noun][state] for state in TicketState.values},
)  # fmt: skip
