"""Holding a draw by lot inside an open act: the pool is frozen, then the seed is taken, then both are logged."""

import uuid
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.db import IntegrityError, transaction

from backend import clock
from backend.activity.change import Act
from backend.errors import Invalid
from backend.inspections.draw import draw, new_seed, pool_digest, seed_digest
from backend.inspections.models import Draw, InspectionPlan
from backend.organisations.models import OrgUnit
from backend.words import say
from workflows.needs import text_of, wrong


@dataclass(frozen=True)
class Candidate:
    """Something that may be drawn; `id` as text."""

    id: str
    code: str
    name: str


@dataclass(frozen=True)
class LeftOut:
    """Something that is not drawn from, and why."""

    one: Candidate
    reason: str


def hold_draw(
    act: Act, draw_id: uuid.UUID, *, purpose: str, body: OrgUnit, pool: Sequence[Candidate], count: int,
    left_out: Sequence[LeftOut] = (), plan: InspectionPlan | None = None, again_of: Draw | None = None, reason: str = "",
) -> Draw:  # fmt: skip
    """Draw `count` of `pool`; the row with its event "draw.held". Raises Invalid on `count`, `reason`, `excluded`."""
    if not 1 <= count <= len(pool):
        raise wrong("count", say("Số rút thăm phải từ 1 đến {n}.", "Draw between 1 and {n}.", n=len(pool)))
    if again_of is not None and not reason.strip():
        raise wrong("reason", say("Rút thăm lại phải nêu lý do.", "Say why it is drawn again."))
    frozen = [asdict(one) for one in sorted(pool, key=lambda one: (one.code, one.id))]
    without = [{**asdict(row.one), "reason": text_of(row.reason, "excluded", 500)} for row in left_out]
    seed = new_seed()  # nothing of the pool changes from here on
    held = Draw(
        id=draw_id, purpose=purpose, body=body, plan=plan, at=clock.now(), by=act.by, acting_for_id=act.acting_for_id,
        pool=frozen, excluded=without, count=count, seed=seed, result=draw(seed, [one["id"] for one in frozen], count),
        again_of=again_of, reason=reason.strip(),
    )  # fmt: skip
    try:
        with transaction.atomic():
            act.add([held])
    except IntegrityError:
        raise Invalid(say("Lần rút thăm này đã được ghi.", "This draw was held already.")) from None
    act.note(
        held, "draw.held", reason=held.reason, count=count, of=len(frozen), pool_digest=pool_digest(frozen),
        seed_digest=seed_digest(seed),
    )  # fmt: skip
    return held
