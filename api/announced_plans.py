"""What the yearly inspection plans of other bodies say of the reader's own: its lines, nobody else's."""

from itertools import groupby
from typing import Any

from django.urls import path

from api.draws import made_visit
from api.inspection_plan_page import programme_ref, when_of
from api.names import unit_ref
from api.shapes.announced_plans import AnnouncedPlans
from api.views import ReadView
from backend.access.rules_inspection_plans import lines_naming
from backend.access.scope import Reader, visible_to
from backend.inspections.models import Inspection, InspectionLine, InspectionPlan


def announced(reader: Reader) -> dict[str, Any]:
    """The contract's `AnnouncedPlans`: latest year first."""
    related = ("unit", "inspection", "plan__body", "plan__programme")
    lines = lines_naming(reader.user).select_related(*related).order_by("-plan__year", "plan_id", "position", "id")
    made = Inspection.objects.filter(plan_line__in=lines)
    seen = set(visible_to(reader.user, made).values_list("pk", flat=True))
    return {"items": [_plan(plan, list(of), seen) for plan, of in groupby(lines, key=lambda line: line.plan)]}


def _plan(plan: InspectionPlan, lines: list[InspectionLine], seen: set[Any]) -> dict[str, Any]:
    return {
        "id": plan.pk, "body": unit_ref(plan.body), "programme": programme_ref(plan), "year": plan.year, "title": plan.title,
        "number": plan.number, "issued_on": plan.issued_on, "signer": plan.signer,
        "lines": [
            {
                "id": line.pk, "unit": unit_ref(line.unit), "kind": line.kind, "content": line.content, **when_of(line),
                "inspection": made_visit(line.inspection if line.inspection_id in seen else None),
            }
            for line in lines
        ],
    }  # fmt: skip


class AnnouncedPlansView(ReadView):
    """The issued plans of others that name a unit of the reader's body."""

    answers = {"get": {200: AnnouncedPlans}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """Each with the reader's own lines."""
        return announced(reader)


urlpatterns = [path("inspection-plans/announced", AnnouncedPlansView.as_view())]
