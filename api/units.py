"""Units and people to choose from, and the readiness of open tasks."""

import uuid
from collections import defaultdict
from itertools import chain, islice
from typing import Any

from django.db.models import F
from django.urls import path
from rest_framework import serializers

from api.areas import area_name
from api.names import Names, unit_ref
from api.shapes.names import Directory, People, Units
from api.shapes.plans import Readiness
from api.views import ActView, ReadView, StrictSerializer
from backend import clock
from backend.access.rules import keeps_plans
from backend.access.scope import Reader, visible_to
from backend.accounts.models import LeaderInCharge, Post
from backend.accounts.queries import valid_memberships
from backend.accounts.roster import hats_of
from backend.errors import FieldError, Invalid
from backend.ids import is_number
from backend.organisations.models import OrgUnit
from backend.organisations.names import LEARNT, forget_alias, remember_alias
from backend.organisations.queries import standing_units
from backend.plans.models import Plan, Task
from backend.words import Words, say
from workflows.plan.machine import PREPARED
from workflows.readiness import step_name, stuck_lines, stuck_steps

HEADING = {Post.CHAIRMAN, Post.HEAD}
MOST = 500  # stuck steps told at once


class AliasBody(StrictSerializer):
    """As documents write it."""

    text = serializers.CharField(max_length=300)


class UnitsView(ReadView):
    """Units of the reader's bodies; or whom these inspect: the bodies right below them, and their own units."""

    filters = ("body",)
    answers = {"get": {200: Units}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """Without groups and without the body itself."""
        living = standing_units(day=clock.today()).filter(is_group=False)
        own = living.filter(body_id__in=reader.keys).order_by("body_id", "position", "id")
        units = [unit for unit in own if not unit.is_body]
        if query.get("body") == "inspectable":
            below = living.filter(body_id=F("id"), parent__body_id__in=reader.keys).exclude(pk__in=reader.keys)
            units = [*below.order_by("position", "id"), *units]
        else:
            _own(query)
        return {"items": [unit_ref(unit) for unit in units]}


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


class DirectoryView(ReadView):
    """Units with their heads, and which leader has which affairs."""

    answers = {"get": {200: Directory}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """Of the reader's bodies, in their own order."""
        names = Names(*reader.keys)
        naming = {hat.body_id for hat in hats_of(reader.user) if keeps_plans(hat)}
        keeping = {hat.body_id for hat in hats_of(reader.user) if hat.post == Post.ADMINISTRATOR}
        units = (
            standing_units(day=clock.today())
            .filter(body_id__in=reader.keys)
            .select_related("kind")
            .prefetch_related("aliases", "members", "predecessors")
            .order_by("body_id", "position", "id")
        )
        posts = valid_memberships().filter(unit__body_id__in=reader.keys, user__is_system=False).order_by("id")
        heads: dict[int, int] = {}
        people: dict[int, set[int]] = defaultdict(set)
        for unit_id, user_id, post in posts.values_list("unit_id", "user_id", "post"):
            people[unit_id].add(user_id)
            if post in HEADING:
                heads.setdefault(unit_id, user_id)
        today = clock.today()
        charges = LeaderInCharge.objects.filter(body_id__in=reader.keys, valid_from__lte=today).exclude(
            valid_to__lt=today
        )
        return {
            "units": [
                {
                    "unit": unit_ref(unit), "kind": str(Words(unit.kind.name_vi, unit.kind.name_en)), "is_body": unit.is_body,
                    "is_group": unit.is_group, "aliases": sorted(alias.text for alias in unit.aliases.all()),
                    "learnt": _learnt(unit) if unit.body_id in naming else [],
                    "predecessors": [unit_ref(one) for one in unit.predecessors.all()], "may_change": unit.body_id in keeping and not unit.is_group,
                    "members": [unit_ref(member) for member in unit.members.all()],
                    "head": names.person(heads.get(unit.pk)), "people": len(people[unit.pk]),
                }
                for unit in units
            ],
            "leaders": [
                {"leader": names.person(c.leader_id), "area": area_name(c.area) if c.area else None, "unit": names.unit(c.unit_id)}
                for c in charges.order_by("leader_id", "area", "id")
            ],
        }  # fmt: skip


class AliasView(ActView):
    """Another name that documents use for a unit, remembered."""

    body_serializer = AliasBody
    success = 204
    answers = {"post": {204: None}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Keep it."""
        remember_alias(by, path_parts["unit_id"], body["text"], status=204, **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """Nothing to say."""
        return None


class AliasRemovalView(AliasView):
    """Such a name, taken back."""

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Forget it."""
        forget_alias(by, path_parts["unit_id"], body["text"], status=204, **request)


class ReadinessView(ReadView):
    """Steps that nobody could take today."""

    filters = ("plan",)
    answers = {"get": {200: Readiness}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """Of the tasks inside the reader's bodies and the lines of their drafts, or of those from one plan; the first
        `MOST` that are found."""
        tasks = visible_to(reader.user, Task.objects.filter(body_id__in=reader.keys))
        drafts = visible_to(reader.user, Plan.objects.filter(state__in=PREPARED)).select_related("body", "current")
        if plan := query.get("plan"):
            try:
                tasks, drafts = (
                    tasks.filter(plan_line__version__plan=uuid.UUID(plan)),
                    drafts.filter(pk=uuid.UUID(plan)),
                )
            except ValueError:
                raise _wrong("plan", say("Mã kế hoạch không hợp lệ.", "Not a plan's id.")) from None
        return {"items": [
            {"task_id": s.task_id, "plan_id": s.plan_id, "line_no": s.line_no, "title": s.title, "step": str(step_name(s.step)), "problem": str(s.problem)}
            for s in islice(chain(stuck_steps(tasks), *map(stuck_lines, drafts)), MOST)
        ]}  # fmt: skip


def _learnt(unit: OrgUnit) -> list[str]:
    return sorted(alias.text for alias in unit.aliases.all() if alias.origin in LEARNT)


def _own(query: dict[str, str]) -> None:
    """`body` knows one value: lists are of the reader's bodies in any case."""
    if query.get("body", "own") != "own":
        raise _wrong("body", say("Chỉ có giá trị own.", "The only value is own."))


def _wrong(name: str, message: str) -> Invalid:
    return Invalid(message, errors=[FieldError(name, message)])


urlpatterns = [
    path("units", UnitsView.as_view()),
    path("units/<int:unit_id>/aliases", AliasView.as_view()),
    path("units/<int:unit_id>/aliases/removal", AliasRemovalView.as_view()),
    path("people", PeopleView.as_view()),
    path("directory", DirectoryView.as_view()),
    path("readiness", ReadinessView.as_view()),
]
