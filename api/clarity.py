"""The "six clear" of a plan: which lines lack what, and what the body asks before issuing (product.md §19)."""

from typing import Any

from django.urls import path

from api.names import Names
from api.plan_page import visible_plan
from api.shapes.clarity import Clarity
from api.views import ReadView
from backend.access.scope import Reader
from backend.activity.change import absent
from backend.errors import NotFound
from backend.plans.models import PlanState
from workflows.plan.clarity import MISSING, NAMES, Clear, Unclear, asked_of, unclear_lines


class ClarityView(ReadView):
    """Of the plan's present version; for the people of its body."""

    answers = {"get": {200: Clarity}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """Lines in the plan's order; those that are clear are only counted."""
        plan = visible_plan(reader, path_parts["plan_id"])
        if plan.body_id not in reader.keys:
            raise NotFound(absent())
        asked = set(asked_of(plan.body_id)) if plan.state != PlanState.ISSUED else set()
        found = unclear_lines(plan)
        names = Names(plan.body_id)
        assert plan.current is not None
        return {
            "lines": plan.current.lines.filter(heading=False).count(),
            "six": [
                {"clear": clear, "name": str(NAMES[clear]), "missing": sum(clear in one.missing for one in found),
                 "asked": clear in asked}
                for clear in Clear
            ],
            "items": [_told(one, names) for one in found],
        }  # fmt: skip


def _told(one: Unclear, names: Names) -> dict[str, Any]:
    line = one.line
    return {
        "line": line.pk, "no": line.no, "title": line.title, "lead": names.unit(line.lead_id),
        "missing": [{"clear": clear, "problem": str(MISSING[clear])} for clear in one.missing],
        "proposed_product": one.product,
    }  # fmt: skip


urlpatterns = [path("plans/<uuid:plan_id>/clarity", ClarityView.as_view())]
