"""Orders to many: giving one, its matrix, and what the giver does to all of it (product.md §7)."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from django.http import HttpResponse
from django.urls import path
from drf_spectacular.types import OpenApiTypes
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from api.areas import AreaField
from api.batches import outcome
from api.names import unit_ref
from api.order_matrix import order_list, order_page, visible_order
from api.order_sheet import order_workbook
from api.quick_sheet import WORKBOOK
from api.shapes.batches import Batch
from api.shapes.orders import OrderPage, OrderRecipients, OrderRows, ReadUnits
from api.task_bodies import GIVEN_CLASSES, NothingBody, SensibleDay
from api.views import ActMixin, ActView, ReadView, StrictSerializer, View, request_parts, signed_in
from backend.access.rules import justify_order
from backend.access.scope import Reader, reading
from backend.plans.figures import MOST as MOST_FIGURES
from backend.plans.models import FigureCheck, FigureKind, Task, TaskClass, TaskState
from workflows.order.following import LIVE, UNSENT, Outcome, disown, mark_order_seen, move_date, remind_unsent
from workflows.order.giving import MOST, NewOrder, add_units, give_order
from workflows.order.recipients import offered, read_names
from workflows.reminding import LONGEST


class OrderFigureBody(StrictSerializer):
    """A figure to be collected; `check`: against the one before it."""

    name = serializers.CharField(max_length=120)
    kind = serializers.ChoiceField(choices=FigureKind.choices)
    unit = serializers.CharField(required=False, allow_blank=True, default="", max_length=30)
    required: Any = serializers.BooleanField(default=True)
    check = serializers.ChoiceField(choices=FigureCheck.choices, required=False, allow_blank=True, default="")


class OrderBody(StrictSerializer):
    """An order to `units`. `source`: a document of the giver's register. `for_leader`: who gave it, when somebody
    of the Office or the standing office enters it; `said_at`: at which meeting or occasion."""

    id = serializers.UUIDField()
    title = serializers.CharField(max_length=2000)
    product = serializers.CharField(required=False, allow_blank=True, default="", max_length=2000)
    units = serializers.ListField(child=serializers.IntegerField(), max_length=MOST)
    due_on = SensibleDay(required=False, allow_null=True, default=None)
    area = AreaField(required=False, allow_blank=True, default="")
    source: Any = serializers.UUIDField(required=False, allow_null=True, default=None)
    clause = serializers.CharField(required=False, allow_blank=True, default="", max_length=120)
    said_at = serializers.CharField(required=False, allow_blank=True, default="", max_length=200)
    for_leader = serializers.IntegerField(required=False, allow_null=True, default=None)
    figures = serializers.ListField(child=OrderFigureBody(), required=False, default=list, max_length=MOST_FIGURES)

    def get_fields(self) -> dict[str, Any]:
        """`class` is no name a Python class can have."""
        return super().get_fields() | {
            "class": serializers.ChoiceField(choices=GIVEN_CLASSES, default=TaskClass.ORDINARY)
        }


class OrdersView(ActMixin, ReadView):
    """The list, and giving one."""

    filters = ("running", "cursor")
    body_serializer = OrderBody
    again = True
    answers = {"get": {200: OrderRows}, "post": {201: OrderPage}}
    success = 201

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """50 rows a page, the latest first."""
        return order_list(reader, query)

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Give it."""
        wish = NewOrder(
            id=body["id"], title=body["title"], units=body["units"], product=body["product"], area=body["area"],
            klass=body["class"], due_on=body["due_on"], source_id=body["source"], clause=body["clause"],
            figures=body["figures"], said_at=body["said_at"], for_leader_id=body["for_leader"],
        )  # fmt: skip
        give_order(by, wish, status=201, location=f"/api/v1/orders/{wish.id}", **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """Its matrix."""
        return order_page(reader, body["id"])


class OrderView(ReadView):
    """One order."""

    answers = {"get": {200: OrderPage}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """Its matrix."""
        return order_page(reader, path_parts["order_id"])


class OrderSheetView(View):
    """The summary table."""

    answers = {"get": {(200, "application/octet-stream"): OpenApiTypes.BINARY}}

    def get(self, request: Request, **path_parts: Any) -> HttpResponse:
        """A row per unit."""
        with reading(signed_in(request)) as reader:
            content = order_workbook(reader, visible_order(reader, path_parts["order_id"]))
        response = HttpResponse(content, content_type=WORKBOOK)
        response["Content-Disposition"] = 'attachment; filename="tong-hop.xlsx"'
        return response


class MoreUnitsBody(StrictSerializer):
    """Units that join later, and why."""

    units = serializers.ListField(child=serializers.IntegerField(), max_length=MOST)
    reason = serializers.CharField(max_length=2000)
    due_on = SensibleDay(required=False, allow_null=True, default=None)


class OrderUnitsView(ActView):
    """Units that are given it later."""

    body_serializer = MoreUnitsBody
    answers = {"post": {200: OrderPage}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Give it to them too."""
        add_units(by, path_parts["order_id"], body["units"], body["reason"], due_on=body["due_on"], **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """The matrix as it is now."""
        return order_page(reader, path_parts["order_id"])


class DateBody(StrictSerializer):
    """Another date for all, and why."""

    due_on = SensibleDay()
    reason = serializers.CharField(max_length=2000)


class UnsentReminderBody(StrictSerializer):
    """What is said with it, if anything."""

    text = serializers.CharField(required=False, allow_blank=True, default="", max_length=LONGEST)


class OnEachView(ActView):
    """An act on each task of the order that is not sent: which were done, and which not and why."""

    answers = {"post": {200: Batch}}
    asked: ClassVar[Sequence[str]] = TaskState.values  # states, before and after it, of the tasks that the act is about

    def post(self, request: Request, **path_parts: Any) -> Response:
        """The batch's answer; a repetition is told what the first one did, and nothing of units that nobody asked."""
        given, body, order_id = request_parts(request), self.checked(request), path_parts["order_id"]
        by = signed_in(request)
        rows = Task.objects.filter(order=order_id, state__in=self.asked).order_by("lead__position", "id")
        refs = [Task.ref(pk) for pk in rows.values_list("pk", flat=True)]
        return outcome(by, refs, lambda: self.each(order_id, body)(by, **given))

    def each(self, order_id: Any, body: Any) -> Callable[..., Outcome]:
        """The act, to be called with who does it and the request's parts."""
        raise NotImplementedError


class OrderDateView(OnEachView):
    """Another date for all that have not sent."""

    body_serializer = DateBody
    asked = LIVE

    def each(self, order_id: Any, body: Any) -> Callable[..., Outcome]:
        """Move it."""
        return lambda by, **request: move_date(by, order_id, body["due_on"], body["reason"], **request)


class DisowningBody(StrictSerializer):
    """What is not so."""

    reason = serializers.CharField(max_length=2000)


class OrderDisowningView(OnEachView):
    """The leader in whose name it was entered did not give it."""

    body_serializer = DisowningBody

    def each(self, order_id: Any, body: Any) -> Callable[..., Outcome]:
        """Void each."""
        return lambda by, **request: disown(by, order_id, body["reason"], **request)


class OrderSeenView(ActView):
    """Opening it as the leader in whose name it was entered; recorded once."""

    body_serializer = NothingBody
    answers = {"post": {204: None}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Write it down, or nothing."""
        mark_order_seen(by, path_parts["order_id"], status=204, **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """Nothing to say."""
        return None


class UnsentReminderView(OnEachView):
    """A reminder to all that have not sent."""

    body_serializer = UnsentReminderBody
    asked = UNSENT

    def each(self, order_id: Any, body: Any) -> Callable[..., Outcome]:
        """Send it."""
        return lambda by, **request: remind_unsent(by, order_id, body["text"], **request)


class OrderRecipientsView(ReadView):
    """To whom an order may go."""

    answers = {"get": {200: OrderRecipients}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """Units of the own body, bodies right below, and groups of them."""
        units, groups = offered(reader.user)
        return {
            "own": justify_order(reader.user) is not None,
            "units": [{"unit": unit_ref(unit), "below": unit.is_body} for unit in units],
            "groups": [{"unit": unit_ref(group.unit), "members": group.members} for group in groups],
        }


class NamesBody(StrictSerializer):
    """Names of units, one a line or parted by commas."""

    text = serializers.CharField(max_length=20_000)


class OrderNamesView(View):
    """Pasted names of units, read; posted, since a list is long, and nothing is kept."""

    body_serializer = NamesBody
    answers = {"post": {200: ReadUnits}}

    def post(self, request: Request, **path_parts: Any) -> Response:
        """Which units they are; what could be several or none is asked back."""
        body = NamesBody(data=request.data)
        body.is_valid(raise_exception=True)
        text = body.validated_data["text"]
        with reading(signed_in(request)) as reader:
            read = read_names(reader.user, text)
        return Response({
            "found": [unit_ref(unit) for unit in read.found], "unknown": read.unknown,
            "ambiguous": [{"text": name, "units": [unit_ref(unit) for unit in units]} for name, units in read.ambiguous],
        })  # fmt: skip


urlpatterns = [
    path("orders", OrdersView.as_view()),
    path("orders/recipients", OrderRecipientsView.as_view()),
    path("orders/reading", OrderNamesView.as_view()),
    path("orders/<uuid:order_id>", OrderView.as_view()),
    path("orders/<uuid:order_id>/sheet", OrderSheetView.as_view()),
    path("orders/<uuid:order_id>/units", OrderUnitsView.as_view()),
    path("orders/<uuid:order_id>/date", OrderDateView.as_view()),
    path("orders/<uuid:order_id>/disowning", OrderDisowningView.as_view()),
    path("orders/<uuid:order_id>/seen", OrderSeenView.as_view()),
    path("orders/<uuid:order_id>/reminder", UnsentReminderView.as_view()),
]
