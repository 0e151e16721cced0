"""The first questions of whatever is written down on a visit: may you, and is it the moment."""

from collections.abc import Collection

from backend.access.rules_inspections import justify_inspection
from backend.activity.change import Act
from backend.errors import Forbidden, NotTheMoment
from backend.inspections.models import Inspection, InspectionState
from backend.words import say

WRITTEN_IN = frozenset({InspectionState.ON_SITE, InspectionState.MINUTES_SIGNED})


def allowed(act: Act, right: str) -> Inspection:
    """The open act's inspection, its hat in the act. Raises Forbidden."""
    inspection: Inspection = act.record
    hat = justify_inspection(act.by, right, inspection)
    if hat is None and not act.by.is_system:
        raise Forbidden(say("Bạn không có quyền thực hiện thao tác này.", "You may not do this."))
    act.capacity, act.acting_for_id = (hat.capacity, hat.acting_for) if hat else ("", None)
    return inspection


def must_be_in(inspection: Inspection, states: Collection[str] = WRITTEN_IN) -> None:
    """Raises NotTheMoment."""
    if inspection.state not in states:
        raise NotTheMoment(say(
            "Chỉ ghi từ khi công bố kiểm tra tại đơn vị đến khi kết luận.",
            "It is written between the opening on site and the notice.",
        ))  # fmt: skip
