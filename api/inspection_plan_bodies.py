"""What is sent about yearly inspection plans, their lines and draws by lot."""

from typing import Any

from rest_framework import serializers

from api.inspection_bodies import MemberBody
from api.task_bodies import SensibleDay, TransitionFields
from api.views import StrictSerializer
from backend.inspections.models.year_plan import NAMED_KINDS
from backend.plans.areas import REFORM
from workflows.inspection_plan.machine import InspectionPlanMachine

STEPS = [info for info in InspectionPlanMachine.steps.values() if not info.by_engine]
MOST_VISITS = 500


def _text(most: int) -> serializers.CharField:
    return serializers.CharField(required=False, allow_blank=True, default="", max_length=most)


class InspectionPlanFactsBody(StrictSerializer):
    """What of the plan itself may be changed; `reason` once it is issued."""

    title = serializers.CharField(max_length=500)
    surprise_visits = serializers.IntegerField(min_value=0, max_value=MOST_VISITS)
    reason = _text(500)


class InspectionPlanBody(StrictSerializer):
    """A plan for a year under the client's own id."""

    id = serializers.UUIDField()
    year = serializers.IntegerField(min_value=2000, max_value=2100)
    title = serializers.CharField(max_length=500)
    surprise_visits = serializers.IntegerField(min_value=0, max_value=MOST_VISITS, default=0)
    programme = serializers.CharField(required=False, default=REFORM, max_length=20)


class InspectionLineBody(StrictSerializer):
    """What a line says; `reason` once the plan is issued."""

    unit = serializers.IntegerField()
    kind = serializers.ChoiceField(choices=NAMED_KINDS)
    content = _text(2000)
    month = serializers.IntegerField(required=False, allow_null=True, default=None, min_value=1, max_value=12)
    starts_on = SensibleDay(required=False, allow_null=True, default=None)
    ends_on = SensibleDay(required=False, allow_null=True, default=None)
    lead = serializers.IntegerField(required=False, allow_null=True, default=None)
    again_reason = _text(500)
    reason = _text(500)


class NewInspectionLineBody(InspectionLineBody):
    """A line under the client's own id."""

    id = serializers.UUIDField()


class LineDroppingBody(StrictSerializer):
    """Why the unit is not visited; asked once the plan is issued."""

    reason = _text(500)


class LineVisitBody(StrictSerializer):
    """The inspection to be made from a line; unit, kind and team lead are the line's."""

    id = serializers.UUIDField()
    title = serializers.CharField(max_length=500)
    starts_on = SensibleDay()
    ends_on = SensibleDay()
    basis = _text(2000)


class LeftOutBody(StrictSerializer):
    """A unit that is not drawn from, and why."""

    unit = serializers.IntegerField()
    reason = serializers.CharField(max_length=500)


class DrawBody(StrictSerializer):
    """A draw under the client's own id. `again_of`: the draw it replaces, with its `reason`."""

    id = serializers.UUIDField()
    count = serializers.IntegerField(min_value=1, max_value=MOST_VISITS)
    excluded: Any = LeftOutBody(many=True, required=False, default=list)
    again_of = serializers.UUIDField(required=False, allow_null=True, default=None)
    reason = _text(500)


class DrawnVisitBody(StrictSerializer):
    """When a drawn unit is visited."""

    id = serializers.UUIDField()
    unit = serializers.IntegerField()
    starts_on = SensibleDay()
    ends_on = SensibleDay()


class DrawnVisitsBody(StrictSerializer):
    """Surprise inspections of units that were drawn, with one title, basis and team."""

    items: Any = DrawnVisitBody(many=True)
    title = serializers.CharField(max_length=500)
    basis = _text(2000)
    team: Any = MemberBody(many=True, required=False, default=list)


class InspectionPlanTransitionBody(TransitionFields):
    """What a plan's transitions ask."""

    offered = STEPS
