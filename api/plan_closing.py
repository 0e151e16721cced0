"""The turn of the year: closing it, settling what is left, next year's draft."""

import uuid
from collections import defaultdict
from typing import Any

from django.db.models import Q
from django.urls import path
from rest_framework import serializers

from api.names import Names
from api.plan_page import OnPlan, plan_page, visible_plan
from api.shapes.plan_closing import YearClosing
from api.shapes.plans import Plan as PlanShape
from api.views import ActView, ReadView, StrictSerializer
from backend import clock
from backend.access.rules import justify_plan
from backend.access.scope import Reader
from backend.activity.change import absent
from backend.activity.models import Event, Payload
from backend.activity.verbs import VERBS
from backend.errors import NotFound
from backend.plans.models import CarriedLine, FrozenFigures, Plan, PlanState, Relation, Task, TaskState
from backend.plans.next_year import carried_for, copy_to_next_year, take_carried
from backend.plans.promises import promised_before
from backend.plans.rhythms import name_of
from backend.plans.year_figures import KEPT, figures_now
from workflows.plan.closing import OUTCOMES, closing_of, cut_off_of, open_tasks, settle_lines, undecided
from workflows.task.picture import facts_of
from workflows.task.turn import outer_turn, turn

MOST = 200  # changes after the lock that are told
ENDED = (TaskState.COMPLETED, TaskState.CANCELLED, TaskState.VOIDED)
REDATING = ("task.corrected", "task.extension_granted", "task.extension_accepted")


class SettlingLinesBody(StrictSerializer):
    """What becomes of lines with something open. `reason` and `document_no`: for what is dropped."""

    lines = serializers.ListField(child=serializers.UUIDField(), min_length=1, max_length=200)
    outcome = serializers.ChoiceField(choices=OUTCOMES)
    reason = serializers.CharField(required=False, allow_blank=True, default="", max_length=2000)
    document_no = serializers.CharField(required=False, allow_blank=True, default="", max_length=80)


class NextYearBody(StrictSerializer):
    """Next year's draft, under the client's own id."""

    id = serializers.UUIDField()


class TakingBody(StrictSerializer):
    """Nothing more to say."""


class ClosingView(ReadView):
    """Where closing the year stands."""

    answers = {"get": {200: YearClosing}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """Inside the body alone."""
        return closing_page(reader, path_parts["plan_id"])


class ClosingLinesView(ActView):
    """Carried, dropped, or not carried after all."""

    body_serializer = SettlingLinesBody
    precondition = True
    answers = {"post": {200: YearClosing}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """All of them or none."""
        settle_lines(
            by, path_parts["plan_id"], body["lines"], body["outcome"], reason=body["reason"],
            document_no=body["document_no"], expect=expect, **request,
        )  # fmt: skip

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """As it stands now."""
        return closing_page(reader, path_parts["plan_id"])


class NextYearView(OnPlan):
    """A copy of the plan as next year's draft."""

    body_serializer = NextYearBody
    success = 201
    answers = {"post": {201: PlanShape}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """With dates a year later."""
        location = f"/api/v1/plans/{body['id']}"
        copy_to_next_year(
            by, path_parts["plan_id"], body["id"], expect=expect, status=201, location=location, **request
        )

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """The draft's page."""
        return plan_page(reader, body["id"])


class TakenCarriedView(OnPlan):
    """What was carried out of the year before, into a draft."""

    body_serializer = TakingBody

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """What the draft lacks of it."""
        take_carried(by, path_parts["plan_id"], expect=expect, **request)


def closing_page(reader: Reader, plan_id: uuid.UUID) -> dict[str, Any]:
    """The contract's `YearClosing`."""
    plan = visible_plan(reader, plan_id, Plan.objects.select_related("current", "body"))
    if plan.body_id not in reader.keys:
        raise NotFound(absent())
    closing, names, now = closing_of(plan), Names(plan.body_id), figures_now(plan)
    lines, day = _lines(plan), cut_off_of(plan.body_id, plan.year)
    draft, following = plan.state == PlanState.DRAFT, _next(reader, plan)
    to_take = len(carried_for(plan, _lineages(plan))) if draft else 0
    prepares = reader.user.has_perm("plans.prepare", plan)
    locked = closing is not None and closing.locked_at is not None
    return {
        "version": plan.version, "year": plan.year, "cut_off": day, "over": clock.today() >= day,
        "state": "LOCKED" if locked else "PROPOSED" if closing else "OPEN",
        "proposed_by": names.person(closing.by_id) if closing else None, "proposed_at": closing.at if closing else None,
        "locked_by": names.person(closing.locked_by_id) if closing else None,
        "locked_at": closing.locked_at if closing else None,
        "now": {"as_of": clock.today(), "counts": now.counts, "percent": now.percent},
        "frozen": [_frozen(one) for one in FrozenFigures.objects.filter(plan__in=_versions(plan))],
        "changed": _changed(plan, closing.locked_at, names) if closing and closing.locked_at else [],
        "lines": lines, "left": sum(not line["carried"] for line in lines), "requests": _requests(reader, plan, names),
        "to_take": to_take,
        "next": {"id": following.pk, "title": following.title, "state": following.state} if following else None,
        "may": {
            "settle": closing is not None and not locked and justify_plan(reader.user, "settle_year", plan) is not None,
            "copy": prepares and plan.state == PlanState.ISSUED and following is None,
            "take": prepares and to_take > 0,
        },
    }  # fmt: skip


def _versions(plan: Plan) -> list[uuid.UUID]:
    """The plan and the versions before it: figures were frozen on the one in force then."""
    found, at = [plan.pk], plan.amends_id
    while at:
        found.append(at)
        at = Plan.objects.values_list("amends", flat=True).get(pk=at)
    return found


def _frozen(one: FrozenFigures) -> dict[str, Any]:
    counts = {name: one.counts.get(name, 0) for name in KEPT}
    return {"moment": one.moment, "as_of": one.as_of, "at": one.at, "counts": counts, "percent": one.percent}


def _lineages(plan: Plan) -> set[uuid.UUID]:
    return set(plan.current.lines.values_list("lineage", flat=True)) if plan.current else set()


def _next(reader: Reader, plan: Plan) -> Plan | None:
    later = Plan.objects.filter(body=plan.body_id, programme=plan.programme_id, kind=plan.kind, year=plan.year + 1)
    gone = [PlanState.DISCARDED, PlanState.SUPERSEDED]
    return later.exclude(state__in=gone).filter(readers__overlap=reader.keys).order_by("pk").first()


def _requests(reader: Reader, plan: Plan, names: Names) -> list[dict[str, Any]]:
    if plan.state != PlanState.ISSUED:
        return []
    asked = Task.objects.filter(pk__in=undecided(plan).values("task")).select_related(
        "plan_line__carried", "body__settings"
    )
    return [
        {
            "id": task.pk, "line": task.plan_line_id, "title": task.title, "waits": _waits(reader, task, names),
            "carried": hasattr(task.plan_line, "carried"),
        }
        for task in asked.order_by("plan_line__position", "period_from", "pk")
    ]  # fmt: skip


def _lines(plan: Plan) -> list[dict[str, Any]]:
    if plan.state != PlanState.ISSUED:
        return []
    tasks = list(open_tasks(plan).select_related("plan_line", "lead").order_by("plan_line__position", "lead__position"))
    ids = [task.pk for task in tasks]
    carried = set(CarriedLine.objects.filter(line__version=plan.current_id).values_list("line", flat=True))
    missing = _missing(ids)
    before = promised_before(plan, [task.plan_line.lineage for task in tasks])
    found: dict[Any, dict[str, Any]] = {}
    for task in tasks:
        line = task.plan_line
        row = found.setdefault(line.pk, {
            "id": line.pk, "no": line.no, "title": line.title, "carried": line.pk in carried,
            "promised": before[line.lineage]._asdict() if line.lineage in before else None, "tasks": [],
        })  # fmt: skip
        row["tasks"].append({
            "id": task.pk, "title": task.title, "state": task.state, "lead_name": task.lead.short_name,
            "due_on": task.due_on, "regular": task.rhythm is not None, "missing": missing[task.pk],
        })  # fmt: skip
    return list(found.values())


def _waits(reader: Reader, task: Task, names: Names) -> str:
    """Whose answer the open request waits for, as the task's own page says it."""
    facts = facts_of(task, reader.user, person=names.person, unit=names.unit)
    here = task.body_id in reader.keys
    found = turn(facts) if here else outer_turn(facts, given_here=True, laid_here=False)
    return str(found["sentence"])


def _missing(tasks: list[uuid.UUID]) -> dict[uuid.UUID, list[str]]:
    """Names of the periods of regular tasks that have no accepted result."""
    rows = Task.objects.filter(parent__in=tasks, relation=Relation.OCCURRENCE).exclude(state__in=ENDED)
    found: dict[uuid.UUID, list[str]] = defaultdict(list)
    for parent, first, last in rows.order_by("period_from").values_list("parent", "period_from", "period_to"):
        assert parent and first and last  # a period has all three
        found[parent].append(str(name_of(first, last)))
    return found


def _changed(plan: Plan, since: Any, names: Names) -> list[dict[str, Any]]:
    """What became of the year's tasks after the lock, and why: the figures of now differ from the frozen ones by it."""
    tasks = Task.objects.filter(plan_line__version=plan.current_id, parent=None)
    titles = {str(pk): title for pk, title in tasks.values_list("pk", "title")}
    counts = Q(from_state__in=ENDED) | Q(to_state__in=ENDED) | Q(verb__in=REDATING)
    events = Event.objects.filter(
        counts, at__gt=since, subject_type=Task.noun, subject_id__in=list(titles)
    ) | Event.objects.filter(at__gt=since, subject_type=Plan.noun, subject_id=str(plan.pk), verb="plan.corrected")
    rows = list(events.order_by("seq")[:MOST])
    said = {one.seq: one.content for one in Payload.objects.filter(seq__in=[row.seq for row in rows])}
    return [
        {
            "at": row.at, "subject": titles.get(row.subject_id, plan.title), "words": str(VERBS[row.verb]),
            "reason": said.get(row.seq, {}).get("reason") or "", "by": names.person(row.actor_id),
        }
        for row in rows
    ]  # fmt: skip


urlpatterns = [
    path("plans/<uuid:plan_id>/closing", ClosingView.as_view()),
    path("plans/<uuid:plan_id>/closing/lines", ClosingLinesView.as_view()),
    path("plans/<uuid:plan_id>/next-year", NextYearView.as_view()),
    path("plans/<uuid:plan_id>/carried", TakenCarriedView.as_view()),
]
