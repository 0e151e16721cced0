"""What is sent about plans."""

from typing import Any

from rest_framework import serializers

from api.areas import AreaField
from api.task_bodies import SensibleDay, TransitionFields
from api.views import StrictSerializer
from backend.plans.areas import REFORM
from workflows.plan.machine import PlanMachine

OFFERED = [info for info in PlanMachine.steps.values() if not info.by_engine]
LINE_NO = 20  # characters


class IssuedBody(StrictSerializer):
    """The document that was signed elsewhere."""

    number = serializers.CharField(max_length=80)
    date = SensibleDay()
    signer = serializers.CharField(required=False, allow_blank=True, default="", max_length=200)


class LinesBody(StrictSerializer):
    """An uploaded file to read lines from. `key_lines`: numbers of those that become key tasks."""

    upload = serializers.UUIDField()
    year = serializers.IntegerField(min_value=2000, max_value=2100)
    title = serializers.CharField(required=False, allow_blank=True, default="", max_length=500)
    key_lines = serializers.ListField(child=serializers.CharField(max_length=LINE_NO), default=list, max_length=5000)
    take_hidden = serializers.BooleanField(default=False)


class ObjectiveBody(StrictSerializer):
    """What is to be reached; `area` empty: by the plan as a whole."""

    area = AreaField(retired=True, allow_blank=True, default="")
    text = serializers.CharField(max_length=2000)


def objectives_field(**more: Any) -> Any:
    """A list of them."""
    return serializers.ListField(child=ObjectiveBody(), max_length=100, **more)


class ObjectivesBody(StrictSerializer):
    """All objectives of a draft."""

    items = objectives_field()


class PlanBody(LinesBody):
    """A new plan under the client's own id: a draft, or, with `document`, recorded as issued."""

    objectives = objectives_field(required=False, default=list)

    id = serializers.UUIDField()
    programme = serializers.CharField(required=False, default=REFORM, max_length=20)
    kind = serializers.CharField(required=False, allow_blank=True, default="", max_length=60)
    document = IssuedBody(required=False, allow_null=True, default=None)


class KeyLinesBody(StrictSerializer):
    """The whole list."""

    lines = serializers.ListField(child=serializers.CharField(max_length=LINE_NO), max_length=5000)


class PlanTransitionBody(TransitionFields):
    """What a plan's transitions ask."""

    offered = OFFERED


class CellBody(StrictSerializer):
    """The tasks of an area that a unit leads, and who is to carry them out (null: nobody in particular)."""

    area = AreaField(retired=True)
    unit = serializers.IntegerField()
    officer = serializers.IntegerField(allow_null=True)


class OfficersBody(StrictSerializer):
    """Cells of the matrix."""

    cells: Any = CellBody(many=True, allow_empty=False)
