"""Orders to many in the boxes of my work: those that were entered in the reader's name and not opened yet (product.md §3)."""

from typing import Any

from api.boxes import Source
from api.work_remedies import KLASS, SAME
from api.work_tasks import OPEN
from backend.words import say

TASKS_OF = "FROM plans_task k WHERE k.order_id = t.id"
BY = "'entered_by', (SELECT pe.full_name FROM accounts_user pe WHERE pe.id = t.entered_by_id)"

# An order has no state of its own; what was just given is told as that.
ORDERS = Source(
    kind="order",
    table="(SELECT o.*, o.first_due_on AS first_on, NULL::date AS reported_on, 'ASSIGNED' AS state FROM plans_order o) t",
    joins="JOIN organisations_orgunit u ON u.id = t.body_id LEFT JOIN plans_document d ON d.id = t.source_id",
    klass=KLASS,
    boxes={
        "to_read": "t.entered_by_id IS NOT NULL AND t.seen_at IS NULL AND t.given_by_id = ANY(%(for_whom)s::bigint[])"
        f" AND EXISTS (SELECT {TASKS_OF} AND {OPEN.replace('t.', 'k.')})",
    },
    row=f"""'id', t.id, 'version', t.version, 'line_no', NULL, 'title', t.title, 'area', nullif(t.area, ''),
        'state', t.state, 'returned', 0, {SAME.replace("'entered_by', NULL", BY)}, 'obstacle', NULL,
        'plan_number', d.number, 'waiting_since', NULL, 'units', (SELECT count(*) {TASKS_OF})""",
)


def finish_order(item: dict[str, Any], box: str) -> dict[str, Any]:
    """Words for what SQL left as facts."""
    item["step_label"] = None
    item["turn"] = say("Giao {n} đơn vị", "Given to units: {n}", n=item.pop("units"))
    return item
