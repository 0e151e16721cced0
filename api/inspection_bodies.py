"""What is sent about inspections, tickets and remediation reports."""

from typing import Any

from rest_framework import serializers

from api.areas import AreaField
from api.task_bodies import BatchRow, SensibleDay, TransitionFields
from api.views import StrictSerializer
from backend.inspections.models import Finding, Kind, Severity, TeamMember
from workflows.inspection.machine import InspectionMachine
from workflows.report.machine import ReportMachine
from workflows.ticket.machine import TicketMachine

INSPECTION_STEPS = [info for info in InspectionMachine.steps.values() if not info.by_engine]
TICKET_STEPS = [info for info in TicketMachine.steps.values() if not info.by_engine]
REPORT_STEPS = [info for info in ReportMachine.steps.values() if not info.by_engine]


def _text(most: int, **more: Any) -> serializers.CharField:
    return serializers.CharField(required=False, allow_blank=True, default="", max_length=most, **more)


class MemberBody(StrictSerializer):
    """Somebody of the team."""

    person = serializers.IntegerField()
    role = serializers.ChoiceField(choices=TeamMember.Role.choices, default=TeamMember.Role.MEMBER)
    title = _text(120)


class TeamBody(StrictSerializer):
    """The whole team, in its order."""

    items: Any = MemberBody(many=True)


class ParticularsBody(StrictSerializer):
    """What of an inspection may be changed. `programme` left out: as it is, and the reform's of a new one."""

    title = serializers.CharField(max_length=500)
    starts_on = SensibleDay()
    ends_on = SensibleDay()
    basis = _text(2000)
    follow_up_unit = serializers.IntegerField(required=False, allow_null=True, default=None)
    programme = serializers.CharField(required=False, allow_null=True, default=None, max_length=20)


class InspectionBody(ParticularsBody):
    """A new inspection under the client's own id. `code` is given when left out; a surprise one has none before it is
    opened. Whoever plans a surprise inspection is in its team."""

    id = serializers.UUIDField()
    kind = serializers.ChoiceField(choices=Kind.choices)
    unit = serializers.IntegerField()
    code = _text(20)
    team: Any = MemberBody(many=True, required=False, default=list)
    follow_up_of = serializers.UUIDField(required=False, allow_null=True, default=None)


class FoundBody(StrictSerializer):
    """What a finding says. `deadline_days` left out: as usual for the severity; `unit`: the inspected one."""

    area = AreaField(retired=True)
    text = serializers.CharField(max_length=5000)
    severity = serializers.ChoiceField(choices=Severity.choices)
    requirement = _text(5000)
    legal_basis = _text(1000)
    guidance = _text(5000)
    guidance_document = _text(300)
    deadline_days = serializers.IntegerField(required=False, allow_null=True, default=None, min_value=1, max_value=366)
    deadline_unit = serializers.ChoiceField(choices=Finding.Days.choices, default=Finding.Days.WORKING)
    unit = serializers.IntegerField(required=False, allow_null=True, default=None)
    remedied_on_site = serializers.BooleanField(default=False)
    remedy = _text(2000)
    repeat_of = _text(30)
    deadline_reason = _text(500)


class NewFindingBody(FoundBody):
    """A finding under the client's own id: sending it twice is harmless. `answer`: of the item it comes from. `at`: when it was
    written, by the device's clock."""

    id = serializers.UUIDField()
    answer = serializers.UUIDField(required=False, allow_null=True, default=None)
    at = serializers.DateTimeField(required=False, allow_null=True, default=None)


class WithdrawalBody(StrictSerializer):
    """Why it does not hold."""

    reason = serializers.CharField(max_length=2000)


class InspectionTransitionBody(TransitionFields):
    """What an inspection's transitions ask."""

    offered = INSPECTION_STEPS


class TicketTransitionBody(TransitionFields):
    """What a ticket's transitions ask."""

    offered = TICKET_STEPS


class TicketBatchBody(TicketTransitionBody):
    """The rows, and what the transition asks, once for all of them."""

    def get_fields(self) -> dict[str, Any]:
        """The rows first."""
        return {"items": BatchRow(many=True), **super().get_fields()}


class ReportTransitionBody(TransitionFields):
    """What a report's transitions ask."""

    offered = REPORT_STEPS


class PlanTextBody(StrictSerializer):
    """How it will be remedied."""

    text = serializers.CharField(max_length=5000)


class RowBody(StrictSerializer):
    """What a row says; `done` empty: nothing yet."""

    done = _text(5000)
    remaining = _text(2000)
    next_on = SensibleDay(required=False, allow_null=True, default=None)
