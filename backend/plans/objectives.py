"""What a plan wants to reach, in words: as a whole, or in an area (domain.md §1.3). Part of a version's text, frozen with it."""

import uuid
from collections.abc import Iterable
from typing import Any

from backend.accounts.models import User
from backend.activity.change import change
from backend.errors import FieldError, Invalid
from backend.plans.drafting import counts_of, may_prepare, touch
from backend.plans.models import Plan
from backend.plans.text import Objective, objectives_in_order
from backend.words import say


def set_objectives(
    by: User, plan_id: uuid.UUID, said: Iterable[Objective], *, expect: str | None, **request: Any
) -> None:
    """All objectives of a draft, said anew. Raises NotFound, Forbidden, Stale, NotTheMoment, Invalid when nothing changes."""
    with change(by, Plan.ref(plan_id), **request) as act:
        plan: Plan = act.record
        may_prepare(act, plan, expect)
        version = plan.current
        assert version is not None  # every draft has one
        objectives = objectives_in_order(said, programme=plan.programme.code)
        if objectives == version.objectives:
            message = say("Mục tiêu chưa có gì được sửa.", "Nothing was changed in the objectives.")
            raise Invalid(message, errors=[FieldError("items", message)])
        version.objectives = objectives
        version.save(update_fields=["objectives"])
        act.note(plan, "plan.objectives_set", objectives=len(objectives), **counts_of(version))
        touch(act, plan)
