"""`verify` holds on what real acts made of inspections, and finds what was changed behind the write path's back."""

import contextlib
import io
import json
from typing import Any

import pytest
from django.core.management import call_command

from tests import database
from tests.inspections import worlds
from tests.inspections.worlds import GRAVE, LIGHT, step

ALL = "SET session_replication_role = replica; "  # without triggers, as somebody with the database's own password


def world(cast: Any) -> None:
    """Tickets in every state, a report in its second round, a surprise inspection nobody knows of."""
    worlds.decided(cast, kind="SURPRISE")
    inspection = worlds.concluded(cast, (LIGHT, LIGHT, LIGHT, GRAVE, GRAVE, LIGHT))
    first, second, third, fourth = inspection.tickets.filter(severity=LIGHT).order_by("code")
    grave, other = inspection.tickets.filter(severity=GRAVE).order_by("code")
    worlds.plan_accepted(cast, grave)
    for ticket in (first, second, grave):
        worlds.write(cast.head, ticket)
    worlds.released(cast, inspection)
    step(cast.province, first, "accept")
    step(cast.province, second, "send_back", reason="Thiếu")
    step(cast.province, grave, "accept")
    worlds.write(cast.head, second, "Bổ sung")
    worlds.released(cast, inspection, "131/BC-UBND")
    step(cast.chairman, third, "pass_up", document_no="8/UBND", reason="Không đủ thẩm quyền")
    step(cast.chairman, other, "send_plan", plan="Làm")
    step(cast.chairman, fourth, "ask_extension", due_on="2026-10-30", cause="OBJECTIVE", reason="Chờ")
    step(cast.province, fourth, "grant_extension")


def verify() -> dict[str, dict[str, Any]]:
    out = io.StringIO()
    with contextlib.suppress(SystemExit):
        call_command("verify", "--json", stdout=out)
    return {check["name"]: check for check in json.loads(out.getvalue())["checks"]}


def test_a_world_of_real_acts_holds(cast: Any, units: Any) -> None:
    world(cast)
    found = verify()
    assert [name for name, check in found.items() if not check["ok"]] == []
    assert (found["tickets"]["checked"], found["notices"]["checked"]) == (6, 1)


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE inspections_finding SET text = 'Khác'", {"notices", "tickets"}),
        ("UPDATE inspections_inspection SET notice_no = '9/TB' WHERE concluded_at IS NOT NULL", {"notices", "replay"}),
        ('UPDATE inspections_minutes SET content = \'{"place": "Khác"}\'', {"minutes"}),
        ("UPDATE inspections_ticket SET due_on = '2026-12-31' WHERE state = 'OPEN'", {"replay"}),
        ("UPDATE inspections_ticket SET readers = '{1}' WHERE state = 'OPEN'", {"readers"}),
        ("UPDATE inspections_inspection SET readers = '{1, 7}' WHERE kind = 'SURPRISE'", {"readers"}),
        ("UPDATE inspections_ticket SET first_due_on = '2026-12-31' WHERE state = 'OPEN'", {"tickets"}),
        ("UPDATE inspections_ticket SET closed_late = true WHERE state = 'CLOSED'", {"tickets", "replay"}),
        ("UPDATE inspections_sentrow SET outcome = 'ACCEPTED' WHERE outcome = ''", {"tickets"}),
        ("UPDATE inspections_sentrow SET doers = doers || decided_by_id WHERE outcome = 'ACCEPTED'", {"tickets"}),
        ("UPDATE inspections_sentrow SET released_at = released_at - interval '2 days'", {"tickets"}),
        ("DELETE FROM inspections_sentrow", {"tickets"}),
        ("UPDATE inspections_remediationreport SET round = 5", {"replay"}),
    ],
)
def test_what_was_changed_is_found(own_database: str, cast: Any, statement: str, broken: set[str]) -> None:
    world(cast)
    database.run_as_admin(f"{ALL}{statement}", name=own_database.rpartition("/")[2])
    assert {name for name, check in verify().items() if not check["ok"]} == broken
