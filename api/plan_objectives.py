"""The objectives of a plan: told with its page, said anew while it is a draft, held against those of the version before."""

from typing import Any

from django.urls import path

from api.plan_bodies import ObjectivesBody
from api.plan_page import OnPlan
from backend.plans.areas import known
from backend.plans.models import Plan
from backend.plans.objectives import set_objectives
from backend.plans.text import Objective
from backend.words import say


class ObjectivesView(OnPlan):
    """All objectives of a draft."""

    body_serializer = ObjectivesBody

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """The whole list."""
        set_objectives(by, path_parts["plan_id"], body["items"], expect=expect, **request)


def objective_changes(plan: Plan) -> list[dict[str, Any]]:
    """Rows of the contract's `LineChange`: those that were added or dropped since the version it amends."""
    if plan.amends is None or plan.amends.current is None or plan.current is None:
        return []
    was, now = plan.amends.current.objectives, plan.current.objectives
    rows = [_row(one, "", one["text"], "ADDED") for one in now if one not in was]
    return [*rows, *(_row(one, one["text"], "", "DROPPED") for one in was if one not in now)]


def _row(one: Objective, old: str, new: str, kind: str) -> dict[str, Any]:
    of = known().name(one["area"]) if one["area"] else say("toàn kế hoạch", "the whole plan")
    return {
        "key": f"objective:{kind}:{one['area']}:{one['text']}", "kinds": [kind], "area": one["area"] or None,
        "no_old": None, "no_new": None, "title": say("Mục tiêu: {of}", "Objective: {of}", of=str(of)),
        "fields": [{"field": "title", "label": say("Nội dung", "Text"), "old": old, "new": new}],
    }  # fmt: skip


urlpatterns = [path("plans/<uuid:plan_id>/objectives", ObjectivesView.as_view())]
