"""What is to be done in detail on a ticket, in the box of who does it: one row a ticket, by the earliest of their dates. Whoever
has the ticket itself finds it there; its list is on its page."""

from api.boxes import Source
from api.work_tickets import DOING, GROUP, held
from backend.inspections.timeliness import class_sql, days_sql
from backend.plans.queries import unit_sql

# Named for it; or, while nobody is, head of another unit that has it.
_THEIRS = f"""{held("a.officer_id", "persons")}
    OR a.officer_id IS NULL AND a.unit_id <> t.unit_id AND {held("a.unit_id", "heads")}"""

ACTIONS = Source(
    kind="ticket",
    table=f"""(SELECT k.id, k.readers, k.version, k.code, k.area, k.severity, k.state, k.inspection_id, k.body_id, k.unit_id,
        k.officer_id, k.follow_up_id, k.stirred_at, k.returned, k.extended, d.due_on, d.due_on AS first_on,
        NULL::date AS reported_on, d.text, d.count
        FROM (SELECT a.ticket_id, min(a.due_on) AS due_on, count(*) AS count,
            (array_agg(a.text ORDER BY a.due_on, a.position))[1] AS text
            FROM inspections_ticketaction a JOIN inspections_ticket t ON t.id = a.ticket_id
            WHERE a.done_on IS NULL AND t.state IN ('OPEN', 'PLAN_REVIEW', 'IN_PROGRESS') AND ({_THEIRS})
            GROUP BY a.ticket_id) d JOIN inspections_ticket k ON k.id = d.ticket_id) t""",
    joins="""JOIN inspections_inspection i ON i.id = t.inspection_id JOIN organisations_orgunit u ON u.id = t.unit_id
        LEFT JOIN accounts_user o ON o.id = t.officer_id""",
    klass=class_sql(),
    boxes={"to_do": f"NOT coalesce({DOING}, false)"},
    row=f"""'id', t.id, 'version', t.version, 'line_no', t.code, 'title', t.text || CASE WHEN t.count > 1 THEN ' (+' || t.count - 1 || ')' ELSE '' END, 'area', t.area, 'class', NULL,
        'severity', t.severity, 'state', t.state, 'step', NULL, 'returned', t.returned, 'extended', t.extended, 'hand_back', false,
        'partners', '[]'::json, 'percent', NULL, 'periods', NULL, 'lead', {unit_sql("u")},
        'officer', CASE WHEN o.id IS NOT NULL THEN
            json_build_object('id', o.id, 'full_name', o.full_name, 'title', NULL, 'unit', NULL) END,
        'due', json_build_object('on', t.due_on, 'first_on', t.first_on, 'kind', 'DATE', 'printed', '', 'review_on', NULL),
        'timeliness', json_build_object('class', {class_sql()}, 'days', {days_sql(kept=False)}), 'group', {GROUP.format(klass=class_sql())},
        'obstacle', NULL, 'plan_number', i.notice_no, 'entered_by', NULL, 'on_paper', NULL, 'waiting_since', t.stirred_at,
        'asked', 'ACT', 'watch', NULL, 'body', NULL, 'returned_reason', NULL""",
)
