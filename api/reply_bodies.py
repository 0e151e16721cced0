"""What is sent about outlines, self-reports and opinions of drafts."""

from typing import Any

from rest_framework import serializers

from api.task_bodies import SensibleDay, TransitionFields
from api.views import StrictSerializer
from backend.inspections.models import ReplyRow
from backend.plans.models.work import LaterDate
from workflows.inspection.outline import MOST_LINES
from workflows.reply.machine import ReplyMachine

REPLY_STEPS = [info for info in ReplyMachine.steps.values() if not info.by_engine]


def _text(most: int) -> serializers.CharField:
    return serializers.CharField(required=False, allow_blank=True, default="", max_length=most)


class OutlineBody(StrictSerializer):
    """What the unit is to report on, line by line."""

    lines: Any = serializers.ListField(
        child=serializers.CharField(allow_blank=True, max_length=1000), max_length=MOST_LINES
    )
    documents = _text(5000)
    period_from = SensibleDay(required=False, allow_null=True, default=None)
    period_to = SensibleDay(required=False, allow_null=True, default=None)
    due_on = SensibleDay()


class ReplyRowBody(StrictSerializer):
    """What a row says; empty: nothing yet. Of a self-report `text` alone."""

    text = _text(10000)
    stance = serializers.ChoiceField(choices=ReplyRow.Stance.choices, required=False, allow_blank=True, default="")
    cause_type = serializers.ChoiceField(choices=LaterDate.Cause.choices, required=False, allow_blank=True, default="")
    cause = _text(5000)
    plan = _text(5000)
    plan_on = SensibleDay(required=False, allow_null=True, default=None)


class ReplyTransitionBody(TransitionFields):
    """What a reply's transitions ask."""

    offered = REPLY_STEPS
