"""A task and its pieces (product.md §5, §18): the inner work that answers a task from above, and a partner's own part. Each
is a task of its own; here is how they are made, and which of them an act on one has to take along."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import connection

from backend import clock
from backend.accounts.queries import follow_up_of
from backend.activity.change import Act, current
from backend.activity.roots import Ref
from backend.ids import uuid7
from backend.organisations.models import OrgUnit
from backend.plans.models import Evidence, Relation, Submission, Task, TaskClass
from backend.workcalendar.calendar import Calendar
from backend.workcalendar.calendar import current as calendar
from workflows.task.base import LIVE, OPEN, WORKING

OWN = (Relation.INNER, Relation.PART)
DAYS_EARLIER = 3  # working days between the inner date and the upper one (product.md §18)


# From one task to those that an act on it may change as well, each found by its own index: its inner work and parts, its
# open periods, what it is a piece of, and what answers what.
_FAMILY = """WITH RECURSIVE family(id) AS (
        SELECT unnest(%(tasks)s::uuid[])
        UNION SELECT near.id FROM family CROSS JOIN LATERAL (
            SELECT below.id FROM plans_task below WHERE below.parent_id = family.id
                AND (below.relation IN ('INNER', 'PART') OR below.state = ANY(%(open)s))
            UNION ALL SELECT answered.id FROM plans_task answered WHERE answered.answered_by_id = family.id
            UNION ALL SELECT unnest(ARRAY[t.answered_by_id, CASE WHEN t.relation IN ('INNER', 'PART') THEN t.parent_id END])
                FROM plans_task t WHERE t.id = family.id) near WHERE near.id IS NOT NULL)
    SELECT id FROM family"""


def family(tasks: Iterable[Any]) -> tuple[Ref, ...]:
    """Everything that belongs together with these tasks, themselves included. An act names it before it locks anything, so that
    all acts lock in one order: a task is seldom alone, and which of two is older says nothing (ids are made by clients too)."""
    with connection.cursor() as cursor:
        cursor.execute(_FAMILY, {"tasks": list(tasks), "open": list(OPEN)})
        return tuple(Task.ref(pk) for (pk,) in cursor.fetchall())


def _taken(tasks: Any) -> list[Task]:
    found: list[Task] = current().take([Task.ref(pk) for pk in tasks.values_list("pk", flat=True)])
    return found


def open_pieces(task: Task, **which: Any) -> list[Task]:
    """Locked: its inner work and the parts of its partners that have not ended."""
    return _taken(Task.objects.filter(parent=task, relation__in=OWN, state__in=OPEN, **which))


def waiting_answers(task: Task, *, held_too: bool = False) -> list[Task]:
    """Locked: what came from above and waits for the result of this task; what is on hold takes it when it goes on."""
    return _taken(Task.objects.filter(answered_by=task, state__in=LIVE if held_too else WORKING))


def whole_of(part: Task) -> Task:
    """Locked: the task that it is a part of."""
    assert part.parent_id is not None
    whole: Task = current().take([Task.ref(part.parent_id)])[0]
    return whole


def is_inner(task: Task, upper: Task) -> bool:
    """Whether it was made to answer `upper`."""
    return task.relation == Relation.INNER and task.parent_id == upper.pk


def asked_at(task: Task) -> Task:
    """The task whose order asks for the figures that are filled in where `task` is worked on: itself, or the one from
    above that it was made to answer."""
    parent = task.parent if task.relation == Relation.INNER else None
    return parent if parent is not None and parent.order_id else task


def inner_date(task: Task) -> date | None:
    """When the inner work of this task is due unless something else is said."""
    return usual_date(Relation.INNER, task.due_on, calendar(task.body_id), on=clock.today())


def usual_date(relation: str, upper: date | None, days: Calendar, *, on: date) -> date | None:
    """When a piece given on day `on` is due by itself: inner work some working days before the upper date, not before that
    day; a part when the whole is."""
    if upper is None or relation != Relation.INNER:
        return upper
    return max(days.add_working_days(upper, -DAYS_EARLIER), min(upper, on))


def next_review(body: OrgUnit) -> date:
    """When what has no date is looked at again."""
    settings = getattr(body, "settings", None)
    found: date = calendar(body.pk).add_working_days(clock.today(), settings.review_days if settings else 5)
    return found


def make_piece(act: Act, parent: Task, relation: str, lead: OrgUnit, **facts: Any) -> Task:
    """Give a piece of `parent` to a unit of its body, in the open act; `facts`: what differs from the parent."""
    due: date | None = facts.pop("due_on")
    piece = Task(
        id=uuid7(), parent=parent, relation=relation, body=parent.body, giver_body=parent.body, origin=parent.origin,
        source=parent.source if parent.source and parent.source.body_id == parent.body_id else None, area=parent.area, lead=lead,
        given_by=act.by, given_at=clock.now(), deadline_kind="DATE" if due else "NONE", first_due_on=due, due_on=due,
        review_on=None if due else next_review(parent.body), follow_up_id=follow_up_of(lead),
        **{"title": parent.title, "product": parent.product, "klass": TaskClass.ORDINARY, **facts},
    )  # fmt: skip
    act.add([piece])
    act.note(piece, "task.given", origin=piece.origin, due_on=due)
    return piece


def use_again(pieces: Iterable[Evidence], task: Task, submission: Submission) -> int:
    """What proved one result proves this one too: each piece stands in both, nothing is sent or typed a second time. The
    number of pieces that prove it now."""
    uses = {use.first_id: use for use in task.evidence.filter(first__isnull=False)}
    for piece in pieces:
        root = piece.first_id or piece.pk
        if root not in uses:
            before = piece.replaces and uses.get(piece.replaces.first_id or piece.replaces.pk)
            uses[root] = again(piece, task, uuid7(), replaces=before or None)
    return int(task.evidence.filter(replaced_by__isnull=True).update(submission=submission))


def again(piece: Evidence, task: Task, use_id: Any, *, replaces: Evidence | None = None, **done: Any) -> Evidence:
    """Another use of a piece; `done`: who used it, where that is not who brought it."""
    who = {
        "by": piece.by,
        "acting_for_id": piece.acting_for_id,
        "recorded_for": piece.recorded_for,
        "basis": piece.basis,
    }
    return Evidence.objects.create(
        id=use_id, task=task, first_id=piece.first_id or piece.pk, kind=piece.kind, document=piece.document, file=piece.file,
        count=piece.count, count_unit=piece.count_unit, link=piece.link, replaces=replaces,
        version=replaces.version + 1 if replaces else 1, at=clock.now(), **{"note": piece.note, **who, **done},
    )  # fmt: skip
