"""The week page: six blocks of tasks, and what was said of them."""

from api.shapes.names import Person, TaskName, Unit
from api.shapes.shape import Day, Key, Moment, Number, OneOf, Shape, Text, YesNo
from api.shapes.task_rows import TaskRow
from backend.plans.models import Meeting

BLOCKS = ("DONE", "OVERDUE", "DUE", "NEXT", "LEADER", "STUCK")


class Remark(Shape):
    """Something said, of a task or of none. `decided_by`: the leader whose conclusion it is; `by` wrote it down."""

    id = Key()
    task = TaskName(allow_null=True)
    text = Text()
    decided_by = Person(allow_null=True)
    by = Person()
    at = Moment()


class ToldResult(Shape):
    """The words a result was sent with (`sent`), else those of the last report."""

    text = Text()
    at = Moment()
    sent = YesNo()


class MayBriefly(Shape):
    """What the reader may do with the task in one step."""

    remind = YesNo()
    move = YesNo()


class BriefTask(TaskRow):
    """A row of the sheet. `turn`: whose turn it is; `stuck`: what is in the way; `proposal`: what is asked for."""

    accepted_on = Day(null=True)
    result = ToldResult(allow_null=True)
    stuck = Text(null=True)
    proposal = Text()
    turn = Text()
    may = MayBriefly()


class Block(Shape):
    """`total`: how many there are; a page shows the first of them."""

    name = OneOf(BLOCKS)
    total = Number()
    items = BriefTask(many=True)


class OrderedThere(Shape):
    """A task that was given at a meeting, as it stands now."""

    id = Key()
    title = Text()
    lead = Unit()
    officer = Person(allow_null=True)
    due_on = Day(null=True)
    state = Text()
    timeliness = Text()


class HeldMeeting(Shape):
    """What a meeting noted: remarks in their order, and what was ordered there."""

    kind = OneOf(Meeting.Kind.values)
    held_for = Day()
    name = Text()
    confirmed_by = Person(allow_null=True)
    confirmed_at = Moment(null=True)
    remarks = Remark(many=True)
    ordered = OrderedThere(many=True)


class MayAtMeeting(Shape):
    """`note`: write down what was said; `decide`: as a leader, who also confirms it."""

    note = YesNo()
    decide = YesNo()


class Briefing(Shape):
    """What a meeting about the work looks at. `first` to `last`: the time it is about; results are those of `done_from` to
    `done_to`. `before`: the last earlier meeting of the kind that noted something. `leaders`: whose conclusions may be noted."""

    as_of = Moment()
    body = Unit()
    bodies = Unit(many=True)
    units = Unit(many=True)
    kind = OneOf(Meeting.Kind.values)
    first = Day()
    last = Day()
    done_from = Day()
    done_to = Day()
    next_first = Day()
    next_last = Day()
    blocks = Block(many=True)
    meeting = HeldMeeting()
    before = HeldMeeting(allow_null=True)
    leaders = Person(many=True)
    may = MayAtMeeting()
