"""Who has which affairs of a body: leaders in charge, and deputies who act for their heads."""

from typing import Any

from django.urls import path
from rest_framework import serializers

from api.areas import AreaField, area_choices
from api.body_settings import ChargeBody
from api.names import Names, unit_ref
from api.shapes.duty import Division
from api.views import PutMixin, ReadView, StrictSerializer
from backend import clock
from backend.access.rules import may_divide
from backend.access.scope import Reader
from backend.accounts.models import LeaderInCharge, Membership
from backend.activity.change import absent
from backend.errors import NotFound
from backend.organisations.models import OrgUnit
from backend.organisations.queries import units_of
from backend.plans.areas import known
from workflows.body import Charge, Deputy, charges_of, deputies_of, divide, leaders_of

PAST = 50  # rows of what was before


class DeputyBody(StrictSerializer):
    """When a deputy acts for the head of the unit."""

    post = serializers.IntegerField()
    deputises = serializers.ChoiceField(choices=Membership.Deputises.values)
    areas = serializers.ListField(child=AreaField(retired=True), required=False, default=list)


class DivisionBody(StrictSerializer):
    """All charges of today, and deputies to change."""

    charges: Any = ChargeBody(many=True)
    deputies: Any = DeputyBody(many=True, required=False, default=list)


class DivisionView(PutMixin, ReadView):
    """Read by everybody of the body; PUT sets it from today on."""

    body_serializer = DivisionBody
    precondition = True
    answers = {"get": {200: Division}, "put": {200: Division}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """As it is today, and was."""
        return _division(reader, path_parts["body_id"])

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Keep it."""
        charges = [Charge(row["leader"], row["area"], row["unit"]) for row in body["charges"]]
        deputies = [Deputy(row["post"], row["deputises"], row["areas"]) for row in body["deputies"]]
        divide(by, path_parts["body_id"], charges, deputies, expect=expect, **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """As it is now."""
        return _division(reader, path_parts["body_id"])


def _division(reader: Reader, body_id: int) -> dict[str, Any]:
    """The contract's `Division`; NotFound outside the body."""
    body = OrgUnit.objects.filter(pk=body_id, body_id=body_id).first() if body_id in reader.keys else None
    if body is None:
        raise NotFound(absent())
    names, today = Names(body.pk), clock.today()
    past = LeaderInCharge.objects.filter(body=body, valid_to__lt=today).order_by("-valid_to", "-id")[:PAST]
    units = units_of(body.pk, day=today).filter(is_group=False).exclude(pk=body.pk).order_by("position", "id")
    return {
        "if_match": f'"v{body.version}"', "may": may_divide(reader.user, body),
        "charges": [_charge(row, names) for row in charges_of(body)],
        "past": [_charge(row, names) for row in past],
        "deputies": [
            {"post": post.pk, "person": names.person(post.user_id), "unit": unit_ref(post.unit),
             "deputises": post.deputises, "areas": post.areas}
            for post in deputies_of(body)
        ],
        "leaders": [names.person(pk) for pk in leaders_of(body)],
        "areas": area_choices(known().open),
        "units": [unit_ref(unit) for unit in units],
    }  # fmt: skip


def _charge(row: LeaderInCharge, names: Names) -> dict[str, Any]:
    return {
        "leader": names.person(row.leader_id), "area": row.area or None, "unit": names.unit(row.unit_id),
        "valid_from": row.valid_from, "valid_to": row.valid_to,
    }  # fmt: skip


urlpatterns = [path("bodies/<int:body_id>/division", DivisionView.as_view())]
