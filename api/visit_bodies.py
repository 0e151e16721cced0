"""What is sent about checklists and from a visit."""

from typing import Any

from rest_framework import serializers

from api.areas import AreaField
from api.views import StrictSerializer
from backend.inspections.items import KINDS, OPERATORS
from backend.inspections.models import Finding, Severity, TeamMember

MOST_ITEMS = 200


def _text(most: int, **more: Any) -> Any:
    return serializers.CharField(required=False, allow_blank=True, default="", max_length=most, **more)


def _key() -> Any:
    return serializers.RegexField(r"^[a-z][a-z0-9_]{0,39}$")


def _number(**more: Any) -> Any:
    return serializers.DecimalField(max_digits=14, decimal_places=2, min_value=0, **more)


class RetirementBody(StrictSerializer):
    """Whether no visit takes it along any more."""

    retired = serializers.BooleanField()


class ItemFigureBody(StrictSerializer):
    """A number to be asked for."""

    key = _key()
    label: Any = serializers.CharField(max_length=200)
    unit = _text(40)


class SumRuleBody(StrictSerializer):
    """Which figures add up to which."""

    total = _key()
    parts = serializers.ListField(child=_key(), min_length=1, max_length=12)


class ItemOptionBody(StrictSerializer):
    """Something to choose."""

    key = _key()
    label: Any = serializers.CharField(max_length=200)


class FailsBody(StrictSerializer):
    """When an answer makes a finding."""

    figure = _text(40)
    of = _text(40)
    op = serializers.ChoiceField(choices=OPERATORS, default="OVER")
    value: Any = _number(required=False, default=0)
    choices = serializers.ListField(child=serializers.CharField(max_length=40), required=False, default=list)


class ChecklistItemBody(StrictSerializer):
    """A line; an id that is kept is the same line in the next version."""

    id = serializers.UUIDField()
    section = serializers.CharField(max_length=200)
    kind = serializers.ChoiceField(choices=KINDS)
    area = AreaField(retired=True)
    text = serializers.CharField(max_length=1000)
    help = _text(1000)
    legal_basis = _text(500)
    photo = serializers.BooleanField(default=False)
    figures: Any = ItemFigureBody(many=True, required=False, default=list)
    sum: Any = SumRuleBody(required=False, allow_null=True, default=None)
    choices: Any = ItemOptionBody(many=True, required=False, default=list)
    fails: Any = FailsBody(required=False, allow_null=True, default=None)
    severity = serializers.ChoiceField(choices=Severity.choices, default=Severity.MINOR)
    finding = _text(1000)
    requirement = _text(1000)


class NewChecklistBody(StrictSerializer):
    """A list of one's own: empty, or a copy of the version `copy_of`."""

    id = serializers.UUIDField()
    title = _text(200)
    copy_of = serializers.UUIDField(required=False, allow_null=True, default=None)


class ChecklistDraftBody(StrictSerializer):
    """The whole draft, lines in their order."""

    title = serializers.CharField(max_length=200)
    items: Any = ChecklistItemBody(many=True, max_length=MOST_ITEMS)  # type: ignore[call-arg]  # `many` makes a list of it


class VisitChecklistsBody(StrictSerializer):
    """The issued versions that the visit takes along, in their order."""

    items: Any = serializers.ListField(child=serializers.UUIDField(), max_length=10)


class AnswerValueBody(StrictSerializer):
    """Whichever the item asks for."""

    figures = serializers.DictField(child=_number(), required=False, default=dict)
    choice = _text(40)
    text = _text(5000)


class SiteAnswerBody(StrictSerializer):
    """One's own answer to an item. `at`: by the device's clock."""

    item = serializers.UUIDField()
    value: Any = AnswerValueBody()
    note = _text(2000)
    at = serializers.DateTimeField()


class SeenAnswerBody(StrictSerializer):
    """An answer as it was weighed."""

    answer = serializers.UUIDField()
    version = serializers.IntegerField(min_value=1)


class ItemChoiceBody(StrictSerializer):
    """Which answer counts, of those that were weighed; one's own need not be named among `seen`."""

    answer = serializers.UUIDField()
    seen: Any = SeenAnswerBody(many=True, max_length=50)  # type: ignore[call-arg]  # `many` makes a list of it


class SitePhotoBody(StrictSerializer):
    """A file uploaded before, and what it shows: an item, a finding, or a page of the minutes."""

    upload = serializers.UUIDField()
    item = serializers.UUIDField(required=False, allow_null=True, default=None)
    finding = serializers.UUIDField(required=False, allow_null=True, default=None)
    minutes = serializers.UUIDField(required=False, allow_null=True, default=None)
    page = serializers.IntegerField(required=False, allow_null=True, default=None, min_value=1, max_value=99)
    taken_at = serializers.DateTimeField()
    caption = _text(300)


class TeamPersonBody(StrictSerializer):
    """Somebody of the team."""

    name = serializers.CharField(max_length=120)
    title = _text(200)
    role = serializers.ChoiceField(choices=TeamMember.Role.choices)


class UnitsPersonBody(StrictSerializer):
    """Somebody of the inspected unit."""

    name = serializers.CharField(max_length=120)
    title = _text(200)
    present = serializers.BooleanField(default=True)
    reason = _text(500)
    stand_in = _text(200)


class MinutesFigureBody(StrictSerializer):
    """A figure as it is printed."""

    label: Any = serializers.CharField(max_length=200)
    value = serializers.CharField(max_length=60)


class MinutesFactBody(StrictSerializer):
    """What was found of one content."""

    title = serializers.CharField(max_length=500)
    text = _text(5000)
    figures: Any = MinutesFigureBody(many=True, required=False, default=list)


class ShortcomingBody(StrictSerializer):
    """What was found lacking."""

    finding = serializers.UUIDField(required=False, allow_null=True, default=None)
    text = serializers.CharField(max_length=5000)
    area = _text(200)
    article = _text(1000)
    degree = _text(100)


class RemediedOnSpotBody(StrictSerializer):
    """What was put right during the visit."""

    finding = serializers.UUIDField(required=False, allow_null=True, default=None)
    text = serializers.CharField(max_length=5000)
    remedy = _text(2000)


class AskedOfUnitBody(StrictSerializer):
    """What the unit is asked to do."""

    text = serializers.CharField(max_length=5000)
    days = serializers.IntegerField(required=False, allow_null=True, default=None, min_value=1, max_value=366)
    days_unit = serializers.ChoiceField(choices=Finding.Days.choices, default=Finding.Days.WORKING)


class RefusalBody(StrictSerializer):
    """The unit would not sign."""

    reason = _text(2000)
    witness = _text(120)
    witness_title = _text(200)


class MinutesBody(StrictSerializer):
    """Every part of the minutes; what is not said yet may be left out."""

    place = _text(500)
    started_at = serializers.DateTimeField(required=False, allow_null=True, default=None)
    ended_at = serializers.DateTimeField(required=False, allow_null=True, default=None)
    basis = _text(2000)
    team: Any = TeamPersonBody(many=True, required=False, default=list)
    people: Any = UnitsPersonBody(many=True, required=False, default=list)
    contents = serializers.ListField(child=serializers.CharField(max_length=1000), required=False, default=list)
    period = _text(500)
    documents = serializers.ListField(child=serializers.CharField(max_length=1000), required=False, default=list)
    facts: Any = MinutesFactBody(many=True, required=False, default=list)
    good = _text(5000)
    shortcomings: Any = ShortcomingBody(many=True, required=False, default=list)
    remedied: Any = RemediedOnSpotBody(many=True, required=False, default=list)
    requests: Any = AskedOfUnitBody(many=True, required=False, default=list)
    opinion = _text(5000)
    refusal: Any = RefusalBody(required=False, allow_null=True, default=None)
    copies = serializers.IntegerField(required=False, default=2, min_value=1, max_value=20)
    pages = serializers.IntegerField(required=False, allow_null=True, default=None, min_value=1, max_value=99)
    read_back = serializers.BooleanField(default=False)
    writer = _text(120)
    supplement = _text(2000)


class MinutesSigningBody(StrictSerializer):
    """Signed on paper. `pages_later`: no page was photographed yet."""

    pages_later = serializers.BooleanField(default=False)
