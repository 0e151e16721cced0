"""Closed tickets drawn to be looked at again, in the boxes of those who follow them up: rows of their tickets, by the date until
which it is to be done."""

from api.boxes import Source
from api.work_tickets import GROUP, JUDGING
from backend.inspections.timeliness import class_sql, days_sql
from backend.plans.queries import unit_sql

RECHECKS = Source(
    kind="ticket",
    table="""(SELECT k.id, k.readers, k.version, k.code, k.text, k.area, k.severity, k.state, k.inspection_id, k.body_id,
        k.inspecting_body_id, k.follow_up_unit_id, r.due_on, r.due_on AS first_on, NULL::date AS reported_on, r.drawn_on, r.barred
        FROM inspections_recheck r JOIN inspections_ticket k ON k.id = r.ticket_id WHERE r.outcome = '' AND k.state = 'CLOSED') t
        CROSS JOIN LATERAL (SELECT t.barred) f""",
    joins="""JOIN inspections_inspection i ON i.id = t.inspection_id JOIN organisations_orgunit u ON u.id = t.body_id
        JOIN organisations_orgunit w ON w.id = t.follow_up_unit_id""",
    klass=class_sql(),
    boxes={"to_decide": JUDGING},
    row=f"""'id', t.id, 'version', t.version, 'line_no', t.code, 'title', t.text, 'area', t.area, 'class', NULL,
        'severity', t.severity, 'state', t.state, 'step', NULL, 'returned', 0, 'extended', 0, 'hand_back', false,
        'partners', '[]'::json, 'percent', NULL, 'periods', NULL, 'lead', {unit_sql("u")}, 'officer', NULL,
        'due', json_build_object('on', t.due_on, 'first_on', t.first_on, 'kind', 'DATE', 'printed', '', 'review_on', NULL),
        'timeliness', json_build_object('class', {class_sql()}, 'days', {days_sql(kept=False)}), 'group', {GROUP.format(klass=class_sql())},
        'obstacle', NULL, 'plan_number', i.notice_no, 'entered_by', NULL, 'on_paper', NULL, 'waiting_since', t.drawn_on::timestamptz,
        'asked', 'RECHECK', 'watch', w.short_name, 'body', u.short_name, 'returned_reason', NULL""",
)
