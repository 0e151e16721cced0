"""A draw by lot as it is shown: the pool to everybody of the body, seed and result to whoever may know them."""

from typing import Any

from api.names import Names
from backend.access.rules_inspection_plans import may_see_result
from backend.access.scope import Reader, visible_to
from backend.inspections.draw import lot, pool_digest, seed_digest
from backend.inspections.models import Draw, DrawnVisit, Inspection
from workflows.inspection_plan.visits import in_readers_words


def draw_page(reader: Reader, draw: Draw, names: Names) -> dict[str, Any]:
    """The contract's `Draw`."""
    tells = may_see_result(reader.user, draw)
    return {
        "id": draw.pk, "purpose": draw.purpose, "at": draw.at, "by": names.person(draw.by_id), "count": draw.count,
        "pool": draw.pool,
        "excluded": [one | {"reason": in_readers_words(one["reason"])} for one in draw.excluded], "pool_digest": pool_digest(draw.pool),
        "seed_digest": seed_digest(draw.seed), "tells": tells, "seed": draw.seed if tells else "",
        "result": _result(reader, draw) if tells else [], "again_of": draw.again_of_id, "reason": draw.reason,
        "replaced": Draw.objects.filter(again_of=draw).exists(),
    }  # fmt: skip


def _result(reader: Reader, draw: Draw) -> list[dict[str, Any]]:
    by_id = {one["id"]: one for one in draw.pool}
    seen = visible_to(reader.user, Inspection.objects.filter(drawn__draw=draw))
    visits = {str(row.inspection.unit_id): row.inspection for row in _made(draw, seen)}
    return [
        {**by_id[one], "lot": lot(draw.seed, one), "inspection": made_visit(visits.get(one))} for one in draw.result
    ]


def _made(draw: Draw, seen: Any) -> Any:
    return DrawnVisit.objects.filter(draw=draw, inspection__in=seen).select_related("inspection")


def made_visit(inspection: Inspection | None) -> dict[str, Any] | None:
    """The contract's `MadeVisit`."""
    return {"id": inspection.pk, "code": inspection.code, "state": inspection.state} if inspection else None
