"""What is sent about tasks: giving, reporting, proving, and what transitions ask."""

from datetime import date
from typing import Any, ClassVar

from rest_framework import serializers

from api.areas import AreaField
from api.views import StrictSerializer
from backend import clock
from backend.plans.models import Evidence, Origin, Partner, Standing, TaskClass
from backend.words import say
from workflows.machine import StepInfo
from workflows.reminding import LONGEST
from workflows.task.machine import TaskMachine

# What comes from above is told by who gives it, not by what is sent.
GIVEN_CLASSES = [choice for choice in TaskClass.choices if choice[0] != TaskClass.FROM_ABOVE]
OFFERED = [info for info in TaskMachine.steps.values() if not info.by_engine]


class SensibleDay(serializers.DateField):
    """A date that an office may mean: a slip of the finger in the year is told at once."""

    def to_internal_value(self, value: Any) -> date:
        """Between 2000 and twenty years from now."""
        day: date = super().to_internal_value(value)
        if not 2000 <= day.year <= clock.today().year + 20:
            raise serializers.ValidationError(say("Năm ngoài khoảng cho phép.", "The year is out of range."))
        return day


class DocumentBody(StrictSerializer):
    """A document by reference; the act says which of these it needs."""

    def get_fields(self) -> dict[str, Any]:
        """All texts, none required here."""
        return {
            name: serializers.CharField(required=False, allow_blank=True, allow_null=True, max_length=500)
            for name in ("kind", "number", "date", "issuer", "abstract", "link")
        }


class PartnerBody(StrictSerializer):
    """A partner unit in one of three modes."""

    unit = serializers.IntegerField()
    mode = serializers.ChoiceField(choices=Partner.Mode.choices)
    part_product = serializers.CharField(required=False, allow_blank=True, default="", max_length=2000)
    part_due_on = SensibleDay(required=False, allow_null=True, default=None)


class TaskBody(StrictSerializer):
    """A task to be given. `source`: a document of the giver's register, which then tells the origin. `for_leader`: who
    gave it, when somebody of the Office or the standing office enters it; `said_at`: at which meeting or occasion."""

    id = serializers.UUIDField()
    title = serializers.CharField(max_length=2000)
    product = serializers.CharField(required=False, allow_blank=True, default="", max_length=2000)
    lead = serializers.IntegerField()
    officer = serializers.IntegerField(required=False, allow_null=True, default=None)
    due_on = SensibleDay(required=False, allow_null=True, default=None)
    review_on = SensibleDay(required=False, allow_null=True, default=None)
    area = AreaField(required=False, allow_blank=True, default="")
    origin = serializers.ChoiceField(
        choices=[o for o in Origin.choices if o[0] != Origin.PLAN_LINE], default=Origin.WORD_OF_MOUTH
    )
    source: Any = serializers.UUIDField(required=False, allow_null=True, default=None)
    clause = serializers.CharField(required=False, allow_blank=True, default="", max_length=120)
    said_at = serializers.CharField(required=False, allow_blank=True, default="", max_length=200)
    for_leader = serializers.IntegerField(required=False, allow_null=True, default=None)
    partners = PartnerBody(many=True, required=False, default=list)

    def get_fields(self) -> dict[str, Any]:
        """`class` is no name a Python class can have."""
        return super().get_fields() | {
            "class": serializers.ChoiceField(choices=GIVEN_CLASSES, default=TaskClass.ORDINARY)
        }


class FiguresField(serializers.DictField):
    """Values of an order's figures by key; none are meant when it is left out."""

    def __init__(self, **options: Any) -> None:
        """The same wherever it is asked."""
        child = serializers.CharField(allow_blank=True, max_length=2000)
        super().__init__(child=child, required=False, allow_null=True, default=None, **options)


class ProgressBody(StrictSerializer):
    """One report of progress. `figures`: those of the order it belongs to, by key, all of them; they stand for words."""

    id = serializers.UUIDField()
    text = serializers.CharField(max_length=5000, required=False, allow_blank=True, default="")
    percent = serializers.IntegerField(required=False, allow_null=True, default=None)
    figures = FiguresField()
    recorded_for = serializers.IntegerField(required=False, allow_null=True, default=None)
    basis = serializers.CharField(required=False, allow_blank=True, default="", max_length=300)


class CountBody(StrictSerializer):
    """A number of things."""

    value = serializers.DecimalField(max_digits=14, decimal_places=2)
    unit = serializers.CharField(max_length=60, allow_blank=True, default="")


class EvidenceBody(StrictSerializer):
    """A piece of evidence of one kind; `again`: another use of a piece that is there, which tells the rest."""

    id = serializers.UUIDField()
    kind = serializers.ChoiceField(choices=Evidence.Kind.choices)
    note = serializers.CharField(required=False, allow_blank=True, default="", max_length=500)
    document = DocumentBody(required=False, allow_null=True, default=None)
    upload = serializers.UUIDField(required=False, allow_null=True, default=None)
    count = CountBody(required=False, allow_null=True, default=None)
    link = serializers.CharField(required=False, allow_blank=True, default="", max_length=500)
    replaces = serializers.UUIDField(required=False, allow_null=True, default=None)
    again = serializers.UUIDField(required=False, allow_null=True, default=None)


class NumberedBody(StrictSerializer):
    """A document by its number and date alone."""

    number = serializers.CharField(max_length=100)
    date = SensibleDay()


class ReportRowBody(StrictSerializer):
    """One row of the quick report: a report under its own id, with the document and the count that come with it, a piece of
    evidence used `again`, and all figures of the order it belongs to."""

    id = serializers.UUIDField()
    task = serializers.UUIDField()
    standing = serializers.ChoiceField(choices=Standing.choices)
    text = serializers.CharField(required=False, allow_blank=True, default="", max_length=5000)
    percent = serializers.IntegerField(required=False, allow_null=True, default=None, min_value=0, max_value=100)
    next_on = SensibleDay(required=False, allow_null=True, default=None)
    document = NumberedBody(required=False, allow_null=True, default=None)
    count = CountBody(required=False, allow_null=True, default=None)
    again = serializers.UUIDField(required=False, allow_null=True, default=None)
    figures = FiguresField()
    basis = serializers.CharField(required=False, allow_blank=True, default="", max_length=300)


class QuickReportBody(StrictSerializer):
    """The rows that say something."""

    items = ReportRowBody(many=True)


class SeenTaskBody(StrictSerializer):
    """A task and the version of it that was seen."""

    id = serializers.UUIDField()
    version = serializers.IntegerField()


class QuickSubmitBody(StrictSerializer):
    """The tasks to be sent."""

    items = SeenTaskBody(many=True)


class NothingBody(StrictSerializer):
    """Nothing needs to be said."""


class ReminderBody(StrictSerializer):
    """What is said with a reminder, if anything."""

    text = serializers.CharField(required=False, allow_blank=True, default="", max_length=LONGEST)


class PartnersBody(StrictSerializer):
    """The whole list; `reason`: why a part that is under way ends."""

    items = PartnerBody(many=True)
    reason = serializers.CharField(required=False, allow_blank=True, default="", max_length=2000)


class TransitionFields(StrictSerializer):
    """What the transitions `offered` ask: each takes the fields its `needs` name, and refuses the others."""

    KINDS: ClassVar[dict[str, Any]] = {
        "text": serializers.CharField, "line": serializers.CharField, "date": serializers.DateField,
        "moment": serializers.DateTimeField,
        "person": serializers.IntegerField, "unit": serializers.IntegerField, "bool": serializers.BooleanField,
        "document": serializers.UUIDField, "file": serializers.UUIDField, "task": serializers.UUIDField,
    }  # fmt: skip
    offered: ClassVar[list[StepInfo]] = []

    def get_fields(self) -> dict[str, Any]:
        """Every need of every transition, once."""
        needs = {need.name: need for info in self.offered for need in info.needs}
        return {
            name: serializers.ChoiceField(choices=[value for value, _ in need.choices], required=False)
            if need.kind == "choice" and not need.offers
            else serializers.CharField(required=False, max_length=100)
            if need.kind == "choice"
            else serializers.ListField(child=serializers.CharField(max_length=100), required=False, max_length=500)
            if need.kind == "choices"
            else self.KINDS[need.kind](required=False)
            for name, need in sorted(needs.items())
        }


class TransitionBody(TransitionFields):
    """What a task's transitions ask."""

    offered = OFFERED


class BatchRow(StrictSerializer):
    """A record and what was seen of it: its version, or, for a decision, its `if_match`."""

    id = serializers.UUIDField()
    version = serializers.IntegerField(required=False)
    if_match = serializers.CharField(required=False, max_length=100)


class BatchBody(TransitionBody):
    """The rows, and what the transition asks, once for all of them."""

    def get_fields(self) -> dict[str, Any]:
        """The rows first."""
        return {"items": BatchRow(many=True), **super().get_fields()}
