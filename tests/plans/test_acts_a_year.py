"""How many acts a year the sample plan costs under each preset is told in the documentation, and stays true."""

from types import SimpleNamespace
from typing import Any

from backend.accounts.roster import roster_of
from backend.plans.drafting import NewPlan
from backend.plans.models import Task
from backend.plans.recording import record_plan
from demo.world import KEY_LINES
from tests.acts.recount import DOCS, recount, told
from tests.plans.conftest import DOCUMENT
from workflows.policy import PRESETS


def test_acts_a_year_are_those_of_the_documentation(
    cast: SimpleNamespace, units: dict[str, Any], parsed: dict[str, Any]
) -> None:
    """A change that raises them needs a reason; `./dondoc proof acts` counts them through the real acts."""
    body = units["30337"].pk
    record_plan(cast.standing, parsed, NewPlan(2026, key_lines=KEY_LINES), DOCUMENT, body_id=body)
    tasks = list(Task.objects.select_related("lead", "follow_up").prefetch_related("partners"))
    roster = roster_of(body)
    now = {preset: recount(tasks, preset, roster) for preset in PRESETS}
    assert [told(page) for page in DOCS] == [now, now]
