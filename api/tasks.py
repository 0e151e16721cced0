"""Tasks: the list, the page, giving, and everything that is done on one."""

from typing import Any

from django.urls import path
from drf_spectacular.utils import OpenApiParameter

from api.batches import BatchOf, Refusals
from api.giving import GivingView
from api.schema import PATH
from api.shapes import tasks as shapes
from api.shapes.task_rows import TaskPage
from api.task_bodies import (
    OFFERED,
    BatchBody,
    EvidenceBody,
    NothingBody,
    PartnersBody,
    ProgressBody,
    ReminderBody,
    TaskBody,
    TransitionBody,
)
from api.task_filters import NARROWING, TASK_FILTERS
from api.task_list import task_list
from api.task_page import task_page
from api.views import ActMixin, ActView, ReadView
from backend.access.scope import Reader
from backend.activity.roots import Ref
from backend.errors import NotTheMoment
from backend.plans.models import Task
from backend.words import say
from workflows.evidence import NewEvidence
from workflows.machine import perform
from workflows.policy import decided_together
from workflows.task.doing import add_evidence, mark_seen, report_progress
from workflows.task.giving import NewTask, PartnerWish, give_task, set_partners
from workflows.task.reminding import remind_task

BATCH = 200
WHICH = OpenApiParameter("name", str, PATH, enum=sorted(info.name for info in OFFERED), description="Which transition")


def _wishes(items: list[dict[str, Any]]) -> tuple[PartnerWish, ...]:
    return tuple(PartnerWish(i["unit"], i["mode"], i["part_product"], i["part_due_on"]) for i in items)


class TasksView(ActMixin, ReadView):
    """The list, and giving a task."""

    filters = (*NARROWING, "sort", "cursor")
    own_filters = TASK_FILTERS
    body_serializer = TaskBody
    answers = {"get": {200: TaskPage}, "post": {201: shapes.Task}}
    success = 201

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """50 rows a page."""
        return task_list(reader, query)

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Give it."""
        wish = NewTask(
            id=body["id"], title=body["title"], product=body["product"], lead_id=body["lead"], officer_id=body["officer"],
            due_on=body["due_on"], review_on=body["review_on"], klass=body["class"], origin=body["origin"],
            area=body["area"], source_id=body["source"], clause=body["clause"],
            said_at=body["said_at"], for_leader_id=body["for_leader"], partners=_wishes(body["partners"]),
        )  # fmt: skip
        give_task(by, wish, status=201, location=f"/api/v1/tasks/{wish.id}", **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """The page of the task given."""
        return task_page(reader, body["id"])


class TaskView(ReadView):
    """One task."""

    answers = {"get": {200: shapes.Task}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """Its page."""
        return task_page(reader, path_parts["task_id"])


class OnTask(ActView):
    """An act on one task, answered with its page."""

    answers = {"post": {200: shapes.Task}}

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """The page as it is now."""
        return task_page(reader, path_parts["task_id"])


class TransitionView(OnTask):
    """Any transition; the machine checks what it needs."""

    request_schema = TransitionBody
    precondition = True
    undoable = True
    parameters = (WHICH,)

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Through the one gate."""
        task_id = path_parts["task_id"]
        perform(
            by,
            Task.ref(task_id),
            path_parts["name"],
            body,
            expect=expect,
            location=f"/api/v1/tasks/{task_id}",
            **request,
        )


class BatchView(BatchOf):
    """One transition on many tasks: one act, a savepoint per row."""

    model = Task
    request_schema = BatchBody
    parameters = (WHICH,)

    def alone(self, name: str, refs: list[Ref]) -> Refusals:
        """A key task is decided by itself."""
        if name != "approve":
            return []
        classes = dict(Task.objects.filter(pk__in=[ref.pk for ref in refs]).values_list("pk", "klass"))
        why = say("Việc trọng tâm được quyết định từng việc một.", "Key tasks are decided one by one.")
        found = {pk for pk, klass in classes.items() if not decided_together(klass)}
        return [(ref, NotTheMoment(why)) for ref in refs if ref.pk in found]


class SeenView(OnTask):
    """Opened by someone responsible; recorded once per person."""

    body_serializer = NothingBody
    answers = {"post": {204: None}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Write it down, or nothing."""
        mark_seen(by, path_parts["task_id"], status=204, **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """Nothing to say."""
        return None


class ProgressView(OnTask):
    """Reporting progress."""

    body_serializer = ProgressBody
    success = 201
    answers = {"post": {201: shapes.Task}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Append the report."""
        report_progress(
            by,
            path_parts["task_id"],
            update_id=body.pop("id"),
            **body,
            status=201,
            location=f"/api/v1/tasks/{path_parts['task_id']}",
            **request,
        )


class EvidenceView(OnTask):
    """Proving the result."""

    body_serializer = EvidenceBody
    success = 201
    answers = {"post": {201: shapes.Task}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Attach it."""
        count = body.pop("count") or {}
        wish = NewEvidence(**body, count=count.get("value"), count_unit=count.get("unit", ""))
        add_evidence(
            by, path_parts["task_id"], wish, status=201, location=f"/api/v1/tasks/{path_parts['task_id']}", **request
        )


class ReminderView(OnTask):
    """Reminding whoever the task waits for."""

    body_serializer = ReminderBody
    success = 201
    answers = {"post": {201: shapes.Task}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Send it."""
        task_id = path_parts["task_id"]
        remind_task(by, task_id, body["text"], status=201, location=f"/api/v1/tasks/{task_id}", **request)


class PartnersView(OnTask):
    """Which units stand beside the lead."""

    body_serializer = PartnersBody
    precondition = True

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Replace the list."""
        set_partners(by, path_parts["task_id"], _wishes(body["items"]), expect=expect, reason=body["reason"], **request)


urlpatterns = [
    path("giving", GivingView.as_view()),
    path("tasks", TasksView.as_view()),
    path("tasks/transitions/<slug:name>", BatchView.as_view()),
    path("tasks/<uuid:task_id>", TaskView.as_view()),
    path("tasks/<uuid:task_id>/transitions/<slug:name>", TransitionView.as_view()),
    path("tasks/<uuid:task_id>/seen", SeenView.as_view()),
    path("tasks/<uuid:task_id>/progress", ProgressView.as_view()),
    path("tasks/<uuid:task_id>/evidence", EvidenceView.as_view()),
    path("tasks/<uuid:task_id>/reminder", ReminderView.as_view()),
    path("tasks/<uuid:task_id>/partners", PartnersView.as_view()),
]
