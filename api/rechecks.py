"""Second looks at what was closed: of one ticket, of all a reader may follow, and the draws they come from."""

import uuid
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.urls import path
from drf_spectacular.types import OpenApiTypes
from rest_framework import serializers
from rest_framework.request import Request

from api.finding_filters import year_of
from api.names import unit_ref
from api.proofs import file_ref
from api.shapes import rechecks as shapes
from api.table_sheet import Column, day, sheet_answer
from api.ticket_list import wrong_value
from api.views import ActMixin, ActView, ReadView, StrictSerializer, View, signed_in
from backend import clock
from backend.access.rules_inspections import justify_ticket, keeps_inspections
from backend.access.scope import Reader, reading, visible_to
from backend.accounts.roster import hats_of
from backend.activity.change import absent
from backend.errors import NotFound
from backend.ids import is_number
from backend.inspections.models import Draw, Recheck, Ticket
from backend.words import Words, say
from workflows.ticket.rechecking import draw_now, drawn_this_month, record_recheck, ripe, why_not

MOST = 500
STATES = ("OPEN", "HOLDS", "NOT_HELD")
OUTCOMES: dict[str, Words] = {
    "OPEN": Words("Chưa phúc tra", "Not looked at yet"),
    "HOLDS": Words("Vẫn đạt", "It still holds"),
    "NOT_HELD": Words("Không còn đạt", "It holds no longer"),
}
FILTERS: dict[str, tuple[Any, str]] = {
    "state": ({"type": "array", "items": {"type": "string", "enum": list(STATES)}}, "Any of these, separated by commas"),
    "year": (OpenApiTypes.INT64, "Drawn in this year"),
    "body": (OpenApiTypes.INT64, "Id of the body that remedied it"),
}  # fmt: skip


class RecheckDrawBody(StrictSerializer):
    """The draw's id, made by the client."""

    id = serializers.UUIDField()


class RechecksView(ActMixin, ReadView):
    """The reader's body's second looks, the latest draw first; and drawing by hand."""

    filters = ("state", "year", "body")
    own_filters = FILTERS
    body_serializer = RecheckDrawBody
    success = 201
    answers = {"get": {200: shapes.Rechecks}, "post": {201: shapes.Rechecks}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """The contract's list."""
        return _list(reader, query)

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Draw."""
        draw_now(by, _own_body(by), body["id"], status=201, location="/api/v1/rechecks", **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """The list with what was drawn."""
        return _list(reader, {})


class RecheckSheetView(View):
    """The same as a workbook."""

    filters = ("state", "year", "body")
    own_filters = FILTERS
    answers = {"get": {(200, "application/octet-stream"): OpenApiTypes.BINARY}}

    def get(self, request: Request) -> HttpResponse:
        """A row a second look."""
        query = {name: str(value) for name, value in request.query_params.items()}
        with reading(signed_in(request)) as reader:
            told = _list(reader, query)
        return sheet_answer("phuc-tra", say("Phúc tra sau khi khắc phục xong", "Second looks"), COLUMNS, told["items"])


class TicketRechecksView(ReadView):
    """Those of one ticket: of the side that follows it up; to the other side what came of them."""

    answers = {"get": {200: shapes.TicketRechecks}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """The latest first."""
        return _of_ticket(reader, path_parts["ticket_id"])


class RecheckBody(StrictSerializer):
    """What the second look came to, and what was seen."""

    outcome = serializers.ChoiceField(choices=Recheck.Outcome.choices)
    note = serializers.CharField(max_length=2000)
    uploads = serializers.ListField(child=serializers.UUIDField(), required=False, default=list, max_length=20)


class RecheckView(ActView):
    """Recording it, once."""

    body_serializer = RecheckBody
    answers = {"post": {200: shapes.TicketRechecks}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """By somebody who neither did the work nor accepted it."""
        ids = path_parts["ticket_id"], path_parts["recheck_id"]
        record_recheck(by, *ids, body["outcome"], body["note"], uploads=body["uploads"], **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """The ticket's."""
        return _of_ticket(reader, path_parts["ticket_id"])


class RecheckDrawView(ReadView):
    """A draw with all that is needed to recompute it."""

    answers = {"get": {200: shapes.RecheckDraw}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """Raises NotFound for another body's."""
        draws = visible_to(reader.user, Draw.objects.filter(pk=path_parts["draw_id"], purpose=Draw.Purpose.RECHECK))
        held = draws.first()
        if held is None:
            raise NotFound(absent())
        return {
            "id": held.pk, "at": held.at, "count": held.count, "seed": held.seed, "pool": held.pool,
            "result": held.result, "by_worker": held.by.is_system, "by": held.by.full_name,
        }  # fmt: skip


def _own_body(user: Any) -> int:
    """Where the reader keeps inspections, else where they work first. Raises NotFound for somebody without a post."""
    hats = hats_of(user)
    if not hats:
        raise NotFound(absent())
    return next((hat.body_id for hat in hats if keeps_inspections(hat)), hats[0].body_id)


def _list(reader: Reader, query: dict[str, str]) -> dict[str, Any]:
    """Of bodies the reader works in, since what is drawn is told to nobody else."""
    rows = _filtered(Recheck.objects.filter(ticket__inspecting_body__in=reader.keys), query)
    rows = rows.select_related("ticket__body", "ticket__follow_up_unit", "ticket__inspection", "by", "draw")
    may = any(keeps_inspections(hat) for hat in hats_of(reader.user))
    body = _own_body(reader.user)
    ready = ripe(body, clock.today()).count() if may else 0
    held = drawn_this_month(body) if may else None
    return {
        "as_of": clock.now(), "items": [_row(row) for row in rows.order_by("-drawn_on", "due_on", "id")[:MOST]],
        "may_draw": may, "ready": ready, "drawn_on": clock.local(held.at).date() if held else None,
    }  # fmt: skip


def _filtered(rows: QuerySet[Recheck], query: dict[str, str]) -> QuerySet[Recheck]:
    if value := query.get("state"):
        chosen = set(value.split(","))
        if chosen - set(STATES):
            raise wrong_value("state")
        rows = rows.filter(Q(outcome__in=["" if one == "OPEN" else one for one in chosen]))
    if query.get("year"):
        rows = rows.filter(drawn_on__year=year_of(query))
    if value := query.get("body"):
        if not is_number(value):
            raise wrong_value("body")
        rows = rows.filter(ticket__body=int(value))
    return rows


def _row(row: Recheck) -> dict[str, Any]:
    ticket = row.ticket
    return {
        "id": row.pk, "ticket": ticket.pk, "code": ticket.code, "text": ticket.text, "body": unit_ref(ticket.body),
        "follow_up_unit": unit_ref(ticket.follow_up_unit), "closed_on": ticket.closed_on, "drawn_on": row.drawn_on,
        "due_on": row.due_on, "overdue": not row.outcome and row.due_on < clock.today(), "state": row.outcome or "OPEN",
        "note": row.note, "by": row.by.full_name if row.by else "", "at": row.at, "draw": row.draw_id,
    }  # fmt: skip


def _of_ticket(reader: Reader, ticket_id: uuid.UUID) -> dict[str, Any]:
    ticket = visible_to(reader.user, Ticket.objects.filter(pk=ticket_id)).first()
    if ticket is None:
        raise NotFound(absent())
    inside = ticket.inspecting_body_id in reader.keys
    follows = justify_ticket(reader.user, "recheck", ticket) is not None
    rows = ticket.rechecks.order_by("-drawn_on").select_related("by", "draw").prefetch_related("files__file")
    return {"items": [_told(reader, row, inside, follows) for row in rows if inside or row.outcome]}


def _told(reader: Reader, row: Recheck, inside: bool, follows: bool) -> dict[str, Any]:
    unmet = why_not(reader.user, row) if follows else None
    return {
        "id": row.pk, "drawn_on": row.drawn_on, "due_on": row.due_on if inside else None, "state": row.outcome or "OPEN",
        "note": row.note, "by": row.by.full_name if row.by and inside else "", "at": row.at,
        "draw": row.draw_id if inside else None, "of": len(row.draw.pool) if inside else None,
        "count": row.draw.count if inside else None, "may": follows and unmet is None,
        "unmet": unmet if not row.outcome else None,
        "files": [file_ref(one.file, inside=inside, relied_on=True) for one in row.files.all()],
    }  # fmt: skip


COLUMNS: list[Column] = [
    (Words("Mã", "Code"), 14, lambda row: row["code"]),
    (Words("Nội dung khắc phục", "To be remedied"), 60, lambda row: row["text"]),
    (Words("Cơ quan khắc phục", "Body"), 28, lambda row: row["body"]["short_name"]),
    (Words("Khắc phục xong", "Remedied on"), 14, lambda row: f"{row['closed_on']:%d/%m/%Y}" if row["closed_on"] else ""),
    (Words("Ngày rút thăm", "Drawn on"), 14, lambda row: f"{row['drawn_on']:%d/%m/%Y}"),
    (Words("Hạn phúc tra", "To be looked at by"), 14, lambda row: f"{row['due_on']:%d/%m/%Y}"),
    (Words("Kết quả", "Outcome"), 18, lambda row: str(OUTCOMES[row["state"]])),
    (Words("Ghi chú", "Note"), 40, lambda row: row["note"]),
    (Words("Người phúc tra", "By"), 24, lambda row: row["by"]),
    (Words("Ngày", "On"), 12, lambda row: day(row["at"].isoformat()) if row["at"] else ""),
]  # fmt: skip

urlpatterns = [
    path("rechecks", RechecksView.as_view()),
    path("rechecks/sheet", RecheckSheetView.as_view()),
    path("rechecks/draws/<uuid:draw_id>", RecheckDrawView.as_view()),
    path("tickets/<uuid:ticket_id>/rechecks", TicketRechecksView.as_view()),
    path("tickets/<uuid:ticket_id>/rechecks/<uuid:recheck_id>", RecheckView.as_view()),
]
