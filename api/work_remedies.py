"""Remediation reports and inspections in the boxes of my work: what is to be presented, released or judged, and the visits
whose next step is somebody's."""

from typing import Any

from api.boxes import MENTIONED, Source
from api.report_page import WAITS
from api.work_tickets import GROUP, INNER, JUDGING
from api.work_tickets import TABLE as TICKET_TABLE
from backend.access.rules import WHOLE
from backend.access.rules_inspections import keeps_inspections
from backend.access.scope import Reader
from backend.accounts.models import Post
from backend.accounts.roster import LEADERS, hats_of
from backend.inspections.timeliness import class_sql, days_sql
from backend.plans.queries import unit_sql
from backend.words import Words, say
from workflows.inspection.machine import InspectionMachine
from workflows.ticket.ball import ASKED

AHEAD = 14  # days before a visit from which preparing it is somebody's work
KLASS = f"CASE WHEN t.due_on IS NULL THEN 'NO_DUE' ELSE {class_sql()} END"
DAYS = f"CASE WHEN t.due_on IS NOT NULL THEN {days_sql(kept=False)} END"
SAME = f"""'class', NULL, 'step', NULL, 'extended', 0, 'hand_back', false, 'partners', '[]'::json, 'percent', NULL, 'periods', NULL,
    'officer', NULL, 'returned_reason', NULL, 'lead', {unit_sql("u")}, 'group', {GROUP.format(klass=KLASS)},
    'timeliness', json_build_object('class', {KLASS}, 'days', {DAYS}), 'severity', NULL, 'entered_by', NULL, 'on_paper', NULL,
    'due', json_build_object('on', t.due_on, 'first_on', t.first_on, 'kind', 'DATE', 'printed', '', 'review_on', NULL)"""

# A report's date is the earliest of what it still has to answer; what it sent counts from its release.
REPORT_TABLE = """(SELECT p.*, d.due_on, d.first_on, CASE WHEN p.state = 'RELEASED' THEN d.reported_on END AS reported_on
    FROM inspections_remediationreport p CROSS JOIN LATERAL (
    SELECT min(k.due_on) AS due_on, min(k.first_due_on) AS first_on, min(k.reported_on) AS reported_on
    FROM inspections_reportrow r JOIN inspections_ticket k ON k.id = r.ticket_id
    WHERE r.report_id = p.id AND k.state NOT IN ('CLOSED', 'PASSED_UP')) d) t"""
_ROWS = "FROM inspections_reportrow r JOIN inspections_ticket k ON k.id = r.ticket_id WHERE r.report_id = t.id"
WRITTEN = f"(SELECT count(*) {_ROWS} AND r.state = 'DRAFT' AND r.done <> '' AND k.state IN ('OPEN', 'IN_PROGRESS'))"
JUDGED = f"(SELECT count(*) {_ROWS} AND k.state = 'REPORTED')"
TO_JUDGE = (
    f"t.id IN (SELECT r.report_id FROM {TICKET_TABLE} WHERE t.readers && %(keys)s::bigint[]"
    f" AND a.asked = 'JUDGE' AND {JUDGING})"
)
PRESENTERS = "coalesce(ARRAY[t.presented_by_id, t.presented_for_id] && %(counts_as)s::bigint[], false)"
TO_RELEASE = f"t.state = 'PRESENTED' AND t.body_id = ANY(%(releases)s::bigint[]) AND NOT {PRESENTERS}"
UNDECIDED = f"EXISTS (SELECT {_ROWS} AND k.state IN ('REPORTED', 'VERIFYING'))"

REPORTS = Source(
    kind="report",
    table=REPORT_TABLE,
    joins="""JOIN organisations_orgunit u ON u.id = t.body_id JOIN inspections_inspection i ON i.id = t.inspection_id""",
    klass=KLASS,
    boxes={
        "to_do": f"t.state = 'DRAFT' AND (t.body_id = ANY(%(presents)s::bigint[]) OR"
        f" t.body_id = ANY(%(office)s::bigint[]) AND EXISTS (SELECT {_ROWS} AND r.doers && %(counts_as)s::bigint[]))"
        f" AND {WRITTEN} > 0",
        "to_decide": f"{TO_RELEASE} OR {TO_JUDGE}",
        "sent": f"{INNER} AND (t.state = 'PRESENTED' AND {PRESENTERS} OR t.state = 'RELEASED' AND {UNDECIDED}"
        f" AND ({PRESENTERS} OR t.released_by_id = ANY(%(counts_as)s::bigint[])))",
    },
    row=f"""'id', t.id, 'version', CASE WHEN {INNER} THEN t.version ELSE 0 END, 'line_no', NULL, 'title', t.title,
        'area', NULL, 'state', CASE WHEN {INNER} THEN t.state ELSE 'RELEASED' END, 'returned', 0, {SAME},
        'obstacle', NULL, 'plan_number', i.notice_no, 'waiting_since', CASE WHEN {INNER} THEN coalesce(t.presented_at, t.released_at)
        ELSE t.released_at END, 'asked', CASE WHEN {TO_RELEASE} THEN 'RELEASE' WHEN {TO_JUDGE} THEN 'JUDGE' ELSE 'PRESENT' END,
        'written', {WRITTEN}, 'judged', {JUDGED}""",
)

# An inspection waits for whoever leads its team; while nobody does, for who keeps the body's inspections.
INSPECTION_TABLE = """(SELECT i.*, d.due_on, d.due_on AS first_on, NULL::date AS reported_on FROM inspections_inspection i
    CROSS JOIN LATERAL (SELECT CASE WHEN i.state IN ('PLANNED', 'DECIDED', 'NOTIFIED') THEN i.starts_on
    WHEN i.state = 'ON_SITE' THEN i.ends_on END AS due_on) d) t"""
_TEAM = "EXISTS (SELECT FROM inspections_teammember m WHERE m.inspection_id = t.id AND"
LEADS_TEAM = f"""t.body_id = ANY(%(bodies)s::bigint[]) AND ({_TEAM} m.user_id = %(me)s AND m.role IN ('HEAD', 'DEPUTY'))
    OR t.body_id = ANY(%(keeps)s::bigint[]) AND NOT {_TEAM} m.role IN ('HEAD', 'DEPUTY')))"""
IN_TEAM = f"t.body_id = ANY(%(bodies)s::bigint[]) AND {_TEAM} m.user_id = %(me)s)"

INSPECTIONS = Source(
    kind="inspection",
    table=INSPECTION_TABLE,
    joins="JOIN organisations_orgunit u ON u.id = t.unit_id",
    klass=KLASS,
    boxes={
        "to_do": f"CASE WHEN t.state = 'ON_SITE' THEN {IN_TEAM} WHEN t.state IN ('PLANNED', 'DECIDED', 'NOTIFIED') THEN"
        f" t.starts_on <= %(today)s::date + {AHEAD} AND {LEADS_TEAM} ELSE false END",
        "to_decide": f"t.state = 'MINUTES_SIGNED' AND {LEADS_TEAM}",
        "mentioned": MENTIONED,
    },
    row=f"""'id', t.id, 'version', t.version, 'line_no', nullif(t.code, ''), 'title', t.title, 'area', NULL,
        'state', t.state, 'returned', 0, {SAME}, 'obstacle', NULL, 'plan_number', nullif(t.decision_no, ''), 'waiting_since', NULL,
        'asked', CASE WHEN t.state = 'DECIDED' AND t.kind IN ('SURPRISE', 'SELF') THEN 'NOTIFIED' ELSE t.state END""",
)
# state → the next step of its lifecycle
_NEXT = {"PLANNED": "decide", "DECIDED": "notify", "NOTIFIED": "open_on_site", "MINUTES_SIGNED": "conclude"}
FIND = Words("Ghi phát hiện", "Log what is found")


def worn_by(reader: Reader) -> dict[str, Any]:
    """What the conditions here ask of a reader's hats besides those of tickets."""
    hats = [hat for hat in hats_of(reader.user) if hat.lent_for(WHOLE)]
    return {
        "bodies": [hat.body_id for hat in hats],
        "releases": [hat.body_id for hat in hats if hat.post in LEADERS],
        "presents": [hat.body_id for hat in hats if hat.standing and hat.heads],
        "office": [hat.body_id for hat in hats if hat.standing],
        "keeps": [hat.body_id for hat in hats if keeps_inspections(hat) and hat.post != Post.INSPECTOR],
    }


def finish_report(item: dict[str, Any], box: str) -> dict[str, Any]:
    """Words for what SQL left as facts."""
    asked, written, judged = item.pop("asked"), item.pop("written"), item.pop("judged")
    words = {
        "RELEASE": str(ASKED["RELEASE"]),
        "JUDGE": say("{asked}: {n} nội dung", "{asked}: {n}", asked=ASKED["JUDGE"], n=judged),
        "PRESENT": say("Trình báo cáo khắc phục: {n} nội dung đã ghi", "Present the report: {n} written", n=written),
    }
    item["step_label"] = None if box == "sent" else words[asked]
    item["turn"] = str(WAITS[item["state"]]).removesuffix(".")
    return item


def _next_act(asked: str) -> str:
    label = FIND if asked == "ON_SITE" else InspectionMachine.steps[_NEXT[asked]].label
    return str(label).removesuffix("…")


def finish_inspection(item: dict[str, Any], box: str) -> dict[str, Any]:
    """Words for what SQL left as facts."""
    asked = item.pop("asked")
    item["step_label"] = None if box == "mentioned" else _next_act(asked)
    item["turn"] = ""
    return item
