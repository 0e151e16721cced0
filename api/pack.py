"""The pack that a device takes along to a visit: one answer with everything that is needed without network."""

import hashlib
import uuid
from typing import Any

from django.http import HttpResponse, HttpResponseNotModified
from django.urls import path
from rest_framework.request import Request

from api.inspection_page import findings_of, team_of
from api.names import Names, unit_ref
from api.programmes import programmes_told
from api.renderers import to_json
from api.shapes.visits import Pack
from api.views import View, signed_in
from api.visit_page import inspection_for, visit
from backend import clock
from backend.access.rules_inspections import justify_inspection
from backend.access.scope import Reader, reading, visible_to
from backend.errors import Forbidden
from backend.inspections.lives import SEVERITY_NAMES, lives_in
from backend.inspections.models import Finding, Inspection, Ticket, TicketState
from backend.organisations.queries import units_of
from backend.plans.areas import known
from backend.words import say
from workflows.inspection.allowed import WRITTEN_IN

MOST_EARLIER = 200
ENDED = {TicketState.CLOSED, TicketState.PASSED_UP}


class PackView(View):
    """Everything a device takes along; 304 while nothing of it has changed."""

    answers = {"get": {200: Pack, 304: None}}

    def get(self, request: Request, inspection_id: uuid.UUID) -> HttpResponse:
        """For its team, and for who keeps the body's inspections. The tag is of everything but the instant."""
        with reading(signed_in(request)) as reader:
            content = pack(reader, inspection_id)
        tag = f'"{hashlib.sha256(to_json(_timeless(content))).hexdigest()[:32]}"'
        headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Cookie, Accept-Language"}
        if tag in request.headers.get("If-None-Match", "").replace("W/", ""):
            return HttpResponseNotModified(headers=headers)
        return HttpResponse(to_json(content), content_type="application/json", headers=headers)


def pack(reader: Reader, inspection_id: uuid.UUID) -> dict[str, Any]:
    """The contract's `Pack`. Raises NotFound, Forbidden."""
    inspection = inspection_for(reader, inspection_id)
    if justify_inspection(reader.user, "pack", inspection) is None:
        raise Forbidden(say("Gói kiểm tra dành cho thành viên đoàn.", "The pack is for members of the team."))
    names = Names(inspection.body_id, inspection.inspected_body_id)
    answers = dict(inspection.findings.values_list("id", "from_answer"))
    finds = justify_inspection(reader.user, "find", inspection) is not None and inspection.state in WRITTEN_IN
    return {
        "as_of": clock.now(), "me": names.person(reader.user.pk), "inspection": _facts(inspection),
        "team": team_of(inspection, names), "visit": visit(reader, inspection, names),
        "findings": [
            finding | {"answer": answers[finding["id"]]} for finding in findings_of(inspection, names, inner=True)
        ],
        "earlier": _earlier(reader, inspection, names),
        "units": [unit_ref(unit) for unit in units_of(inspection.inspected_body_id, day=clock.today())],
        "severities": [
            {"key": key, "name": str(SEVERITY_NAMES[key]), "days": life.days} for key, life in lives_in(inspection).items()
        ],
        "programmes": programmes_told(known()), "may_find": finds,
    }  # fmt: skip


def _timeless(content: dict[str, Any]) -> dict[str, Any]:
    """Without what differs from one instant to the next."""
    told = {key: value for key, value in content["visit"].items() if key not in {"server_now", "seq"}}
    return {**content, "as_of": None, "visit": told}


def _facts(inspection: Inspection) -> dict[str, Any]:
    return {
        "id": inspection.pk, "version": inspection.version, "code": inspection.code, "year": inspection.year,
        "kind": inspection.kind, "title": inspection.title, "state": inspection.state, "body": unit_ref(inspection.body),
        "inspected_body": unit_ref(inspection.inspected_body), "unit": unit_ref(inspection.unit),
        "starts_on": inspection.starts_on, "ends_on": inspection.ends_on, "basis": inspection.basis,
        "decision_no": inspection.decision_no, "decision_on": inspection.decision_on,
        "opened_at": inspection.opened_at,
        "opened_said_at": inspection.opened_said_at, "hidden": inspection.hidden, "programme": inspection.programme.code,
    }  # fmt: skip


def _earlier(reader: Reader, inspection: Inspection, names: Names) -> list[dict[str, Any]]:
    """What was found in the inspected body before and holds, newest first."""
    before = visible_to(reader.user, Inspection.objects.filter(inspected_body=inspection.inspected_body_id))
    concluded = before.filter(body=inspection.body_id, concluded_at__isnull=False).exclude(pk=inspection.pk)
    found = Finding.objects.filter(inspection__in=concluded, withdrawn=False).select_related("inspection", "ticket")
    return [_told(finding, names) for finding in found.order_by("-inspection__notice_on", "number")[:MOST_EARLIER]]


def _told(finding: Finding, names: Names) -> dict[str, Any]:
    ticket: Ticket | None = getattr(finding, "ticket", None)
    return {
        "code": finding.code, "inspection": finding.inspection_id, "concluded_on": finding.inspection.notice_on,
        "area": finding.area, "text": finding.text, "severity": finding.severity, "unit": names.unit(finding.unit_id),
        "state": ticket.state if ticket else None, "open": ticket is not None and ticket.state not in ENDED,
        "due_on": ticket.due_on if ticket else None,
    }  # fmt: skip


urlpatterns = [path("inspections/<uuid:inspection_id>/pack", PackView.as_view())]
