"""Whether the units of a body are ranked: off until a leader turns it on (product.md §28)."""

from typing import Any

from backend.accounts.models import User
from backend.accounts.roster import LEADERS, Hat, hats_of
from backend.activity.change import Act, change
from backend.errors import Forbidden, NotTheMoment
from backend.organisations.models import BodySettings, OrgUnit
from backend.words import say


def ranking_hat(by: User, body_id: int) -> Hat | None:
    """The leader's hat under which it is turned on or off; no stand-in's."""
    hats = (hat for hat in hats_of(by) if hat.body_id == body_id and hat.post in LEADERS)
    return next((hat for hat in hats if hat.acting_for is None), None)


def rank_units(by: User, body_id: int, on: bool, **request: Any) -> Act:
    """One event of the body. Raises NotFound, Forbidden, NotTheMoment when it is so already."""
    with change(by, OrgUnit.ref(body_id), **request) as act:
        hat = ranking_hat(by, body_id)
        if hat is None:
            raise Forbidden(
                say(
                    "Chỉ lãnh đạo cơ quan bật hoặc tắt xếp hạng.", "Only the body's leaders turn the ranking on or off."
                )
            )
        act.capacity = hat.capacity
        if not BodySettings.objects.filter(body=body_id, ranks_units=not on).update(ranks_units=on):
            raise NotTheMoment(say("Đang như vậy rồi.", "It is so already."))
        act.note(act.record, "body.ranking_on" if on else "body.ranking_off")
    return act
