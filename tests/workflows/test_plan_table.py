"""A plan's rule table: every state × transition × persona, and each transition once more through HTTP."""

from typing import Any

import pytest
from django.db import transaction

from backend.plans.models import Plan, PlanState
from tests.api.client import Client
from tests.people import everyone
from tests.workflows.plan_table import BUILDERS, TABLE
from tests.workflows.table import INSIDE, PERSONAS
from tests.workflows.trying import trying
from workflows.plan.machine import PlanMachine

CIRCLE = ("chairman", "vice", "standing", "clerk")  # who sees what is not issued


def may_see(persona: str, plan: Plan) -> bool:
    if plan.state == PlanState.ISSUED:
        return persona in INSIDE or persona in {"province", "inspector", "committee"}
    return persona in CIRCLE


@pytest.fixture(scope="module", params=BUILDERS)
def there(request: pytest.FixtureRequest, stands: Any) -> tuple[str, Plan]:
    """The name of each world and its plan, made once for both tests; nobody changes it but in tries that are undone."""
    return request.param, stands(lambda: BUILDERS[request.param](everyone()))


def test_every_transition_by_every_persona(cast: Any, there: tuple[str, Plan]) -> None:
    (world, plan), wrong = there, []
    with trying(plan) as tried:
        for name, rule in TABLE.items():
            for persona in PERSONAS:
                outcome = rule.worlds.get(world)
                expected: tuple[int, list[Any]] = (200, [outcome])
                if not may_see(persona, plan):
                    expected = (404, [])
                elif persona not in rule.who:
                    expected = (403, [])
                elif outcome is None:
                    expected = (409, [])
                found = tried(getattr(cast, persona), name, rule.data)
                if found != expected:
                    wrong.append((name, persona, found, expected))
    assert not wrong, "\n".join(map(str, wrong))


def test_the_table_knows_every_transition_and_each_happens_somewhere() -> None:
    assert set(PlanMachine.steps) == set(TABLE)
    assert {name for rule in TABLE.values() for name in rule.worlds} <= set(BUILDERS)


def test_each_goes_through_http_as_well(cast: Any, there: tuple[str, Plan]) -> None:
    """In the first world in which it happens."""
    world, plan = there
    for name, rule in TABLE.items():
        if world != next(iter(rule.worlds)):
            continue
        undo = transaction.savepoint()
        client = Client(getattr(cast, min(rule.who)))
        offered = next(t for t in client.get(f"plans/{plan.pk}").json()["transitions"] if t["name"] == name)
        answer = client.post(offered["href"].removeprefix("/api/v1/"), rule.data, match=offered["if_match"])
        assert (answer.status_code, answer.json()["state"]) == (200, rule.worlds[world][1] or plan.state), name
        transaction.savepoint_rollback(undo)
