"""The repeat radar of an inspection: what of its findings looks like something found before, and the team's answers."""

import uuid
from typing import Any

from django.urls import path
from drf_spectacular.types import OpenApiTypes
from rest_framework import serializers

from api.names import Names
from api.shapes import repeats as shapes
from api.views import ActView, ReadView, StrictSerializer
from backend.access.rules_inspections import justify_inspection
from backend.access.scope import Reader, visible_to
from backend.activity.change import absent
from backend.errors import FieldError, Invalid, NotFound
from backend.ids import is_number
from backend.inspections.models import Finding, Inspection, RepeatDecision
from backend.inspections.repeats import Likely, Said, how_it_ended, reasons
from backend.words import say
from workflows.inspection.finding import WRITTEN_IN
from workflows.inspection.repeats import Answer, answer_proposal, radar, raised, said_of

LONGEST = 1000  # characters of what is being typed
UNSAVED = uuid.UUID(int=0)
TYPED: dict[str, tuple[Any, str]] = {
    "text": (OpenApiTypes.STR, "What is being written, at most 1,000 characters"),
    "area": (OpenApiTypes.STR, "Its area"),
    "basis": (OpenApiTypes.STR, "Its legal basis"),
    "unit": (OpenApiTypes.INT64, "Id of the unit that has to remedy it; the inspected one when left out"),
    "finding": (OpenApiTypes.UUID, "Id of the finding that is being written otherwise"),
}


class RepeatsView(ReadView):
    """Proposals and answers of all findings of an inspection; of the inspecting body alone."""

    answers = {"get": {200: shapes.Repeats}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """The contract's `Repeats`."""
        return repeats_of(reader, path_parts["inspection_id"])


class LikelyView(ReadView):
    """What a finding that is being written looks like; nothing is kept."""

    filters = ("text", "area", "basis", "unit", "finding")
    own_filters = TYPED
    answers = {"get": {200: shapes.LikelyRepeats}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """The likest first."""
        inspection = _inspection(reader, path_parts["inspection_id"])
        if not _inside(reader, inspection) or not query.get("text", "").strip():
            return {"items": []}
        unit = query.get("unit", "")
        if unit and not is_number(unit):
            message = say("Giá trị lọc không hợp lệ.", "The filter's value is not valid.")
            raise Invalid(message, errors=[FieldError("unit", message)])
        kept = _kept(inspection, query.get("finding", ""))
        typed = Said(kept.id if kept else UNSAVED, query["text"][:LONGEST], query.get("area", ""),
                     query.get("basis", "")[:LONGEST], int(unit or inspection.unit_id), kept.item if kept else None)  # fmt: skip
        return {"items": [_likely(one) for one in radar([typed], inspection, list(reader.keys))]}


class RepeatAnswerBody(StrictSerializer):
    """Whether `earlier` is what was found again. `reason`: why it is none, or, with `keeps`, why it weighs no more."""

    earlier = serializers.UUIDField()
    outcome = serializers.ChoiceField(choices=RepeatDecision.Outcome.choices)
    reason = serializers.CharField(required=False, allow_blank=True, default="", max_length=2000)
    keeps = serializers.BooleanField(default=False)


class RepeatAnswerView(ActView):
    """Answering a proposal; the finding's own version is asked."""

    body_serializer = RepeatAnswerBody
    precondition = True
    answers = {"post": {200: shapes.Repeats}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """It is, or it is not."""
        ids = path_parts["inspection_id"], path_parts["finding_id"]
        answer_proposal(by, *ids, Answer(**body), expect=expect, **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """All of them as they are now."""
        return repeats_of(reader, path_parts["inspection_id"])


def repeats_of(reader: Reader, inspection_id: uuid.UUID) -> dict[str, Any]:
    """Of each finding that has any: what is proposed and what was answered. Raises NotFound alike for absent and unseen."""
    inspection = _inspection(reader, inspection_id)
    if not _inside(reader, inspection):
        return {"may": False, "years": 0, "items": []}
    findings = list(inspection.findings.filter(withdrawn=False).select_related("from_answer"))
    writing = inspection.state in WRITTEN_IN
    likely = radar([said_of(one) for one in findings], inspection, list(reader.keys)) if writing else []
    answered = RepeatDecision.objects.filter(finding__inspection=inspection).select_related("earlier")
    decisions = list(answered.filter(earlier__inspection__readers__overlap=list(reader.keys)))
    names = Names(inspection.body_id)
    may = writing and justify_inspection(reader.user, "find", inspection) is not None
    items = [
        {
            "finding": finding.pk, "version": finding.version, "code": finding.code, "text": finding.text,
            "severity": finding.severity, "raised": raised(finding.severity),
            "proposed": [_likely(one) for one in likely if one.of == finding.pk],
            "answered": [_decision(one, names) for one in decisions if one.finding_id == finding.pk],
        }
        for finding in findings
    ]  # fmt: skip
    shown = [item for item in items if item["proposed"] or item["answered"]]
    return {"may": may, "years": inspection.body.settings.repeat_years, "items": shown}


def _inspection(reader: Reader, inspection_id: uuid.UUID) -> Inspection:
    rows = visible_to(reader.user, Inspection.objects.filter(pk=inspection_id))
    found: Inspection | None = rows.select_related("body__settings").first()
    if found is None:
        raise NotFound(absent())
    return found


def _kept(inspection: Inspection, finding_id: str) -> Said | None:
    """As it was written until now: its line of a checklist stays, and what was answered of it is not proposed again."""
    try:
        found = inspection.findings.filter(pk=uuid.UUID(finding_id)).select_related("from_answer").first()
    except ValueError:
        return None
    return said_of(found) if found else None


def _inside(reader: Reader, inspection: Inspection) -> bool:
    """Of the inspecting body, whose members read its team's work; of a surprise one its own circle, who alone see it at all."""
    return inspection.body_id in reader.keys


def _likely(one: Likely) -> dict[str, Any]:
    return {
        "earlier": one.earlier, "code": one.code, "text": one.text, "severity": one.severity, "likeness": one.likeness,
        "reasons": [str(words) for words in reasons(one)], "ended": str(how_it_ended(one)), "found_on": one.found_on,
        "inspection": one.inspection, "inspection_code": one.inspection_code, "ticket": one.ticket,
    }  # fmt: skip


def _decision(one: RepeatDecision, names: Names) -> dict[str, Any]:
    earlier: Finding = one.earlier
    return {
        "earlier": earlier.pk, "code": earlier.code, "text": earlier.text, "inspection": earlier.inspection_id,
        "outcome": one.outcome, "reason": one.reason, "likeness": one.likeness, "by": names.person(one.by_id), "at": one.at,
        "severity_before": one.severity_before, "severity_after": one.severity_after,
    }  # fmt: skip


urlpatterns = [
    path("inspections/<uuid:inspection_id>/repeats", RepeatsView.as_view()),
    path("inspections/<uuid:inspection_id>/repeats/likely", LikelyView.as_view()),
    path("inspections/<uuid:inspection_id>/findings/<uuid:finding_id>/repeats", RepeatAnswerView.as_view()),
]
