"""The targets of a draft: changed, added and dropped one by one."""

from decimal import Decimal
from typing import Any

from django.urls import path
from rest_framework import serializers

from api.plan_page import OnPlan
from api.views import StrictSerializer
from backend.imports.targets import read_value
from backend.plans.editing_targets import SaidTarget, put_target


class TargetBody(StrictSerializer):
    """A target of a draft as it would be printed; `drop` takes it out. A new one has the client's own lineage."""

    lineage = serializers.UUIDField()
    drop = serializers.BooleanField(default=False)
    name = serializers.CharField(required=False, allow_blank=True, default="", max_length=2000)
    unit = serializers.CharField(required=False, allow_blank=True, default="", max_length=60)
    baseline = serializers.CharField(required=False, allow_blank=True, default="", max_length=120)
    planned = serializers.CharField(required=False, allow_blank=True, default="", max_length=120)
    responsible = serializers.IntegerField(required=False, allow_null=True, default=None)


class TargetEditsView(OnPlan):
    """The targets of a draft, one by one."""

    body_serializer = TargetBody

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Values are read as an appendix's are."""
        said = None if body["drop"] else _said_target(body)
        put_target(by, path_parts["plan_id"], body["lineage"], said, expect=expect, **request)


def _said_target(body: dict[str, Any]) -> SaidTarget:
    printed = [body[name].strip() for name in ("baseline", "planned")]
    (_, baseline), (operator, planned) = (_value(text, body["unit"]) for text in printed)
    return SaidTarget(
        body["name"], body["unit"], baseline_printed=printed[0], planned_printed=printed[1],
        responsible=body["responsible"], operator=operator, planned=planned, baseline=baseline,
    )  # fmt: skip


def _value(text: str, unit: str) -> tuple[str, Decimal | None]:
    """(operator, number); neither where it is not understood, which only last year's value may be."""
    try:
        operator, number = read_value(text, unit)
    except ValueError:
        return "", None
    return operator, None if number is None else Decimal(str(number))


urlpatterns = [path("plans/<uuid:plan_id>/target-edits", TargetEditsView.as_view())]
