"""Every state × transition × persona, against the table; and the table against the machine."""

from typing import Any

import pytest
from django.db import transaction

from tests import worlds
from tests.api.client import Client
from tests.events import events_since, head
from tests.people import everyone, units_by_code
from tests.workflows.table import ENGINE_ONLY, INSIDE, PERSONAS, SEEN_BY, TABLE, WORLDS, build, given_data
from tests.workflows.trying import trying
from workflows.task.machine import TaskMachine


def trying_task(task):
    """As `trying`; deciding is about the submission."""
    fresh = worlds.reread(task)
    decided = fresh.submission.tag if fresh.submission else f"v{fresh.version}"
    return trying(fresh, lambda name: decided if name in {"approve", "send_back"} else f"v{fresh.version}")


@pytest.fixture(scope="module", params=WORLDS)
def there(request, stands):
    """The name of each world and its task, made once for all tests; nobody changes it but in tries that are undone."""
    return request.param, stands(lambda: build(request.param, everyone(), units_by_code()))


def expected(rule, world, persona) -> tuple[int, list[Any]]:
    if persona not in SEEN_BY.get(world, INSIDE):
        return (404, [])
    if persona not in rule.allowed(world):
        return (403, [])
    late = rule.worlds.get(world) is None or persona in rule.late_in.get(world, ())
    return (409, []) if late else (200, rule.events(world))


def test_every_transition_by_every_persona(cast, units, there):
    (world, task), wrong = there, []
    for name, rule in TABLE.items():
        data = given_data(rule, cast, units, world)
        with trying_task(task) as tried:
            for persona in PERSONAS:
                wanted, found = expected(rule, world, persona), tried(getattr(cast, persona), name, data)
                if found != wanted:
                    wrong.append((name, persona, found, wanted))
    assert not wrong, "\n".join(map(str, wrong))


def test_nobody_can_say_the_engines_words(cast, there):
    with trying_task(there[1]) as tried:
        for name in ENGINE_ONLY:
            for persona in PERSONAS:
                assert tried(getattr(cast, persona), name, {}) == (404, [])


def test_each_goes_through_http_as_well(cast, units, there):
    """In the first world in which it happens."""
    world, task = there
    for name, rule in TABLE.items():
        if world != next(iter(rule.worlds)):
            continue
        undo = transaction.savepoint()
        persona, data, before = min(rule.allowed(world)), given_data(rule, cast, units, world), head()
        answer = Client(getattr(cast, persona)).step(task, name, **data)
        assert answer.status_code == 200, (name, answer.content)
        assert [(e.verb, e.to_state) for e in events_since(before)] == rule.events(world), name
        transaction.savepoint_rollback(undo)


def test_the_table_knows_every_transition_and_each_happens_somewhere():
    offered = {name for name, info in TaskMachine.steps.items() if not info.by_engine}
    assert offered == set(TABLE)
    assert {name for name, info in TaskMachine.steps.items() if info.by_engine} == set(ENGINE_ONLY)
    assert all(rule.worlds for rule in TABLE.values())
    assert {name for rule in TABLE.values() for name in rule.worlds} <= set(WORLDS)
