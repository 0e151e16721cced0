"""Every state × transition × persona, against the table; and the table against the machine."""

from typing import Any

import pytest

from tests import worlds
from tests.events import events_since, head
from tests.workflows.table import ENGINE_ONLY, INSIDE, PERSONAS, SEEN_BY, TABLE, WORLDS, build, given_data
from tests.workflows.trying import trying
from workflows.task.machine import TaskMachine


def trying_task(task):
    """As `trying`; deciding is about the submission."""
    fresh = worlds.reread(task)
    decided = fresh.submission.tag if fresh.submission else f"v{fresh.version}"
    return trying(fresh, lambda name: decided if name in {"approve", "send_back"} else f"v{fresh.version}")


@pytest.mark.parametrize("world", WORLDS)
def test_every_transition_by_every_persona(cast, units, world):
    tried = trying_task(build(world, cast, units))
    wrong = []
    for name, rule in TABLE.items():
        data = given_data(rule, cast, units, world)
        for persona in PERSONAS:
            outcome = rule.worlds.get(world)
            expected: tuple[int, list[Any]]
            if persona not in SEEN_BY.get(world, INSIDE):
                expected = (404, [])
            elif persona not in rule.allowed(world):
                expected = (403, [])
            elif outcome is None or persona in rule.late_in.get(world, ()):
                expected = (409, [])
            else:
                expected = (200, rule.events(world))
            found = tried(getattr(cast, persona), name, data)
            if found != expected:
                wrong.append((name, persona, found, expected))
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.parametrize("world", WORLDS)
def test_nobody_can_say_the_engines_words(cast, units, world):
    tried = trying_task(build(world, cast, units))
    for name in ENGINE_ONLY:
        for persona in PERSONAS:
            assert tried(getattr(cast, persona), name, {}) == (404, [])


def test_the_table_knows_every_transition_and_each_happens_somewhere():
    offered = {name for name, info in TaskMachine.steps.items() if not info.by_engine}
    assert offered == set(TABLE)
    assert {name for name, info in TaskMachine.steps.items() if info.by_engine} == set(ENGINE_ONLY)
    assert all(rule.worlds for rule in TABLE.values())
    assert {name for rule in TABLE.values() for name in rule.worlds} <= set(WORLDS)


@pytest.mark.parametrize(
    ("name", "world"), [(name, world) for name, rule in TABLE.items() for world in list(rule.worlds)[:1]]
)
def test_each_goes_through_http_as_well(cast, units, name, world):
    from tests.api.client import Client

    task = build(world, cast, units)
    rule = TABLE[name]
    persona, data = min(rule.allowed(world)), given_data(rule, cast, units, world)
    before = head()
    answer = Client(getattr(cast, persona)).step(task, name, **data)
    assert answer.status_code == 200, answer.content
    assert [(e.verb, e.to_state) for e in events_since(before)] == rule.events(world)
