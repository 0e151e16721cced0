"""Being away: the one sheet, and coming back."""

from typing import Any

from django.db.models import Q
from django.urls import path
from rest_framework import serializers

from api.areas import AreaField, area_name
from api.names import Names
from api.shapes.duty import Away
from api.task_bodies import NothingBody, SensibleDay
from api.views import ActMixin, ActView, ReadView, StrictSerializer
from backend import clock
from backend.access.rules import may_record_absence
from backend.access.scope import Reader
from backend.accounts.absences import WishedAbsence, come_back, go_away, proposed_stand_in
from backend.accounts.models import Absence, Post, User
from backend.accounts.queries import valid_memberships
from backend.accounts.roster import LEADERS, hats_of


class AwayBody(StrictSerializer):
    """From, to, who, in everything or only in these fields."""

    user = serializers.IntegerField()
    first_day = SensibleDay()
    last_day = SensibleDay()
    stand_in = serializers.IntegerField()
    areas = serializers.ListField(child=AreaField(), required=False, default=list)
    document_no = serializers.CharField(required=False, allow_blank=True, default="", max_length=80)


class AwayView(ActMixin, ReadView):
    """Absences that concern the reader; POST records one."""

    body_serializer = AwayBody
    answers = {"get": {200: Away}, "post": {200: Away}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """Under way and to come."""
        return _away(reader)

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Record it."""
        wish = WishedAbsence(
            body["user"], body["first_day"], body["last_day"], body["stand_in"], body["areas"], body["document_no"]
        )
        go_away(by, wish, **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """As it is now."""
        return _away(reader)


class BackView(ActView):
    """Back sooner."""

    body_serializer = NothingBody
    answers = {"post": {200: Away}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """End it."""
        come_back(by, path_parts["absence_id"], **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """As it is now."""
        return _away(reader)


def _away(reader: Reader) -> dict[str, Any]:
    """The contract's `Away`."""
    me, names, today = reader.user, Names(*reader.keys), clock.today()
    own = valid_memberships().filter(unit__body_id__in={hat.body_id for hat in hats_of(me) if hat.acting_for is None})
    spoken_for = own.filter(post__in=[*LEADERS, Post.HEAD]).order_by("unit__position", "unit_id", "post", "id")
    people = User.objects.in_bulk({me.pk, *spoken_for.values_list("user_id", flat=True)})
    asked = list(dict.fromkeys([me.pk, *spoken_for.values_list("user_id", flat=True)]))
    keeps = any(hat.acting_for is None and (hat.office or hat.standing) for hat in hats_of(me))
    for_whom = [pk for pk in (asked if keeps else [me.pk]) if may_record_absence(me, Absence(user=people[pk]))]
    concerned = Q(user=me) | Q(stand_in=me) | Q(user__in=for_whom)
    rows = Absence.objects.filter(concerned, last_day__gte=today).order_by("first_day", "id")
    colleagues = own.exclude(user=None).filter(user__is_system=False).order_by("unit__position", "unit_id", "id")
    return {
        "today": today,
        "absences": [_row(row, names, me, row.user_id in for_whom) for row in rows],
        "people": [{"person": names.person(pk), "proposed": proposed_stand_in(people[pk])} for pk in for_whom],
        "colleagues": [names.person(pk) for pk in dict.fromkeys(colleagues.values_list("user_id", flat=True))],
    }


def _row(row: Absence, names: Names, me: User, may_end: bool) -> dict[str, Any]:
    return {
        "id": row.pk, "person": names.person(row.user_id), "stand_in": names.person(row.stand_in_id),
        "first_day": row.first_day, "last_day": row.last_day, "document_no": row.document_no,
        "areas": [{"area": area, "title": area_name(area)} for area in row.areas],
        "entered_by": names.person(row.entered_by_id), "mine": row.user_id == me.pk, "may_end": may_end,
    }  # fmt: skip


urlpatterns = [
    path("away", AwayView.as_view()),
    path("away/<int:absence_id>/ending", BackView.as_view()),
]
