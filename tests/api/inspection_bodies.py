"""Writes about inspections, tickets, reports and documents: route → a body that would be taken, and addresses of what is not there."""

from backend.ids import uuid7

NOBODYS = "00000000-0000-7000-8000-000000000000"
FOUND = {"area": "PROCEDURES", "text": "Không niêm yết", "severity": "MINOR"}
AT = "2026-08-10T07:15:00+07:00"
IDS = (
    "action_id", "link_id", "group_id", "inspection_id", "finding_id", "answer_id", "item_id", "photo_id", "minutes_id",
    "checklist_id", "version_id", "ticket_id", "report_id", "reply_id", "row_id", "document_id", "order_id", "signal_id",
    "recheck_id", "draw_id",
)  # fmt: skip


SEVERITIES = [
    {"severity": severity, "days": 20, "plan": False, "check": False, "proof": False}
    for severity in ("REMIND", "MINOR", "MAJOR", "SERIOUS")
]
DOCUMENT = {
    "kind": "OFFICIAL_LETTER", "number": "17/CV-UBND", "issued_on": "2026-08-10", "issuer": "UBND", "abstract": "V/v rà soát",
}  # fmt: skip


def posts(units):
    """Of every POST route."""
    day = {"starts_on": "2026-08-20", "ends_on": "2026-08-20"}
    return {
        "inspections": {"id": str(uuid7()), "kind": "PLANNED", "title": "Kiểm tra", "unit": units["30337"].pk, **day},
        "inspections/<inspection_id>/transitions/<name>": {"reason": "x"},
        "inspections/<inspection_id>/findings": {"id": str(uuid7()), **FOUND},
        "inspections/<inspection_id>/findings/<finding_id>/withdrawal": {"reason": "x"},
        "inspections/<inspection_id>/findings/<finding_id>/repeats": {"earlier": NOBODYS, "outcome": "CONFIRMED"},
        "inspections/<inspection_id>/items/<item_id>/choice": {"answer": NOBODYS, "seen": []},
        "inspections/<inspection_id>/minutes/<minutes_id>/signing": {},
        "checklists": {"id": str(uuid7()), "title": "Kiểm tra giờ giấc"},
        "checklists/<checklist_id>/issuing": {},
        "checklists/<checklist_id>/retirement": {"retired": True},
        "tickets/transitions/<name>": {"items": [{"id": NOBODYS, "version": 1}], "reason": "x"},
        "tickets/<ticket_id>/transitions/<name>": {"reason": "x"},
        "signals/<signal_id>/answer": {"text": "Chờ danh mục"},
        "rechecks": {"id": str(uuid7())},
        "tickets/<ticket_id>/rechecks/<recheck_id>": {"outcome": "HOLDS", "note": "Đã xem"},
        "tickets/<ticket_id>/seen": {},
        "tickets/<ticket_id>/reminder": {"text": "Đang làm đến đâu?"},
        "remediation-reports/<report_id>/transitions/<name>": {"reason": "x"},
        "remediation-reports/<report_id>/rows/<row_id>/evidence": {
            "id": str(uuid7()), "kind": "COUNT", "count": {"value": "1", "unit": "bài"},
        },
        "tickets/<ticket_id>/actions": {"id": str(uuid7()), "text": "Niêm yết"},
        "tickets/<ticket_id>/actions/<action_id>/done": {"result": "Xong"},
        "tickets/<ticket_id>/actions/<action_id>/removal": {},
        "tickets/<ticket_id>/links": {"id": str(uuid7()), "kind": "CRITERION", "criterion": "1.1.1"},
        "tickets/<ticket_id>/links/<link_id>/removal": {},
        "tickets/<ticket_id>/tasks": {"id": str(uuid7()), "link": NOBODYS, "title": "Việc", "lead": units["KT"].pk},
        "tickets/<ticket_id>/recurrences": {
            "id": str(uuid7()), "text": "Lại thiếu", "number": "40/TB", "date": "2026-08-14", "signer": "Chủ tịch",
        },
        "remediation-reports/<report_id>/rows/<row_id>/copies": {},
        "replies/<reply_id>/transitions/<name>": {"reason": "x"},
        "replies/<reply_id>/rows/<row_id>/evidence": {
            "id": str(uuid7()), "kind": "COUNT", "count": {"value": "1", "unit": "bài"},
        },
        "documents": {"id": str(uuid7()), **DOCUMENT},
        "orders": {"id": str(uuid7()), "title": "Báo cáo", "units": [units["KT"].pk]},
        "orders/<order_id>/units": {"units": [units["KT"].pk], "reason": "x"},
        "orders/<order_id>/date": {"due_on": "2026-09-30", "reason": "x"},
        "orders/<order_id>/reminder": {"text": "Gửi hôm nay."},
        "orders/<order_id>/disowning": {"reason": "x"},
        "orders/<order_id>/seen": {},
        "documents/<document_id>/replacement": {"document": NOBODYS},
        "documents/<document_id>/file": {"upload": NOBODYS},
        "documents/<document_id>/lines": {"items": [{"id": str(uuid7()), "text": "Niêm yết lại"}]},
    }  # fmt: skip


def puts():
    """Of every PUT route that is an act."""
    return {
        "inspections/<inspection_id>": {"title": "Kiểm tra", "starts_on": "2026-08-20", "ends_on": "2026-08-20"},
        "inspections/<inspection_id>/team": {"items": []},
        "inspections/<inspection_id>/findings/<finding_id>": FOUND,
        "inspections/<inspection_id>/checklists": {"items": []},
        "inspections/<inspection_id>/answers/<answer_id>": {"item": NOBODYS, "value": {"choice": "YES"}, "at": AT},
        "inspections/<inspection_id>/photos/<photo_id>": {"upload": NOBODYS, "item": NOBODYS, "taken_at": AT},
        "inspections/<inspection_id>/minutes/<minutes_id>": {"place": "Trụ sở"},
        "checklists/<checklist_id>/draft": {"title": "Kiểm tra giờ giấc", "items": []},
        "tickets/<ticket_id>/actions/<action_id>": {"text": "Niêm yết"},
        "inspections/<inspection_id>/groups/<group_id>": {"name": "Một cửa", "findings": []},
        "bodies/<body_id>/severities": {"items": SEVERITIES},
        "tickets/<ticket_id>/plan-text": {"text": "Làm ngay"},
        "remediation-reports/<report_id>/rows/<row_id>": {"done": "Đã làm"},
        "inspections/<inspection_id>/outline": {"lines": ["Niêm yết"], "due_on": "2026-08-21"},
        "replies/<reply_id>/rows/<row_id>": {"text": "Đã làm"},
        "units/<unit_id>/predecessors": {"units": []},
        "documents/<document_id>": {**DOCUMENT, "reason": "Gõ nhầm"},
    }


def absent(route):
    """The address of records that are not there."""
    for name in IDS:
        route = route.replace(f"<{name}>", NOBODYS)
    return route
