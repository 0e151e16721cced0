"""Inspections, tickets and reports: every state × transition × persona, and each transition once more through HTTP."""

from typing import Any

import pytest
from django.db import transaction

from backend.access.readers import may_see
from backend.activity.roots import Root
from backend.errors import Refused
from tests.api.client import Client
from tests.events import events_since, head
from tests.inspections import reply_tables, tables
from tests.inspections.tables import EVERYBODY, Rule
from tests.workflows.table import INSIDE
from workflows.inspection.machine import InspectionMachine
from workflows.machine import machine_of, perform
from workflows.reply.machine import ReplyMachine
from workflows.report.machine import ReportMachine
from workflows.ticket.machine import TicketMachine


class Undone(Exception):
    """Puts the world back after a try."""


def tried(by: Any, record: Root, name: str, data: dict[str, Any]) -> tuple[int, list[Any]]:
    """(status, [(verb, to)] of the record's own events) of one try, undone afterwards."""
    before, ref = head(), type(record).ref(record.pk)
    try:
        with transaction.atomic():
            status = 200
            try:
                perform(by, ref, name, data, expect=f'"v{record.version}"')
            except Refused as refused:
                status = refused.status
            seen = status, [(e.verb, e.to_state) for e in events_since(before) if e.subject_id == str(record.pk)]
            raise Undone
    except Undone:
        return seen


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


def differences(cast: Any, table: dict[str, Rule], record: Root, world: str, seen_by: frozenset[str]) -> list[Any]:
    wrong = []
    for name, rule in table.items():
        for persona in EVERYBODY:
            wanted = expected(rule, world, persona, seen_by)
            found = tried(getattr(cast, persona), record, name, filled(cast, rule.data))
            if found != wanted:
                wrong.append((name, persona, found, wanted))
    return wrong


@pytest.mark.parametrize("world", tables.INSPECTION_WORLDS)
def test_every_transition_of_an_inspection(cast: Any, units: Any, world: str) -> None:
    record = tables.INSPECTION_WORLDS[world](cast)
    wrong = differences(cast, tables.INSPECTIONS, record, world, tables.inspection_seen_by(world))
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.parametrize("world", tables.TICKET_WORLDS)
def test_every_transition_of_a_ticket(cast: Any, units: Any, world: str) -> None:
    record = tables.TICKET_WORLDS[world](cast)
    wrong = differences(cast, tables.TICKETS, record, world, tables.PROVINCE | INSIDE)
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.parametrize("world", tables.REPORT_WORLDS)
def test_every_transition_of_a_report(cast: Any, units: Any, world: str) -> None:
    record = tables.REPORT_WORLDS[world](cast)
    wrong = differences(cast, tables.REPORTS, record, world, tables.report_seen_by(world))
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.parametrize("world", reply_tables.WORLDS)
def test_every_transition_of_a_reply(cast: Any, units: Any, world: str) -> None:
    record = reply_tables.WORLDS[world](cast)
    wrong = differences(cast, reply_tables.REPLIES, record, world, tables.PROVINCE | INSIDE)
    assert not wrong, "\n".join(map(str, wrong))


ALL: list[Any] = [
    (InspectionMachine, tables.INSPECTIONS, tables.INSPECTION_WORLDS, "inspections"),
    (TicketMachine, tables.TICKETS, tables.TICKET_WORLDS, "tickets"),
    (ReportMachine, tables.REPORTS, tables.REPORT_WORLDS, "remediation-reports"),
    (ReplyMachine, reply_tables.REPLIES, reply_tables.WORLDS, "replies"),
]


@pytest.mark.parametrize(("machine", "table", "builders", "_path"), ALL)
def test_the_tables_know_every_transition_and_each_happens_somewhere(
    machine: Any, table: Any, builders: Any, _path: str
) -> None:
    assert {name for name, info in machine.steps.items() if not info.by_engine} == set(table)
    assert {world for rule in table.values() for world in rule.worlds} <= set(builders)
    assert all(rule.worlds for rule in table.values())


CASES = [
    (path, name, next(iter(rule.worlds)), builders, table)
    for _, table, builders, path in ALL
    for name, rule in table.items()
]


@pytest.mark.parametrize(("path", "name", "world", "builders", "table"), CASES, ids=[f"{c[0]}-{c[1]}" for c in CASES])
def test_each_goes_through_http_as_well(
    cast: Any, units: Any, path: str, name: str, world: str, builders: Any, table: Any
) -> None:
    record, rule = builders[world](cast), table[name]
    client = Client(getattr(cast, min(rule.allowed(world) - rule.late_in.get(world, frozenset()))))
    offered = next(t for t in client.get(f"{path}/{record.pk}").json()["transitions"] if t["name"] == name)
    answer = client.post(offered["href"].removeprefix("/api/v1/"), filled(cast, rule.data), match=offered["if_match"])
    assert (answer.status_code, answer.json()["state"]) == (200, rule.worlds[world][1] or record.state)


@pytest.mark.parametrize("path_and_world", [(p, w) for _, _, builders, p in ALL for w in builders], ids=str)
def test_what_is_offered_is_what_may_be_done(cast: Any, units: Any, path_and_world: tuple[str, str]) -> None:
    path, world = path_and_world
    _, table, builders, _ = next(entry for entry in ALL if entry[3] == path)
    record = builders[world](cast)
    for persona in ("chairman", "standing", "officer", "inspector", "province"):
        person = getattr(cast, persona)
        if not may_see(person, record):
            continue
        for offer in machine_of(type(record)._default_manager.get(pk=record.pk), person).available():
            rule = table[offer["name"]]
            status, _ = tried(person, record, offer["name"], filled(cast, rule.data))
            assert status == (200 if offer["enabled"] else 409), (persona, offer)
