"""Chờ số: approved papers that await number and date; several are issued at once (product.md §26)."""

from typing import Any

from django.urls import path
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from api.batches import outcome
from api.names import unit_ref
from api.shapes.batches import Batch
from api.shapes.numbering import Numbering
from api.task_bodies import SensibleDay
from api.views import ActMixin, ReadView, StrictSerializer, request_parts, signed_in
from backend import clock
from backend.access.scope import Reader
from workflows.numbering import KINDS, Issue, Taken, Waiting, issue_many, numbers_for, ref_of, taken_by, waiting_for


class NumberBody(StrictSerializer):
    """A paper with the number and date it is issued with; `version`: what was seen of it."""

    kind = serializers.ChoiceField(choices=list(KINDS))
    id = serializers.UUIDField()
    version = serializers.IntegerField()
    number = serializers.CharField(max_length=80)
    date = SensibleDay()
    signer = serializers.CharField(required=False, allow_blank=True, default="", max_length=200)


class NumbersBody(StrictSerializer):
    """The rows that are ready."""

    items = serializers.ListField(child=NumberBody(), min_length=1, max_length=100)


class NumberingView(ActMixin, ReadView):
    """What waits for the reader; and issuing what is ready."""

    body_serializer = NumbersBody
    again = True
    answers = {"get": {200: Numbering}, "post": {200: Batch}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """The papers, and the numbers in use this year and last: a plan of next year is issued in this one."""
        waiting, today = waiting_for(reader.user), clock.today()
        bodies = {one.body.pk for one in waiting}
        taken = taken_by(bodies, (today.year - 1, today.year)) if bodies else []
        return {
            "items": [_row(one) for one in waiting],
            "taken": [_taken(one) for one in taken],
            "may_number": bool(numbers_for(reader.user)),
        }

    def post(self, request: Request, **path_parts: Any) -> Response:
        """Which were issued, and which not and why."""
        rows = [_issue(item) for item in self.checked(request)["items"]]
        given, by = request_parts(request), signed_in(request)
        return outcome(by, [ref_of(row) for row in rows], lambda: issue_many(by, rows, **given))


def _row(one: Waiting) -> dict[str, Any]:
    return {
        "kind": one.kind, "id": one.record.pk, "version": one.record.version, "title": one.title, "year": one.year,
        "body": unit_ref(one.body), "symbol": one.symbol,
    }  # fmt: skip


def _taken(one: Taken) -> dict[str, Any]:
    return {"body": one.body_id, "kind": one.kind, "number": one.number, "issued_on": one.issued_on}


def _issue(item: dict[str, Any]) -> Issue:
    given = dict(item)
    return Issue(expect=f'"v{given.pop("version")}"', **given)


urlpatterns = [path("numbering", NumberingView.as_view())]
