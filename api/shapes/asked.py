"""What is asked about a task while it is worked on: a later date, the removal of what is in the way."""

from api.shapes.names import Person, Unit
from api.shapes.shape import Day, Key, Moment, OneOf, Shape, Text
from backend.plans.models import Extension, Obstacle


class ExtensionRequest(Shape):
    """A request for a later date."""

    id = Key()
    state = OneOf(Extension.State.values)
    by = Person()
    at = Moment()
    reason = Text()
    cause = OneOf(Extension.Cause.values)
    old_due_on = Day()
    asked_due_on = Day()
    decided_due_on = Day(null=True)
    decided_by = Person(allow_null=True)
    decided_at = Moment(null=True)
    decision_reason = Text(null=True)


class ObstacleSaid(Shape):
    """What is or was in the way: who was asked until when, and what came of it."""

    id = Key()
    by = Person()
    at = Moment()
    text = Text()
    asked = OneOf(Obstacle.Asked.values)
    unit = Unit()
    answer_by = Day()
    state = OneOf(Obstacle.State.values)
    answer = Text(null=True)
    ended_by = Person(allow_null=True)
    ended_at = Moment(null=True)
