"""What each severity asks in the inspections of a body, programme by programme."""

from typing import Any

from django.db.models import F
from django.urls import path
from drf_spectacular.types import OpenApiTypes
from rest_framework import serializers

from api.names import unit_ref
from api.shapes.ticket_life import SeverityTable
from api.views import PutMixin, ReadView, StrictSerializer
from backend.access.readers import may_see
from backend.access.scope import Reader
from backend.activity.change import absent
from backend.errors import NotFound
from backend.inspections.lives import LIVES, SEVERITY_NAMES, Life, lives_of
from backend.inspections.models import Severity, SeverityRule
from backend.organisations.models import OrgUnit
from backend.plans.areas import REFORM
from backend.plans.models import Programme
from workflows.inspection.severities import may_keep_severities, set_severities


class RuleBody(StrictSerializer):
    """A row of the table."""

    severity = serializers.ChoiceField(choices=Severity.choices)
    days = serializers.IntegerField(min_value=1, max_value=366)
    plan = serializers.BooleanField()
    check = serializers.BooleanField()
    proof = serializers.BooleanField()


class TableBody(StrictSerializer):
    """The whole table."""

    programme = serializers.CharField(required=False, default=REFORM, max_length=20)
    items: Any = RuleBody(many=True)


def table(reader: Reader, body_id: int, programme: str = "") -> dict[str, Any]:
    """The contract's `SeverityTable`; to whoever reads the body. Raises NotFound."""
    bodies = OrgUnit.objects.filter(pk=body_id, body_id=F("id"))
    body = bodies.first()
    code = programme or REFORM
    programmes = list(Programme.objects.all())
    if body is None or not may_see(reader.user, body) or code not in {one.code for one in programmes}:
        raise NotFound(absent())
    lives = lives_of(body.pk, code)
    return {
        "if_match": f'"v{body.version}"', "body": unit_ref(body), "programme": code,
        "programmes": [{"code": one.code, "name": one.name} for one in programmes],
        "own": SeverityRule.objects.filter(body=body, programme__code=code).exists(),
        "may_change": may_keep_severities(reader.user, body),
        "items": [
            {
                "severity": severity, "name": str(SEVERITY_NAMES[severity]), "days": lives[severity].days,
                "plan": lives[severity].plan, "check": lives[severity].check, "proof": lives[severity].proof,
                "usual_days": LIVES[severity].days,
            }
            for severity in Severity.values
        ],
    }  # fmt: skip


class SeveritiesView(PutMixin, ReadView):
    """The table of a body, and what it chooses instead."""

    filters = ("programme",)
    own_filters = {"programme": (OpenApiTypes.STR, "Code of a programme; the administrative reform when left out")}
    body_serializer = TableBody
    precondition = True
    answers = {"get": {200: SeverityTable}, "put": {200: SeverityTable}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """As it is today."""
        return table(reader, path_parts["body_id"], query.get("programme", ""))

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Keep it."""
        lives = {row["severity"]: Life(row["plan"], row["check"], row["days"], row["proof"]) for row in body["items"]}
        set_severities(by, path_parts["body_id"], body["programme"], lives, expect=expect, **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """As it is now."""
        return table(reader, path_parts["body_id"], body["programme"])


urlpatterns = [path("bodies/<int:body_id>/severities", SeveritiesView.as_view())]
