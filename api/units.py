"""Units and people to choose from, and the readiness of open tasks."""

import uuid
from itertools import islice
from typing import Any

from django.urls import path

from api.names import Names, unit_ref
from api.shapes.names import People, Units
from api.shapes.plans import Readiness
from api.views import ReadView
from backend.access.scope import Reader, visible_to
from backend.accounts.queries import valid_memberships
from backend.errors import FieldError, Invalid
from backend.ids import is_number
from backend.organisations.models import OrgUnit
from backend.plans.models import Task
from backend.words import say
from workflows.readiness import step_name, stuck_steps

MOST = 500  # stuck steps told at once


class UnitsView(ReadView):
    """Units of the reader's bodies."""

    filters = ("body",)
    answers = {"get": {200: Units}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """Without groups and without the body itself."""
        _own(query)
        rows = OrgUnit.objects.filter(body_id__in=reader.keys, is_group=False, valid_to__isnull=True).order_by(
            "body_id", "position", "id"
        )
        return {"items": [unit_ref(unit) for unit in rows if not unit.is_body]}


class PeopleView(ReadView):
    """People of a unit, or of the reader's bodies."""

    filters = ("unit", "body")
    answers = {"get": {200: People}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """Each once, by unit and post."""
        _own(query)
        names = Names(*reader.keys)
        rows = valid_memberships().filter(unit__body_id__in=reader.keys, user__is_system=False)
        if unit := query.get("unit"):
            if not is_number(unit):
                raise _wrong("unit", say("Mã đơn vị không hợp lệ.", "Not a unit's id."))
            rows = rows.filter(unit_id=int(unit))
        ids = dict.fromkeys(rows.order_by("unit__position", "unit_id", "id").values_list("user_id", flat=True))
        return {"items": [names.person(user_id) for user_id in ids]}


class ReadinessView(ReadView):
    """Steps that nobody could take today."""

    filters = ("plan",)
    answers = {"get": {200: Readiness}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """Of the tasks inside the reader's bodies, or of those from one plan; the first `MOST` that are found."""
        tasks = visible_to(reader.user, Task.objects.filter(body_id__in=reader.keys))
        if plan := query.get("plan"):
            try:
                tasks = tasks.filter(plan_line__version__plan=uuid.UUID(plan))
            except ValueError:
                raise _wrong("plan", say("Mã kế hoạch không hợp lệ.", "Not a plan's id.")) from None
        return {"items": [
            {"task_id": s.task_id, "line_no": s.line_no, "title": s.title, "step": str(step_name(s.step)), "problem": str(s.problem)}
            for s in islice(stuck_steps(tasks), MOST)
        ]}  # fmt: skip


def _own(query: dict[str, str]) -> None:
    """`body` knows one value: lists are of the reader's bodies in any case."""
    if query.get("body", "own") != "own":
        raise _wrong("body", say("Chỉ có giá trị own.", "The only value is own."))


def _wrong(name: str, message: str) -> Invalid:
    return Invalid(message, errors=[FieldError(name, message)])


urlpatterns = [
    path("units", UnitsView.as_view()),
    path("people", PeopleView.as_view()),
    path("readiness", ReadinessView.as_view()),
]
