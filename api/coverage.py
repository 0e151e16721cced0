"""A plan against the plan of the body above, both ways: what is answered, and linking it."""

import uuid
from typing import Any

from django.urls import path
from rest_framework import serializers

from api.names import unit_ref
from api.plan_page import visible_plan
from api.shapes.coverage import Coverage
from api.views import ActView, ReadView, StrictSerializer
from backend import clock
from backend.access.scope import Reader
from backend.organisations.models import OrgUnit
from backend.plans import coverage
from backend.plans.models import Plan, PlanState
from backend.plans.text import Document, documents_of
from workflows.plan.linking import link_line, unlink_line

LINE = tuple(name for name in coverage.PRINTED if name != "version_id")
ITEM = ("lineage", "no", "title", "kind")


class AnswerBody(StrictSerializer):
    """Lineages of the own line or target, and of the line above."""

    own = serializers.UUIDField()
    higher = serializers.UUIDField()


class CoverageView(ReadView):
    """Which lines above are answered by what, and which lines of this plan by whom."""

    answers = {"get": {200: Coverage}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """In the order of the plan above."""
        return coverage_of(reader, path_parts["plan_id"])


class Linking(ActView):
    """Saying that an own line answers one above."""

    body_serializer = AnswerBody
    answers = {"post": {200: Coverage}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Link them."""
        link_line(by, path_parts["plan_id"], body["own"], body["higher"], **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """Everything as it stands now."""
        return coverage_of(reader, path_parts["plan_id"])


class Unlinking(Linking):
    """Taking it back."""

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Unlink them."""
        unlink_line(by, path_parts["plan_id"], body["own"], body["higher"], **request)


def coverage_of(reader: Reader, plan_id: uuid.UUID) -> dict[str, Any]:
    """The contract's `Coverage`. How the bodies below stand is told inside the body that reads their plans."""
    plan = visible_plan(reader, plan_id, Plan.objects.select_related("current", "body__parent__body"))
    living = plan.state not in coverage.UNLIVING
    below = living and plan.state == PlanState.ISSUED and plan.body_id in reader.keys
    return {"above": _above(reader, plan) if living else None, "below": _below(plan) if below else None}


def _above(reader: Reader, plan: Plan) -> dict[str, Any] | None:
    body = coverage.body_above(plan.body)
    if body is None:
        return None
    higher, own = coverage.issued_plans(plan, [body.pk]), coverage.own_plans(plan)
    lines, items = coverage.lines_of(higher), coverage.items_of(own)
    found = coverage.by_line(coverage.answers([line["lineage"] for line in lines], [plan.body_id], items))
    may = reader.user.has_perm("plans.prepare", plan)
    mine = [item for item in items if item.plan_id == plan.pk] if may else []
    proposed = coverage.proposals([line for line in lines if line["lineage"] not in found], mine) if may else {}
    dates, documents = coverage.first_dates([plan, *higher]), documents_of(higher)
    return {
        "body": unit_ref(body), "may_link": may, "own": [_item(item) for item in mine],
        "plans": [
            {"title": one.title, "number": documents[one.pk].number, "date": dates[one.pk]} | {
                "days": _days(dates[one.pk], dates[plan.pk] or clock.today()), "issued": dates[plan.pk] is not None,
                "lines": [
                    {name: line[name] for name in LINE} | {
                        "answers": [_answer(answer) for answer in found.get(line["lineage"], ())],
                        "proposed": proposed.get(line["lineage"], []),
                    }
                    for line in lines if line["version_id"] == one.current_id
                ],
            }
            for one in higher
        ],
    }  # fmt: skip


def _below(plan: Plan) -> dict[str, Any] | None:
    bodies = list(coverage.working_below(plan.body_id))
    if not bodies:
        return None
    plans = coverage.issued_plans(plan, [body.pk for body in bodies])
    lines = coverage.lines_of([plan])
    found = coverage.answers(
        [line["lineage"] for line in lines], [body.pk for body in bodies], coverage.items_of(plans)
    )
    by_line = coverage.by_line(found)
    dates, documents = coverage.first_dates([plan, *plans]), documents_of(plans)
    return {
        "bodies": [
            _body(body, [one for one in plans if one.body_id == body.pk], documents, dates, dates[plan.pk])
            | {"answered": len({answer.higher for answer in found if answer.body_id == body.pk})}
            for body in bodies
        ],
        "lines": [
            {name: line[name] for name in ("lineage", "no", "title", "lead_printed")}
            | {"bodies": sorted({answer.body_id for answer in by_line.get(line["lineage"], ())})}
            for line in lines
        ],
    }


def _body(
    body: OrgUnit, plans: list[Plan], documents: dict[uuid.UUID, Document], dates: dict[uuid.UUID, Any], since: Any
) -> dict[str, Any]:
    first = min(plans, key=lambda one: (dates[one.pk] is None, dates[one.pk])) if plans else None
    issued = dates[first.pk] if first else None
    return {
        "body": unit_ref(body), "plan": first.pk if first else None, "date": issued, "days": _days(since, issued),
        "number": documents[first.pk].number if first else "",
    }  # fmt: skip


def _days(since: Any, until: Any) -> int | None:
    return (until - since).days if since and until else None


def _item(item: coverage.Item) -> dict[str, Any]:
    return {name: getattr(item, name) for name in ITEM}


def _answer(answer: coverage.Answer) -> dict[str, Any]:
    return _item(answer.item) | {"plan": answer.item.plan_id, "linked": not answer.by_task}


urlpatterns = [
    path("plans/<uuid:plan_id>/coverage", CoverageView.as_view()),
    path("plans/<uuid:plan_id>/answers", Linking.as_view()),
    path("plans/<uuid:plan_id>/answers/removal", Unlinking.as_view()),
]
