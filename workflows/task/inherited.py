"""Dates that come from above: what a task's pieces become when its own date moves (product.md §5, §18).

A piece whose date nobody chose, because it is the one of the task it belongs to or the usual one before it, follows. An
earlier date that somebody chose stays. None is left after the date of the task it belongs to."""

from datetime import date
from typing import Any

from backend import clock
from backend.activity.change import current
from backend.plans.models import DeadlineKind, Partner, Relation, Task
from backend.words import say
from backend.workcalendar.calendar import current as calendar
from workflows.needs import wrong
from workflows.task.pieces import OWN, next_review, open_pieces, usual_date

Moved = tuple[date | None, date | None]  # from → to


def following(own: date | None, upper: Moved, usual: Moved) -> date | None:
    """The date of a piece after the one above moved; `usual`: what it had been by itself, what it would be now."""
    before, after = upper
    if own == usual[0]:
        return usual[1]
    found = after if own == before else own
    return min(found, after) if found and after else found


def carry_date(machine: Any, before: date | None, first: date | None) -> None:
    """The machine's task was due on `before`, and on `first` at first: its open pieces follow in the same act, and theirs."""
    task: Task = machine.record
    if task.due_on == before:
        return
    days, today = calendar(task.body_id), clock.today()
    for piece in open_pieces(task):
        was, began = (piece.due_on, piece.first_due_on), clock.local(piece.given_at).date()
        usual = tuple(
            usual_date(piece.relation, due, days, on=on) for due, on in ((before, began), (task.due_on, today))
        )
        due_on = following(piece.due_on, (before, task.due_on), (usual[0], usual[1]))
        if due_on == piece.due_on:
            continue
        _redate(task, piece, due_on, first_too=task.first_due_on != first)
        beside = machine.beside(piece)
        beside.drop_request()  # what was asked for was another date's
        if not current().told(piece):
            beside.note("task.due_followed", due_on=due_on)
        carry_date(beside, *was)


def _redate(whole: Task, piece: Task, due_on: date | None, *, first_too: bool) -> None:
    """It is no extension: nobody asked for one inside. A first date set or corrected above is so below."""
    if piece.first_due_on is None or (first_too and piece.first_due_on == piece.due_on):
        piece.first_due_on = due_on
    piece.due_on, piece.deadline_kind = due_on, DeadlineKind.DATE if due_on else DeadlineKind.NONE
    piece.review_on = None if due_on else next_review(piece.body)
    if piece.relation == Relation.PART:  # the list of partners says it too
        said = whole.partners.filter(unit=piece.lead_id, mode=Partner.Mode.HAS_PART, part_due_on__isnull=False)
        said.update(part_due_on=due_on)


def after_whole(task: Task, due_on: date | None) -> str | None:
    """Why a piece cannot be due on that day, in words: the task it belongs to is due before."""
    upper = task.parent.due_on if task.relation in OWN and task.parent else None
    if not (upper and due_on and due_on > upper):
        return None
    return say(
        "Việc cấp trên giao hoặc việc chung có hạn {day}: dời hạn việc đó trước.",
        "The task it belongs to is due on {day}: that date has to be moved first.",
        day=upper.strftime("%d/%m/%Y"),
    )


def check_before_whole(task: Task, due_on: date | None) -> None:
    """Raises Invalid for a date after the one of the task that it is a piece of."""
    if reason := after_whole(task, due_on):
        raise wrong("due_on", reason)
