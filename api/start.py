"""The start page: which body, how far it is, and its units."""

from typing import Any

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import path
from drf_spectacular.types import OpenApiTypes
from rest_framework import serializers

from api.administered import administered
from api.names import unit_ref
from api.officers import counts_by_cell
from api.shapes.start import Bodies, SetUnits, Start
from api.views import ActMixin, ActView, PutMixin, ReadView, StrictSerializer
from backend import clock
from backend.access.rules import justify_keeping
from backend.access.scope import Reader, visible_to
from backend.accounts.models import Membership, Post, User
from backend.accounts.opening import open_body
from backend.accounts.queries import valid_memberships
from backend.accounts.roster import hats_of
from backend.errors import FieldError, Forbidden, Invalid
from backend.ids import is_number
from backend.organisations.models import OrgUnit, UnitKind
from backend.organisations.official import load_bodies
from backend.organisations.queries import standing_units, units_of
from backend.organisations.setting_up import WishedUnit, offered_units, set_units
from backend.plans.models import Plan, PlanState
from backend.words import Words, say
from workflows.body import charges_of

AT_MOST: Any = {"max_length": 200}
NO_PASSWORD = {"password__startswith": UNUSABLE_PASSWORD_PREFIX}


class StartView(ReadView):
    """What is done and what comes next."""

    filters = ("body",)
    own_filters = {"body": (OpenApiTypes.INT64, "Id of a body that the reader administers")}
    answers = {"get": {200: Start}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """Of the body asked for, which the reader must administer, or the first one."""
        return start_page(reader, query.get("body"))


def start_page(reader: Reader, wanted: str | None = None) -> dict[str, Any]:
    """The contract's `Start`."""
    mine = dict.fromkeys(hat.body_id for hat in hats_of(reader.user) if hat.post == Post.ADMINISTRATOR)
    found = {body.pk: body for body in OrgUnit.objects.filter(pk__in=mine).select_related("settings__standing_office")}
    bodies = [found[pk] for pk in mine]
    if not bodies and not reader.user.is_superuser:
        raise Forbidden(say("Trang này dành cho quản trị của cơ quan.", "This page is for the body's administrator."))
    body = _asked(reader.user, wanted) if wanted else (bodies[0] if bodies else None)
    return {
        "may_open": reader.user.is_superuser, "bodies": [unit_ref(one) for one in bodies], "body": unit_ref(body),
        "steps": _steps(reader, body) if body else None,
    }  # fmt: skip


def _asked(user: User, wanted: str) -> OrgUnit:
    if not is_number(wanted):
        message = say("Mã đơn vị không hợp lệ.", "Not a unit's id.")
        raise Invalid(message, errors=[FieldError("body", message)])
    return administered(user, int(wanted))


def _steps(reader: Reader, body: OrgUnit) -> dict[str, Any]:
    today = clock.today()
    posts = valid_memberships().filter(unit__body_id=body.pk)
    people = User.objects.filter(memberships__in=posts).distinct()
    plans = visible_to(reader.user, Plan.objects.filter(body=body, state=PlanState.ISSUED))
    return {
        "units": units_of(body.pk, day=today).filter(is_group=False).exclude(pk=body.pk).count(),
        "people": people.count(), "waiting": people.filter(**NO_PASSWORD).count(),
        "standing_office": unit_ref(body.settings.standing_office), "leaders": len(charges_of(body)),
        "plan": _plan(plans), "keeps_plans": justify_keeping(reader.user, body.pk) is not None,
    }  # fmt: skip


def _plan(plans: QuerySet[Plan]) -> dict[str, Any] | None:
    plan = plans.order_by("-year", "-id").first()
    if plan is None:
        return None
    cells = counts_by_cell(plan).values()
    return {
        "id": plan.pk, "title": plan.title, "tasks": sum(tasks for tasks, _ in cells),
        "unnamed": sum(unnamed for _, unnamed in cells),
    }  # fmt: skip


class NothingSerializer(StrictSerializer):
    """An empty object."""


class BodiesView(ActMixin, ReadView):
    """Bodies to open; POST loads the official list where it is missing."""

    filters = ("above",)
    body_serializer = NothingSerializer
    answers = {"get": {200: Bodies}, "post": {200: Bodies}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """Those at the top, or those right below one."""
        if not reader.user.is_superuser:
            raise Forbidden(say("Bạn không mở được cơ quan nào.", "You may not open any body."))
        above = query.get("above")
        if above and not is_number(above):
            message = say("Mã đơn vị không hợp lệ.", "Not a unit's id.")
            raise Invalid(message, errors=[FieldError("above", message)])
        return bodies_below(int(above) if above else None)

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """As `./dondoc load-bodies` does."""
        load_bodies(by, **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """The provinces."""
        return bodies_below(None)


def bodies_below(above_id: int | None) -> dict[str, Any]:
    """The contract's `Bodies`, in the official order."""
    works = Membership.objects.filter(unit__body_id=OuterRef("pk"), user__is_active=True)
    rows = standing_units(day=clock.today()).filter(kind__is_body=True, parent_id=above_id)
    rows = rows.annotate(opened=Exists(works)).order_by("position", "id")
    return {"items": [{**(unit_ref(row) or {}), "opened": row.opened} for row in rows]}


class OpeningView(ActView):
    """The reader becomes the body's administrator."""

    body_serializer = NothingSerializer
    answers = {"post": {200: Start}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Open it."""
        open_body(by, path_parts["body_id"], **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """How far it is."""
        return start_page(reader, str(path_parts["body_id"]))


class UnitBody(StrictSerializer):
    """A unit as it is to be called; `kind` for a new one, which has no code yet."""

    code = serializers.CharField(required=False, allow_blank=True, default="", max_length=40)
    name = serializers.CharField(max_length=300)
    short_name = serializers.CharField(required=False, allow_blank=True, default="", max_length=120)
    kind = serializers.CharField(required=False, allow_blank=True, default="", max_length=40)


class UnitsBody(StrictSerializer):
    """Units to make or rename; others stay as they are."""

    items: Any = UnitBody(many=True, allow_empty=False, **AT_MOST)


class BodyUnitsView(PutMixin, ReadView):
    """The units of a body, with the template's."""

    body_serializer = UnitsBody
    answers = {"get": {200: SetUnits}, "put": {200: SetUnits}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """In the body's order."""
        return _units(administered(reader.user, path_parts["body_id"]))

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Make and rename."""
        wished = [WishedUnit(**{name: str(text) for name, text in row.items()}) for row in body["items"]]
        set_units(by, administered(by, path_parts["body_id"]), wished, **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """As they are now."""
        return _units(administered(reader.user, path_parts["body_id"]))


def _units(body: OrgUnit) -> dict[str, Any]:
    people: dict[str, set[int]] = {}
    for code, user in valid_memberships().filter(unit__body_id=body.pk).values_list("unit__code", "user_id"):
        people.setdefault(code, set()).add(user)
    kinds = UnitKind.objects.filter(is_body=False).exclude(code="GROUP").order_by("pk")
    return {
        "items": [
            {
                "code": offer.row.code, "name": offer.row.name, "short_name": offer.row.short_name, "kind": offer.row.kind,
                "is_group": offer.row.is_group, "saved": offer.saved, "people": len(people.get(offer.row.code, ())),
            }
            for offer in offered_units(body)
        ],
        "kinds": [{"code": kind.code, "name": str(Words(kind.name_vi, kind.name_en))} for kind in kinds],
    }  # fmt: skip


urlpatterns = [
    path("start", StartView.as_view()),
    path("bodies", BodiesView.as_view()),
    path("bodies/<int:body_id>/opening", OpeningView.as_view()),
    path("bodies/<int:body_id>/units", BodyUnitsView.as_view()),
]
