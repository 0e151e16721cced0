"""Inspections, tickets and reports: every state × transition × persona, and each transition once more through HTTP."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction

from backend.access.readers import may_see
from backend.activity.roots import Root
from tests.api.client import Client
from tests.inspections import reply_tables, tables
from tests.inspections.tables import EVERYBODY, Rule
from tests.people import everyone
from tests.workflows.table import INSIDE
from tests.workflows.trying import trying
from workflows.inspection.machine import InspectionMachine
from workflows.machine import machine_of
from workflows.reply.machine import ReplyMachine
from workflows.report.machine import ReportMachine
from workflows.ticket.machine import TicketMachine

ALL: list[Any] = [
    (InspectionMachine, tables.INSPECTIONS, tables.INSPECTION_WORLDS, "inspections"),
    (TicketMachine, tables.TICKETS, tables.TICKET_WORLDS, "tickets"),
    (ReportMachine, tables.REPORTS, tables.REPORT_WORLDS, "remediation-reports"),
    (ReplyMachine, reply_tables.REPLIES, reply_tables.WORLDS, "replies"),
]
WORLDS = [(path, world) for _, _, builders, path in ALL for world in builders]
BOTH = tables.PROVINCE | INSIDE
SEEN_BY: dict[str, Any] = {"inspections": tables.inspection_seen_by, "remediation-reports": tables.report_seen_by}


@dataclass(frozen=True)
class There:
    """A record in the state of its world, and the table it is held against."""

    path: str
    world: str
    table: dict[str, Rule]
    record: Root

    @property
    def seen_by(self) -> frozenset[str]:
        """Who reads it."""
        found: frozenset[str] = SEEN_BY[self.path](self.world) if self.path in SEEN_BY else BOTH
        return found


@pytest.fixture(scope="module", params=WORLDS, ids="-".join)
def there(request: pytest.FixtureRequest, stands: Any) -> There:
    """Each world once for all tests; nobody changes it but in tries that are undone."""
    path, world = request.param
    _, table, builders, _ = next(entry for entry in ALL if entry[3] == path)
    return There(path, world, table, stands(lambda: builders[world](everyone())))


def filled(cast: Any, data: dict[str, Any]) -> dict[str, Any]:
    return {name: getattr(cast, value).pk if name == "officer" else value for name, value in data.items()}


def expected(rule: Rule, world: str, persona: str, seen_by: frozenset[str]) -> tuple[int, list[Any]]:
    if persona not in seen_by:
        return (404, [])
    if persona not in rule.allowed(world):
        return (403, [])
    outcome = rule.worlds.get(world)
    late = persona in rule.late_in.get(world, frozenset())
    return (409, []) if outcome is None or late else (200, [outcome])


def differences(cast: Any, there: There) -> list[Any]:
    wrong = []
    with trying(there.record) as tried:
        for name, rule in there.table.items():
            for persona in EVERYBODY:
                wanted = expected(rule, there.world, persona, there.seen_by)
                found = tried(getattr(cast, persona), name, filled(cast, rule.data))
                if found != wanted:
                    wrong.append((name, persona, found, wanted))
    return wrong


@pytest.mark.parametrize(("machine", "table", "builders", "_path"), ALL)
def test_the_tables_know_every_transition_and_each_happens_somewhere(
    machine: Any, table: Any, builders: Any, _path: str
) -> None:
    assert {name for name, info in machine.steps.items() if not info.by_engine} == set(table)
    assert {world for rule in table.values() for world in rule.worlds} <= set(builders)
    assert all(rule.worlds for rule in table.values())


def test_every_transition_by_every_persona(cast: Any, there: There) -> None:
    wrong = differences(cast, there)
    assert not wrong, "\n".join(map(str, wrong))


def test_each_goes_through_http_as_well(cast: Any, there: There) -> None:
    """In the first world in which it happens."""
    for name, rule in there.table.items():
        if there.world != next(iter(rule.worlds)):
            continue
        before = transaction.savepoint()
        client = Client(getattr(cast, min(rule.allowed(there.world) - rule.late_in.get(there.world, frozenset()))))
        page = client.get(f"{there.path}/{there.record.pk}").json()
        offered = next(t for t in page["transitions"] if t["name"] == name)
        address = offered["href"].removeprefix("/api/v1/")
        answer = client.post(address, filled(cast, rule.data), match=offered["if_match"])
        assert (answer.status_code, answer.json()["state"]) == (200, rule.worlds[there.world][1] or page["state"]), name
        transaction.savepoint_rollback(before)


def test_what_is_offered_is_what_may_be_done(cast: Any, there: There) -> None:
    record = there.record
    for persona in ("chairman", "standing", "officer", "inspector", "province"):
        person = getattr(cast, persona)
        if not may_see(person, record):
            continue
        for offer in machine_of(type(record)._default_manager.get(pk=record.pk), person).available():
            rule = there.table[offer["name"]]
            with trying(record) as tried:
                status, _ = tried(person, offer["name"], filled(cast, rule.data))
            assert status == (200 if offer["enabled"] else 409), (persona, offer)
