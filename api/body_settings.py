"""What a body chooses for itself, for its administrator: standing office, leaders in charge, depth of approval."""

from datetime import date
from typing import Any

from django.urls import path
from rest_framework import serializers

from api.administered import administered
from api.areas import AreaField, area_choices
from api.names import Names, unit_ref
from api.shapes.start import BodyChoices
from api.views import PutMixin, ReadView, StrictSerializer
from backend import clock
from backend.access.scope import Reader
from backend.organisations.models import LEAST_LOG_MONTHS, FilesAsked, OrgUnit, ShareRule
from backend.organisations.queries import units_of
from backend.plans.areas import known
from backend.plans.models import Partner, Rhythm, TaskClass
from backend.words import say
from workflows.body import LIMITS, Charge, Choices, charges_of, configure, is_inspected, kinds_in, leaders_of
from workflows.models import PRESET_NAMES, ApprovalPolicy, Preset, class_choices
from workflows.plan.clarity import NAMES, Clear, asked_of
from workflows.policy import PRESETS, STEP_NAMES, opinion_days_of
from workflows.task.words import DEFAULT_RETURN_REASONS

FIRST_MODES = (Partner.Mode.COORDINATES, Partner.Mode.GIVES_OPINION)  # a part of one's own is agreed task by task
USUAL = {"PROVINCE": Preset.PROVINCE}  # by kind of body; others begin with Xã gọn


def is_day_of_every_year(text: str) -> None:
    """Day and month as `14/12`; not 29/2, which three years of four have not."""
    try:
        day, month = map(int, text.split("/"))
        date(2027, month, day)
    except ValueError:
        raise serializers.ValidationError(
            say("Ghi ngày và tháng, ví dụ 14/12.", "Day and month, such as 14/12.")
        ) from None


class ChargeBody(StrictSerializer):
    """A leader has the affairs of an area, or of a unit."""

    leader = serializers.IntegerField()
    area = AreaField(retired=True, required=False, allow_blank=True, default="")
    unit = serializers.IntegerField(required=False, allow_null=True, default=None)


class ChoicesBody(StrictSerializer):
    """All of it."""

    standing_office = serializers.IntegerField()
    preset = serializers.ChoiceField(choices=Preset.choices)
    key_preset = serializers.ChoiceField(choices=Preset.choices)
    charges: Any = ChargeBody(many=True)
    asked_clears = serializers.ListField(
        child=serializers.ChoiceField(choices=[clear.value for clear in Clear]), required=False, default=list
    )
    cut_off = serializers.CharField(required=False, max_length=5, validators=[is_day_of_every_year])
    target_tolerance = serializers.IntegerField(required=False, min_value=0, max_value=50)
    silent_days = serializers.IntegerField(required=False, min_value=1, max_value=60)
    inspection_share = serializers.IntegerField(required=False, min_value=0, max_value=100)
    repeat_years = serializers.IntegerField(required=False, min_value=1, max_value=10)
    repeat_likeness = serializers.IntegerField(required=False, min_value=20, max_value=90)
    recheck_share = serializers.IntegerField(required=False, min_value=1, max_value=100)
    share_rule = serializers.ChoiceField(choices=ShareRule.choices, required=False)
    files_asked = serializers.ChoiceField(choices=FilesAsked.choices, required=False)
    return_reasons = serializers.ListField(child=serializers.CharField(max_length=200), max_length=5, required=False)
    trusted_days = serializers.IntegerField(required=False, min_value=0, max_value=365)
    reminder_days = serializers.ListField(
        child=serializers.IntegerField(min_value=0, max_value=60), max_length=5, required=False
    )
    warn_days = serializers.IntegerField(required=False, min_value=0, max_value=60)
    review_days = serializers.IntegerField(required=False, min_value=1, max_value=60)
    reopen_days = serializers.IntegerField(required=False, min_value=0, max_value=60)
    extension_limit = serializers.IntegerField(required=False, min_value=0, max_value=10)
    kinds_apart = serializers.ListField(child=serializers.CharField(max_length=40), max_length=50, required=False)
    asks_acceptance = serializers.BooleanField(required=False)
    opinion_days = serializers.IntegerField(required=False, min_value=1, max_value=60)
    partner_mode = serializers.ChoiceField(choices=FIRST_MODES, required=False)
    usual_rhythm = serializers.ChoiceField(choices=Rhythm.choices, required=False)
    language = serializers.ChoiceField(choices=["vi", "en"], required=False)
    log_months = serializers.IntegerField(required=False, min_value=LEAST_LOG_MONTHS, max_value=120)
    notice_months = serializers.IntegerField(required=False, min_value=1, max_value=120)

    def validate_reminder_days(self, days: list[int]) -> list[int]:
        """Each once, the earliest reminder first."""
        return sorted(set(days), reverse=True)


class BodySettingsView(PutMixin, ReadView):
    """The choices of a body, and what there is to choose from."""

    body_serializer = ChoicesBody
    precondition = True
    answers = {"get": {200: BodyChoices}, "put": {200: BodyChoices}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """As they are today."""
        return _choices(administered(reader.user, path_parts["body_id"]))

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Keep them."""
        charges = [Charge(row["leader"], row["area"], row["unit"]) for row in body["charges"]]
        limits = {name: body[name] for name in LIMITS if name in body}
        wish = Choices(
            body["standing_office"],
            body["preset"],
            body["key_preset"],
            charges,
            body["asked_clears"],
            limits,
            body.get("opinion_days"),
        )
        configure(by, path_parts["body_id"], wish, expect=expect, **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """As they are now."""
        return _choices(administered(reader.user, path_parts["body_id"]))


def _choices(body: OrgUnit) -> dict[str, Any]:
    """The contract's `BodyChoices`."""
    names = Names(body.pk)
    chosen = dict(ApprovalPolicy.objects.filter(body=body).values_list("klass", "preset"))
    usual = USUAL.get(body.kind_id, Preset.SHORT)
    asked = asked_of(body.pk)
    units = units_of(body.pk, day=clock.today()).filter(is_group=False).order_by("position", "id")
    return {
        "if_match": f'"v{body.version}"', "standing_office": unit_ref(body.settings.standing_office),
        **{name: getattr(body.settings, name) for name in LIMITS if name != "kinds_apart"},
        "kinds": [
            {"kind": kind.code, "name": str(kind), "units": units, "inspected": is_inspected(kind, body.settings)}
            for kind, units in kinds_in(body).items()
        ],
        "opinion_days": opinion_days_of(body.pk),
        "preset": chosen.get(TaskClass.ORDINARY, usual), "key_preset": chosen.get(TaskClass.KEY, usual),
        "charges": [
            {"leader": row.leader_id, "area": row.area or None, "unit": row.unit_id} for row in charges_of(body)
        ],
        "units": [unit_ref(unit) for unit in units if unit.pk != body.pk],
        "areas": area_choices(known().open),
        "leaders": [names.person(pk) for pk in leaders_of(body)],
        "clears": [
            {"clear": clear, "name": str(NAMES[clear]), "asked": clear in asked} for clear in Clear
        ],
        "presets": [_preset(preset) for preset in Preset.values],
        "usual_reasons": [str(words) for words in DEFAULT_RETURN_REASONS],
    }  # fmt: skip


def _preset(preset: str) -> dict[str, Any]:
    """How deep it goes, class by class, drawn on one screen."""
    return {
        "preset": preset, "name": str(PRESET_NAMES[preset]),
        "classes": [
            {"name": name, "steps": [str(STEP_NAMES[step]) for step in PRESETS[preset][klass]]}
            for klass, name in class_choices()
        ],
    }  # fmt: skip


urlpatterns = [path("bodies/<int:body_id>/settings", BodySettingsView.as_view())]
