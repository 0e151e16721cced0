"""Who may write what of inspections, tickets and reports: the province visits the commune, which remedies and answers.

Written down apart from the code, as writes.py: a stranger meets 404, a reader without the right 403. Of the transitions one
for each right; the others are tried person by person in tests/inspections/test_tables.py."""

from typing import Any

from backend.ids import uuid7
from backend.inspections.models import Recheck, ReportRow
from tests.access import visit_secrets
from tests.access.writes import ABOVE, OFFICE, Write
from tests.inspections.reply_worlds import LETTER
from tests.workflows.table import INSIDE, LEADING

TEAM = frozenset({"inspector"})  # heads every team here
BOTH = INSIDE | ABOVE
SPEAKING = frozenset({"chairman", "vice"})  # who speak for the commune
ANSWERING = frozenset({"chairman", "vice", "standing", "head", "officer", "partner", "clerk"})  # whoever works in it
LATER = {"starts_on": "2026-08-20", "ends_on": "2026-08-20"}
FOUND = {"area": "PROCEDURES", "text": "x", "severity": "MINOR"}
RECURRENCE = {"id": str(uuid7()), "text": "x", "number": "1", "date": "2026-08-14", "signer": "x"}
OUTLINE = {"lines": ["x"], "due_on": "2026-08-21"}
TRANSITIONS = "transitions/<slug:name>"


def writes(secrets: Any) -> list[Write]:
    """All of them."""
    hint = Write(
        "signals/<uuid:signal_id>/answer", "hint", frozenset(), f"signals/{uuid7()}/answer", {"text": "x"}, stale=False,
        seen=frozenset({"nobody"}),
    )  # fmt: skip
    return [
        *_on_inspections(secrets), *visit_secrets.writes(secrets), *_on_tickets(secrets), *_on_report(secrets), *_on_replies(secrets),
        hint,
    ]  # fmt: skip


def _on_inspections(secrets: Any) -> list[Write]:
    """Its standing office and its team's heads keep an inspection, its team writes the findings; a surprise one is known
    to its team alone."""
    one, found = "inspections/<uuid:inspection_id>", []
    for record, seen in {"surprise": TEAM, "drawn_up": ABOVE, "visited": BOTH}.items():
        keep, path = OFFICE & seen, f"inspections/{getattr(secrets, record).pk}"
        found += [
            Write(f"{one}/{TRANSITIONS}", record, keep, f"{path}/transitions/decide", {"number": "1", "date": "2026-08-14"}, seen=seen),
            Write(f"{one}/{TRANSITIONS}", record, TEAM, f"{path}/transitions/sign_minutes", seen=seen),
            Write(one, record, keep, path, {"title": "x", **LATER}, method="put", seen=seen),
            Write(f"{one}/team", record, keep, f"{path}/team", {"items": []}, method="put", seen=seen),
            Write(f"{one}/outline", record, keep, f"{path}/outline", OUTLINE, method="put", seen=seen),
            Write(f"{one}/findings", record, TEAM, f"{path}/findings", {"id": str(uuid7()), **FOUND}, stale=False, seen=seen),
        ]  # fmt: skip
    route, finding = f"{one}/findings/<uuid:finding_id>", secrets.visited.findings.all()[0]
    path, group = (
        f"inspections/{secrets.visited.pk}/findings/{finding.pk}",
        {"name": "x", "findings": [str(finding.pk)]},
    )
    alone = f"inspections/{secrets.visited.pk}/groups/{uuid7()}"
    return [
        *found,
        Write(route, "visited", TEAM, path, FOUND, method="put", seen=BOTH),
        Write(
            f"{route}/repeats",
            "visited",
            TEAM,
            f"{path}/repeats",
            {"earlier": str(uuid7()), "outcome": "CONFIRMED"},
            seen=BOTH,
        ),
        Write(f"{one}/groups/<uuid:group_id>", "visited", TEAM, alone, group, method="put", seen=BOTH),
        Write(f"{route}/withdrawal", "visited", TEAM, f"{path}/withdrawal", {"reason": "x"}, seen=BOTH),
    ]


# The light ticket has a named officer who is no persona; the grave one is whoever's of the Centre.
WORKING = {"light": frozenset({"head"}), "grave": frozenset({"head", "officer"})}


def _tickets(secrets: Any) -> dict[str, Any]:
    light, _, grave = secrets.tickets
    return {"light": light, "grave": grave}


def _on_tickets(secrets: Any) -> list[Write]:
    """The Centre works, its head and the commune's leaders and standing office name who; a leader speaks upward; the
    province's office, which follows it up, judges."""
    one, found = "tickets/<uuid:ticket_id>", []
    for record, ticket in _tickets(secrets).items():
        working, path = WORKING[record], f"tickets/{ticket.pk}"
        found += [
            Write(f"{one}/{TRANSITIONS}", record, working, f"{path}/transitions/start", seen=BOTH),
            Write(f"{one}/{TRANSITIONS}", record, LEADING | {"head"}, f"{path}/transitions/reassign", {"officer": 1, "reason": "x"}, seen=BOTH),
            Write(f"{one}/{TRANSITIONS}", record, SPEAKING, f"{path}/transitions/pass_up", {"document_no": "1", "reason": "x"}, seen=BOTH),
            Write(f"{one}/{TRANSITIONS}", record, OFFICE, f"{path}/transitions/escalate", {"reason": "x"}, seen=BOTH),
            Write(f"{one}/actions", record, working | LEADING, f"{path}/actions", {"id": str(uuid7()), "text": "x"}, stale=False, seen=BOTH),
            Write(f"{one}/links", record, working | LEADING | OFFICE, f"{path}/links", {"id": str(uuid7()), "kind": "CRITERION", "criterion": "1.1.2"}, stale=False, seen=BOTH),
            Write(f"{one}/tasks", record, working | LEADING | OFFICE, f"{path}/tasks", {"id": str(uuid7()), "link": str(uuid7()), "title": "x", "lead": 0}, stale=False, seen=BOTH),
            Write(f"{one}/recurrences", record, OFFICE, f"{path}/recurrences", RECURRENCE, stale=False, seen=BOTH),
            Write(f"{one}/rechecks/<uuid:recheck_id>", record, OFFICE, f"{path}/rechecks/{Recheck.objects.get(ticket=ticket).pk}", {"outcome": "HOLDS", "note": "x"}, stale=False, seen=BOTH),
            Write(f"{one}/seen", record, BOTH, f"{path}/seen", stale=False, seen=BOTH),
            Write(f"{one}/reminder", record, OFFICE | LEADING | {"head"}, f"{path}/reminder", stale=False, seen=BOTH),
            Write(f"{one}/plan-text", record, working | LEADING, f"{path}/plan-text", {"text": "x"}, method="put", seen=BOTH),
        ]  # fmt: skip
    grave = f"tickets/{secrets.tickets[2].pk}"
    action, route, working = (
        f"{grave}/actions/{secrets.action}",
        f"{one}/actions/<uuid:action_id>",
        WORKING["grave"] | LEADING,
    )
    return [
        *found,
        Write(route, "grave", working, action, {"text": "x"}, method="put", seen=BOTH),
        Write(f"{route}/done", "grave", working, f"{action}/done", seen=BOTH),
        Write(f"{route}/removal", "grave", working, f"{action}/removal", seen=BOTH),
        Write(f"{one}/links/<uuid:link_id>/removal", "grave", working, f"{grave}/links/{secrets.link}/removal", stale=False, seen=BOTH),
    ]  # fmt: skip


def _on_report(secrets: Any) -> list[Write]:
    """Whoever works in the commune presents, a leader releases; a row is written by those who work on its ticket."""
    one, report = "remediation-reports/<uuid:report_id>", f"remediation-reports/{secrets.report.pk}"
    release = {"number": "1", "date": "2026-08-14", "rows": []}
    found = [
        Write(f"{one}/{TRANSITIONS}", "report", ANSWERING, f"{report}/transitions/present", seen=BOTH),
        Write(f"{one}/{TRANSITIONS}", "report", SPEAKING, f"{report}/transitions/release", release, seen=BOTH),
    ]
    proof = {"id": str(uuid7()), "kind": "COUNT", "count": {"value": "1", "unit": ""}}
    for record, ticket in _tickets(secrets).items():
        route, path = f"{one}/rows/<uuid:row_id>", f"{report}/rows/{ReportRow.objects.get(ticket=ticket).pk}"
        may = WORKING[record] | LEADING
        found += [
            Write(route, record, may, path, {"done": "x"}, method="put", seen=BOTH),
            Write(f"{route}/copies", record, may, f"{path}/copies", seen=BOTH),
            Write(f"{route}/evidence", record, may, f"{path}/evidence", proof, stale=False, seen=BOTH),
        ]
    return found


def _on_replies(secrets: Any) -> list[Write]:
    """The standing office prepares, a leader releases; the team asks for more."""
    one, found = "replies/<uuid:reply_id>", []
    for record in ("self_report", "opinion"):
        reply = getattr(secrets, record)
        path, row = f"replies/{reply.pk}", reply.rows.all()[0]
        proof = {"id": str(uuid7()), "kind": "COUNT", "count": {"value": "1", "unit": ""}}
        route, at = f"{one}/rows/<uuid:row_id>", f"{path}/rows/{row.pk}"
        found += [
            Write(f"{one}/{TRANSITIONS}", record, LEADING, f"{path}/transitions/present", seen=BOTH),
            Write(f"{one}/{TRANSITIONS}", record, SPEAKING, f"{path}/transitions/release", LETTER, seen=BOTH),
            Write(f"{one}/{TRANSITIONS}", record, OFFICE, f"{path}/transitions/send_back", {"reason": "x"}, seen=BOTH),
            Write(route, record, LEADING, at, {"text": "x"}, method="put", seen=BOTH),
            Write(f"{route}/evidence", record, LEADING, f"{at}/evidence", proof, stale=False, seen=BOTH),
        ]
    return found
