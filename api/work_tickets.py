"""The tickets in the boxes of my work. Whom one waits for says `workflows/ticket/ball.py`; here the same is asked of many at
once. What was reported is judged on its report (api/work_remedies.py), where it lies as one row instead of many."""

from typing import Any

from api.boxes import MENTIONED, Source
from backend.access.rules_inspections import WORKERS
from backend.access.scope import Reader
from backend.accounts.models import Post
from backend.accounts.roster import LEADERS, Hat, counts_as, hats_of
from backend.inspections.timeliness import class_sql, days_sql
from backend.plans.queries import unit_sql
from backend.words import say
from workflows.ticket.ball import ASKED, OF_JUDGES, OF_LEADERS, Asked

INNER = "t.body_id = ANY(%(keys)s::bigint[])"
GROUP = "CASE {klass} WHEN 'OVERDUE' THEN 'overdue' WHEN 'DUE_SOON' THEN 'soon' WHEN 'NO_DUE' THEN 'no_due' ELSE 'later' END"
PLANS = "t.state = 'OPEN' AND t.asks_plan"
# x: the open request for a later date; r, p: the row and the report that answer it; a: what is asked; f: who may not do it,
# having done, sent or asked for what is judged.
TABLE = f"""inspections_ticket t
    LEFT JOIN inspections_ticketextension x ON x.ticket_id = t.id AND x.state IN ('REQUESTED', 'COUNTERED')
    LEFT JOIN inspections_reportrow r ON r.ticket_id = t.id
    LEFT JOIN inspections_remediationreport p ON p.id = r.report_id
    CROSS JOIN LATERAL (SELECT CASE WHEN t.state IN ('CLOSED', 'PASSED_UP') THEN NULL
        WHEN x.state = 'REQUESTED' THEN 'ANSWER_DATE' WHEN x.state = 'COUNTERED' THEN 'TAKE_DATE'
        WHEN t.state = 'PLAN_REVIEW' THEN 'JUDGE_PLAN' WHEN t.state = 'REPORTED' THEN 'JUDGE'
        WHEN t.state = 'VERIFYING' THEN 'CHECK'
        WHEN p.state = 'PRESENTED' AND r.state = 'DRAFT' AND r.done <> '' THEN 'RELEASE'
        WHEN {PLANS} AND t.plan <> '' THEN 'SEND_PLAN'
        WHEN t.officer_id IS NULL AND t.follow_up_id IS NULL THEN 'ASSIGN'
        WHEN {PLANS} THEN 'WRITE_PLAN' ELSE 'REMEDY' END AS asked) a
    CROSS JOIN LATERAL (SELECT (CASE a.asked WHEN 'ANSWER_DATE' THEN ARRAY[x.by_id, x.acting_for_id, t.officer_id]
        WHEN 'TAKE_DATE' THEN ARRAY[x.decided_by_id, x.decided_for_id] WHEN 'JUDGE_PLAN' THEN t.planners
        ELSE array_append(coalesce((SELECT s.doers FROM inspections_sentrow s WHERE s.row_id = r.id
            ORDER BY s.round DESC LIMIT 1), '{{}}'), t.officer_id) END)::bigint[] AS barred) f"""
FREE = "NOT coalesce(f.barred && %(counts_as)s::bigint[], false)"


def held(column: str, name: str) -> str:
    """Whether the reader's hats of that name (`worn`) hold what stands in `column`; one for some areas in those alone."""
    return f"({column} = ANY(%({name})s::bigint[]) OR {column} || ':' || t.area = ANY(%({name}_in)s::text[]))"


_MEMBER = """NOT EXISTS (SELECT FROM accounts_membership m JOIN accounts_user mu ON mu.id = m.user_id AND mu.is_active
    WHERE m.valid_from <= %(today)s AND coalesce(m.valid_to, %(today)s) >= %(today)s AND """
_HEADS = """((m.areas = '{}' OR t.area = ANY(m.areas))
    AND (m.post = 'HEAD' OR m.post = 'DEPUTY' AND m.deputises IN ('ALWAYS', 'AREAS')))"""
_MAY_JUDGE = "m.unit_id = t.follow_up_unit_id AND m.user_id <> ALL(array_remove(f.barred, NULL))"
HEADLESS = f"{_MEMBER} m.unit_id = t.unit_id AND {_HEADS})"
UNCHARGED = f"{_MEMBER} {_MAY_JUDGE} AND (m.post = 'INSPECTOR' OR {_HEADS}))"
UNWATCHED = f"{_MEMBER} {_MAY_JUDGE} AND m.post IN ('HEAD', 'DEPUTY', 'MEMBER', 'INSPECTOR'))"
HEADED = f"({held('t.unit_id', 'heads')} OR {held('t.body_id', 'leads')} AND {HEADLESS})"
DOING = f"""CASE WHEN t.officer_id IS NOT NULL THEN {held("t.officer_id", "persons")}
    WHEN t.follow_up_id IS NOT NULL THEN {held("t.follow_up_id", "persons")} ELSE {HEADED} END"""
JUDGING = f"""({held("t.follow_up_unit_id", "charged")} OR {held("t.follow_up_unit_id", "watches")} AND {UNCHARGED}
    OR {held("t.inspecting_body_id", "leads")} AND {UNWATCHED}) AND {FREE}"""
LEADING = f"{held('t.body_id', 'leads')} AND {FREE}"


def among(*asked: str) -> str:
    """As the members of an SQL list."""
    return ", ".join(f"'{one}'" for one in sorted(asked))


DOERS_ASKED = among(Asked.ASSIGN, Asked.WRITE_PLAN, Asked.REMEDY)
TO_DECIDE = f"""CASE WHEN a.asked IN ({among(*OF_JUDGES - {Asked.JUDGE})}) THEN {JUDGING}
    WHEN a.asked = 'SEND_PLAN' THEN {held("t.body_id", "leads")}
    WHEN a.asked = 'TAKE_DATE' THEN CASE WHEN t.body_id <> t.inspecting_body_id THEN {LEADING} ELSE {DOING} AND {FREE} END
    ELSE false END"""
UNSEEN = "NOT EXISTS (SELECT FROM inspections_ticketseen ts WHERE ts.ticket_id = t.id AND ts.user_id = %(me)s)"
WROTE = "(r.doers && %(counts_as)s::bigint[] OR t.planners && %(counts_as)s::bigint[])"

TICKETS = Source(
    kind="ticket",
    table=TABLE,
    joins=f"""JOIN inspections_inspection i ON i.id = t.inspection_id
        JOIN organisations_orgunit u ON u.id = CASE WHEN {INNER} THEN t.unit_id ELSE t.body_id END
        JOIN organisations_orgunit w ON w.id = t.follow_up_unit_id JOIN organisations_orgunit b ON b.id = t.body_id
        LEFT JOIN accounts_user o ON o.id = t.officer_id AND {INNER}""",
    klass=class_sql(),
    boxes={
        "to_do": f"a.asked IN ({DOERS_ASKED}) AND {DOING}",
        "to_decide": TO_DECIDE,
        "to_read": f"t.state NOT IN ('CLOSED', 'PASSED_UP') AND ({DOING} OR {held('t.unit_id', 'heads')}) AND {UNSEEN}",
        "unit": f"{INNER} AND t.state NOT IN ('CLOSED', 'PASSED_UP') AND t.unit_id = ANY(%(own_units)s::bigint[])",
        "sent": f"{INNER} AND a.asked IN ({among(*OF_JUDGES - {Asked.ANSWER_DATE}, *OF_LEADERS)}) AND {WROTE}",
        "mentioned": MENTIONED,
    },
    row=f"""'id', t.id, 'version', t.version, 'line_no', t.code, 'title', t.text, 'area', t.area, 'class', NULL,
        'severity', t.severity, 'state', t.state, 'step', NULL, 'returned', t.returned, 'extended', t.extended,
        'hand_back', false, 'partners', '[]'::json, 'percent', NULL, 'periods', NULL, 'lead', {unit_sql("u")},
        'officer', CASE WHEN o.id IS NOT NULL THEN
            json_build_object('id', o.id, 'full_name', o.full_name, 'title', NULL, 'unit', NULL) END,
        'due', json_build_object('on', t.due_on, 'first_on', t.first_due_on, 'kind', 'DATE', 'printed', '',
            'review_on', NULL),
        'timeliness', json_build_object('class', {class_sql()}, 'days', {days_sql()}), 'group', {GROUP.format(klass=class_sql())},
        'obstacle', NULL, 'plan_number', i.notice_no, 'entered_by', NULL, 'on_paper', NULL, 'waiting_since', coalesce(x.decided_at, x.at, t.stirred_at), 'asked', a.asked,
        'watch', w.short_name, 'body', b.short_name,
        'returned_reason', CASE WHEN t.returned > 0 AND t.state = 'IN_PROGRESS' THEN (SELECT json_build_object(
            'by', json_build_object('id', pe.id, 'full_name', pe.full_name, 'title', NULL, 'unit', NULL),
            'at', s.decided_at, 'reason', s.reason)
            FROM inspections_sentrow s JOIN accounts_user pe ON pe.id = s.decided_by_id
            WHERE s.row_id = r.id AND s.outcome = 'RETURNED' ORDER BY s.round DESC LIMIT 1) END""",
)


def worn(reader: Reader) -> dict[str, Any]:
    """What the conditions here ask of a reader's hats, as parameters."""
    hats = hats_of(reader.user)
    found: dict[str, Any] = {
        "me": reader.user.pk, "counts_as": sorted(counts_as(reader.user)), "own_units": sorted({hat.unit_id for hat in hats}),
    }  # fmt: skip
    groups = {
        "persons": [(hat.acting_for or hat.user_id, _lent(hat)) for hat in hats],
        "heads": [(hat.unit_id, hat.areas) for hat in hats if hat.heads],
        "leads": [(hat.body_id, _lent(hat)) for hat in hats if hat.post in LEADERS],
        "charged": [
            *((hat.unit_id, hat.areas) for hat in hats if hat.heads),
            *((hat.unit_id, _lent(hat)) for hat in hats if hat.post == Post.INSPECTOR),
        ],
        "watches": [(hat.unit_id, _lent(hat)) for hat in hats if hat.post in WORKERS | {Post.INSPECTOR}],
    }
    for name, held_ids in groups.items():
        found[name] = [one for one, areas in held_ids if not areas]
        found[f"{name}_in"] = [f"{one}:{area}" for one, areas in held_ids for area in areas]
    return found


def _lent(hat: Hat) -> tuple[str, ...]:
    """The areas for which it may be worn; none named: in all."""
    return hat.areas if hat.acting_for else ()


def finish(item: dict[str, Any], box: str) -> dict[str, Any]:
    """Words for what SQL left as facts."""
    asked, watch, body = item.pop("asked"), item.pop("watch"), item.pop("body")
    mine = box in {"to_do", "to_decide"}
    words = str(ASKED[asked]) if asked else ""
    who = watch if asked in OF_JUDGES else body if asked in OF_LEADERS else (item["officer"] or {}).get("full_name")
    item["step_label"] = words if mine else None
    item["turn"] = say("Đang chờ {who}: {asked}", "Waiting for {who}: {asked}",
                       who=who or item["lead"]["short_name"], asked=words)  # fmt: skip
    return item
