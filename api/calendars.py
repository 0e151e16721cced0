"""A body's working calendar: the announced days of a year and its own; read by its people, kept by its administrator."""

from typing import Any

from django.db.models import F
from django.urls import path
from rest_framework import serializers

from api.shapes.calendar import BodyCalendar
from api.task_bodies import SensibleDay
from api.views import PutMixin, ReadView, StrictSerializer
from backend import clock
from backend.access.readers import may_see
from backend.access.scope import Reader
from backend.activity.change import absent
from backend.errors import FieldError, Invalid, NotFound
from backend.ids import is_number
from backend.organisations.models import OrgUnit
from backend.words import Words, say
from backend.workcalendar.calendar import current
from backend.workcalendar.edits import OwnDay, set_own_days
from backend.workcalendar.models import BodyDay, CalendarDay

YEARS = range(2000, 2101)


class DayBody(StrictSerializer):
    """A day of the body's own."""

    on = SensibleDay()
    kind = serializers.ChoiceField(choices=BodyDay.Kind.choices)
    name = serializers.CharField(max_length=120, allow_blank=True)


class CalendarBody(StrictSerializer):
    """All of a year's own days."""

    year = serializers.IntegerField(min_value=YEARS[0], max_value=YEARS[-1])
    items: Any = DayBody(many=True)


class BodyCalendarView(PutMixin, ReadView):
    """The days of a year."""

    filters = ("year",)
    body_serializer = CalendarBody
    precondition = True
    answers = {"get": {200: BodyCalendar}, "put": {200: BodyCalendar}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """Of `year`, the present one when left out."""
        year = query.get("year", str(clock.today().year))
        if not is_number(year) or int(year) not in YEARS:
            message = say("Năm không hợp lệ.", "Not a year.")
            raise Invalid(message, errors=[FieldError("year", message)])
        return _calendar(reader, path_parts["body_id"], int(year))

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Keep them."""
        days = [OwnDay(**item) for item in body["items"]]
        set_own_days(by, path_parts["body_id"], body["year"], days, expect=expect, **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """As they are now."""
        return _calendar(reader, path_parts["body_id"], body["year"])


def _calendar(reader: Reader, body_id: int, year: int) -> dict[str, Any]:
    body = OrgUnit.objects.filter(pk=body_id, body_id=F("id")).first()
    if body is None or not may_see(reader.user, body):
        raise NotFound(absent())
    national = list(CalendarDay.objects.filter(date__year=year).order_by("date"))
    own = list(BodyDay.objects.filter(body=body, date__year=year))
    replaced = {day.date for day in own}
    days = current(body.pk)
    return {
        "if_match": f'"v{body.version}"', "year": year, "today": clock.today(),
        "may_edit": reader.user.has_perm("bodies.administer", body),
        "national": [
            {"on": day.date, "kind": day.kind, "name": str(Words(day.name_vi, day.name_en)), "replaced": day.date in replaced,
             "working": days.is_working(day.date)}
            for day in national
        ],
        "own": [
            {"on": day.date, "kind": day.kind, "name": day.name, "working": days.is_working(day.date)} for day in own
        ],
    }  # fmt: skip


urlpatterns = [path("bodies/<int:body_id>/calendar", BodyCalendarView.as_view())]
