"""Self-reports and opinions of draft findings in the boxes of my work, while their inspection waits for them."""

from typing import Any

from api.boxes import Source
from api.reply_page import WAITS
from api.work_remedies import KLASS, PRESENTERS, SAME
from api.work_tickets import HEADLESS, INNER, among
from backend.inspections.models.reply import AWAITED_IN
from backend.words import Words

AWAITED = " OR ".join(f"p.kind = '{kind}' AND i.state IN ({among(*states)})" for kind, states in AWAITED_IN.items())
# Once released it counts from its release.
TABLE = f"""(SELECT p.*, p.due_on AS first_on, NULL::text AS area, p.inspecting_body_id <> p.body_id AS crosses,
    i.unit_id AS inspected_id, CASE WHEN p.state = 'RELEASED' THEN (p.released_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date END
    AS reported_on FROM inspections_reply p JOIN inspections_inspection i ON i.id = p.inspection_id AND ({AWAITED})) t"""
WRITING = f"""CASE WHEN t.officer_id IS NOT NULL THEN t.officer_id = ANY(%(persons)s::bigint[])
    ELSE t.unit_id = ANY(%(heads)s::bigint[]) OR t.body_id = ANY(%(releases)s::bigint[]) AND {HEADLESS} END"""
RELEASING = """(t.body_id = ANY(%(releases)s::bigint[])
    OR NOT t.crosses AND (t.unit_id = ANY(%(heads)s::bigint[]) OR t.inspected_id = ANY(%(heads)s::bigint[])))"""

REPLIES = Source(
    kind="reply",
    table=TABLE,
    joins="JOIN organisations_orgunit u ON u.id = t.unit_id LEFT JOIN accounts_user o ON o.id = t.officer_id",
    klass=KLASS,
    boxes={
        "to_do": f"t.state = 'DRAFT' AND {INNER} AND {WRITING}",
        "to_decide": f"t.state = 'PRESENTED' AND {RELEASING} AND NOT {PRESENTERS}",
        "sent": f"{INNER} AND (t.state = 'PRESENTED' AND {PRESENTERS} OR t.state = 'RELEASED'"
        f" AND ({PRESENTERS} OR t.released_by_id = ANY(%(counts_as)s::bigint[])))",
    },
    row=f"""'id', t.id, 'version', t.version, 'line_no', NULL, 'title', t.title, 'area', NULL,
        'state', t.state, 'returned', CASE WHEN t.return_reason <> '' THEN 1 ELSE 0 END, {SAME}, 'obstacle', NULL,
        'plan_number', NULL, 'waiting_since', t.presented_at, 'asked', t.kind""",
)
WRITE: dict[str, Words] = {
    "SELF_REPORT": Words("Soạn tự báo cáo", "Write the self-report"),
    "OPINION": Words("Có ý kiến về dự thảo", "Have an opinion of the drafts"),
}
RELEASE: dict[str, Words] = {
    "SELF_REPORT": Words("Gửi tự báo cáo", "Release the self-report"),
    "OPINION": Words("Gửi ý kiến về dự thảo", "Release the opinion of the drafts"),
}


def finish_reply(item: dict[str, Any], box: str) -> dict[str, Any]:
    """Words for what SQL left as facts."""
    asked = item.pop("asked")
    words = RELEASE if item["state"] == "PRESENTED" else WRITE
    item["step_label"] = None if box == "sent" else str(words[asked])
    item["turn"] = str(WAITS[item["state"]]).removesuffix(".")
    return item
