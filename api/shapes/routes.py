"""Whose turn it is, who held it how long, and the way a result takes."""

from api.shapes.files import StoredFile
from api.shapes.names import Person, Unit
from api.shapes.shape import Day, Key, Moment, Number, OneOf, Shape, Text, YesNo
from backend.plans.models import Submission
from workflows.models import PaperDecision, Step
from workflows.task.held import KIND_OF_STEP

HOLDERS = ("assignee", "hold", "giver", *sorted(set(KIND_OF_STEP.values())))


class Turn(Shape):
    """Whose turn it is, and why."""

    sentence = Text()
    why = Text()
    people = Person(many=True)
    unit = Unit(allow_null=True)
    since = Moment(null=True)
    due_on = Day(null=True)
    is_me = YesNo()


class HeldSegment(Shape):
    """Working days at one holder, `late` of them after the due date. `unit`: whose time it was; null on hold."""

    label = Text()
    kind = OneOf(HOLDERS)
    unit = Unit(allow_null=True)
    to = Moment()
    days = Number()
    late = Number()
    present = YesNo()
    keywords = {"from": Moment()}


class Held(Shape):
    """Who held it how long; `late_days` of it after the due date. To a body above the body as a whole is one holder."""

    to = Day()
    total_days = Number()
    late_days = Number()
    segments = HeldSegment(many=True)
    keywords = {"from": Day()}


class RouteItem(Shape):
    """One person or unit asked at a step, and what they said. `on_paper`: by which document, when it was recorded from one."""

    unit = Unit(allow_null=True)
    people = Person(many=True)
    outcome = OneOf(("approve", "return", "silent", "submit"), null=True)
    by = Person(allow_null=True)
    capacity = Text(null=True)
    acting_for = Person(allow_null=True)
    reason = Text(null=True)
    at = Moment(null=True)
    due_on = Day(null=True)
    is_me = YesNo()
    on_paper = Text(null=True)


class RouteStep(Shape):
    """One step of the result's way."""

    step = OneOf(("SUBMIT", *Step.values, "DONE"))
    label = Text()
    state = OneOf(("done", "present", "coming", "skipped", "returned"))
    note = Text(null=True)
    items = RouteItem(many=True)


class OnPaper(Shape):
    """A leader's decision as somebody recorded it; `until`: how long the leader may say that it is not so."""

    id = Key()
    what = OneOf(PaperDecision.What.values)
    outcome = OneOf(("APPROVE", "RETURN"))
    leader = Person()
    by = Person()
    at = Moment()
    source = Text()
    decided_on = Day()
    file = StoredFile(allow_null=True)
    until = Day()
    contested_at = Moment(null=True)


class SentResult(Shape):
    """A result sent for decision."""

    id = Key()
    round = Number()
    by = Person()
    recorded_for = Unit(allow_null=True)
    at = Moment()
    text = Text()
    state = OneOf(Submission.State.values)
