"""What a ticket hangs together with, from both ends, and a task made of it."""

import uuid
from typing import Any

from django.urls import path
from rest_framework import serializers

from api.areas import AreaField
from api.names import Names, unit_ref
from api.shapes.ticket_life import Criteria, TaskTickets, TicketRelations
from api.task_bodies import NothingBody, SensibleDay
from api.ticket_near import seen_ticket, ticket_refs
from api.views import ActMixin, ActView, ReadView, StrictSerializer
from backend.access.rules_inspections import justify_ticket
from backend.access.scope import Reader, visible_to
from backend.activity.change import absent
from backend.errors import NotFound
from backend.inspections.criteria import criteria
from backend.inspections.models import Ticket, TicketLink
from backend.plans.models import Origin, Task
from workflows.task.giving import NewTask
from workflows.ticket.linking import Target, link, make_task, unlink, visible_end


class LinkBody(StrictSerializer):
    """A link under the client's own id. `target`: of a task or a finding; `criterion`: its code."""

    id = serializers.UUIDField()
    kind = serializers.ChoiceField(choices=TicketLink.Kind.choices)
    target = serializers.UUIDField(required=False, allow_null=True, default=None)
    criterion = serializers.CharField(required=False, allow_blank=True, default="", max_length=20)


class MadeTaskBody(StrictSerializer):
    """A task that comes from the finding, under the client's own ids: its own and the link's."""

    id = serializers.UUIDField()
    link = serializers.UUIDField()
    title = serializers.CharField(max_length=1000)
    lead = serializers.IntegerField()
    officer = serializers.IntegerField(required=False, allow_null=True, default=None)
    due_on = SensibleDay(required=False, allow_null=True, default=None)
    area = AreaField(required=False, allow_blank=True, default="")


def relations(reader: Reader, ticket_id: uuid.UUID) -> dict[str, Any]:
    """The contract's `TicketRelations`."""
    ticket = seen_ticket(reader, ticket_id)
    hat = justify_ticket(reader.user, "link", ticket)
    names = Names(ticket.body_id, ticket.inspecting_body_id)
    rows = ticket.links.select_related("task__lead", "finding__inspection", "finding__ticket")
    group = ticket.finding.group
    near = Ticket.objects.filter(finding__group=group).exclude(pk=ticket.pk) if group else []
    return {
        "links": [_link(reader, one, names, hat) for one in rows if visible_end(reader.user, one)],
        "group": {"id": group.pk, "name": group.name, "tickets": ticket_refs(reader, near)} if group else None,
        "may_link": hat is not None,
    }  # fmt: skip


def _link(reader: Reader, one: TicketLink, names: Names, hat: Any) -> dict[str, Any]:
    task, finding = one.task, one.finding
    return {
        "id": one.pk, "kind": one.kind, "criterion": one.criterion, "criterion_name": one.criterion_name,
        "task": {"id": task.pk, "title": task.title, "state": task.state, "lead": unit_ref(task.lead)} if task else None,
        "finding": {
            "id": finding.pk, "code": finding.code, "text": finding.text, "inspection": finding.inspection_id,
            "ticket": getattr(getattr(finding, "ticket", None), "pk", None),
        } if finding else None,
        "made": one.made, "by": names.person(one.by_id) if one.body_id in reader.keys else None, "at": one.at,
        "may_remove": hat is not None and not one.made and one.body_id == hat.body_id,
    }  # fmt: skip


class OnRelations:
    """Answered with all of them as they are now."""

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """All of them."""
        return relations(reader, path_parts["ticket_id"])


class LinksView(OnRelations, ActMixin, ReadView):
    """What it hangs together with; and tying it."""

    body_serializer = LinkBody
    success = 201
    answers = {"get": {200: TicketRelations}, "post": {201: TicketRelations}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """As far as the reader may read the other end."""
        return relations(reader, path_parts["ticket_id"])

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Tie it."""
        ticket_id = path_parts["ticket_id"]
        target = Target(body["kind"], body["target"], body["criterion"])
        link(by, ticket_id, body["id"], target, status=201, location=f"/api/v1/tickets/{ticket_id}", **request)


class LinkRemovalView(OnRelations, ActView):
    """Untying it; the history keeps that it was."""

    body_serializer = NothingBody
    answers = {"post": {200: TicketRelations}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Untie it."""
        unlink(by, path_parts["ticket_id"], path_parts["link_id"], **request)


class MadeTaskView(OnRelations, ActView):
    """Making a task of a ticket."""

    body_serializer = MadeTaskBody
    success = 201
    answers = {"post": {201: TicketRelations}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Give it."""
        wish = NewTask(
            id=body["id"], title=body["title"], lead_id=body["lead"], officer_id=body["officer"], due_on=body["due_on"],
            area=body["area"], origin=Origin.FINDING,
        )  # fmt: skip
        location = f"/api/v1/tasks/{wish.id}"
        make_task(by, path_parts["ticket_id"], wish, body["link"], status=201, location=location, **request)


class TaskTicketsView(ReadView):
    """The tickets that a task is tied to."""

    answers = {"get": {200: TaskTickets}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """Those the reader may read, of a task they may read."""
        task = visible_to(reader.user, Task.objects.filter(pk=path_parts["task_id"])).first()
        if task is None:
            raise NotFound(absent())
        return {"items": ticket_refs(reader, Ticket.objects.filter(links__task=task).distinct())}


class CriteriaView(ReadView):
    """The criteria that a ticket can be tied to."""

    answers = {"get": {200: Criteria}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """The same for everybody."""
        return {"items": [{"code": code, "name": str(words)} for code, words in criteria().items()]}


urlpatterns = [
    path("tickets/<uuid:ticket_id>/links", LinksView.as_view()),
    path("tickets/<uuid:ticket_id>/links/<uuid:link_id>/removal", LinkRemovalView.as_view()),
    path("tickets/<uuid:ticket_id>/tasks", MadeTaskView.as_view()),
    path("tasks/<uuid:task_id>/tickets", TaskTicketsView.as_view()),
    path("criteria", CriteriaView.as_view()),
]
