"""What `verify` asks of draws by lot: each comes out again from its seed and pool, and both are the ones that were logged."""

from collections.abc import Iterator
from typing import Any

from backend.activity.chain import Fault, Tally
from backend.activity.models import Event, Payload
from backend.inspections.draw import draw, pool_digest, seed_digest
from backend.inspections.models import Draw
from backend.words import Words


def changed_draws(tally: Tally) -> Iterator[Fault]:
    """Every draw whose result, pool or seed is not the one of its day."""
    for held in Draw.objects.order_by("at", "pk"):
        tally.count += 1
        if draw(held.seed, [one["id"] for one in held.pool], held.count) != held.result:
            yield Fault(f"draw {held.pk}", Words("tính lại ra kết quả khác", "comes out otherwise when recomputed"))
        said = _logged(held)
        if said is not None and said != (pool_digest(held.pool), seed_digest(held.seed)):
            yield Fault(
                f"draw {held.pk}", Words("danh sách hoặc số ngẫu nhiên gốc đã bị sửa", "its pool or seed was changed")
            )


def _logged(held: Draw) -> tuple[Any, Any] | None:
    """The digests in its event; None when its words were erased."""
    noted = Event.objects.filter(subject_type=Draw.noun, subject_id=str(held.pk), verb="draw.held")
    payload = Payload.objects.filter(seq__in=noted.values("seq")).first()
    if payload is None or payload.body is None:
        return None if payload else (None, None)
    detail = payload.content["detail"]
    return detail["pool_digest"], detail["seed_digest"]
