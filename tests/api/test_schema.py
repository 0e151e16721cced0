"""`schema.yml` says what is: it is the one the views make now, and it names every route and method."""

import re

import pytest
from django.core.management import call_command
from django.urls import get_resolver

from tests.api.contract import SCHEMA, operations
from workflows.inspection.machine import InspectionMachine
from workflows.plan.machine import PlanMachine
from workflows.report.machine import ReportMachine
from workflows.task.machine import TaskMachine
from workflows.ticket.machine import TicketMachine

METHODS = ("get", "post", "put", "patch", "delete")


def routes():
    """(METHOD, route) of every view below `/api/v1/`, from the URL patterns themselves."""
    patterns = next(p for p in get_resolver().url_patterns if str(p.pattern) == "api/v1/").url_patterns
    return {
        (method.upper(), re.sub(r"<\w+:", "<", str(pattern.pattern)))
        for pattern in patterns
        for method in METHODS
        if hasattr(pattern.callback.view_class, method)
    }


def test_the_committed_schema_is_the_one_the_views_make(tmp_path):
    made = tmp_path / "schema.yml"
    call_command("spectacular", file=str(made), validate=True, fail_on_warn=True)
    assert made.read_text() == SCHEMA.read_text(), (
        "manage.py spectacular --file api/schema.yml --validate --fail-on-warn"
    )


def test_it_names_every_route_and_method():
    assert set(operations()) == routes()


def test_every_write_asks_for_a_key_but_those_that_are_no_acts():
    without = {
        route
        for (method, route), operation in operations().items()
        if method != "GET" and not any(p["name"] == "Idempotency-Key" for p in operation.get("parameters", ()))
    }
    assert without == {
        "access-codes/redeem", "bodies/<body_id>/people/reading", "demo/enter", "first-admin", "me", "me/mailbox", "me/mailbox/code", "me/password", "me/trust", "orders/reading", "uploads/<upload_id>",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("route", "machine"),
    [
        ("tasks/<task_id>", TaskMachine), ("plans/<plan_id>", PlanMachine), ("inspections/<inspection_id>", InspectionMachine),
        ("tickets/<ticket_id>", TicketMachine), ("remediation-reports/<report_id>", ReportMachine),
    ],
)  # fmt: skip
def test_its_transitions_are_those_of_the_rule_tables(route, machine):
    parameters = operations()["POST", f"{route}/transitions/<name>"]["parameters"]
    named = next(p for p in parameters if p["name"] == "name")
    assert named["schema"]["enum"] == sorted(name for name, info in machine.steps.items() if not info.by_engine)
