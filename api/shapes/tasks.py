"""A task's page."""

from api.shapes.asked import ExtensionRequest, ObstacleSaid
from api.shapes.dates import Due, Timeliness, TimelinessExplained
from api.shapes.figures import OrderOfTask
from api.shapes.names import Person, TaskName, Unit
from api.shapes.plan_closing import Promised
from api.shapes.proofs import EvidencePiece
from api.shapes.routes import Held, OnPaper, RouteStep, SentResult, Turn
from api.shapes.shape import Day, Key, ListOf, Moment, Number, OneOf, Shape, Text, YesNo
from api.shapes.transitions import Transition
from backend.plans.models import DocumentKind, Origin, Partner, Relation, Rhythm, Standing, TaskClass, TaskState
from backend.plans.timeliness import CLASSES
from workflows.models import Step
from workflows.task.words import HAND_BACK_KIND


class TaskPartner(Shape):
    """A unit beside the lead."""

    unit = Unit()
    mode = OneOf(Partner.Mode.values)
    part_product = Text()
    part_due_on = Day(null=True)


class TaskLine(Shape):
    """The line of the plan it comes from, as printed."""

    promised = Promised(allow_null=True)
    plan_id = Key()
    plan_title = Text()
    plan_number = Text()
    plan_date = Day(null=True)
    no = Text()
    area_title = Text()
    lead_printed = Text()
    coordinating_printed = Text()
    coordinating_external = ListOf(Text())
    deadline_printed = Text()
    funding = Text()
    note = Text()


class Source(Shape):
    """The document a task hangs on, and where in it. `id`: null to who has no part in the register; `replaced`: a later
    document took its place."""

    id = Key(null=True)
    kind = OneOf(DocumentKind.values)
    number = Text()
    issued_on = Day()
    issuer = Text()
    abstract = Text()
    clause = Text(null=True)
    replaced = YesNo()


class Entered(Shape):
    """Somebody else wrote down that the giver, a leader, gave it; `until`: the last day on which the giver may say that it
    is not so."""

    by = Person()
    until = Day()


class HandBack(Shape):
    """Someone asked that it be given to others."""

    by = Person()
    at = Moment()
    reason = Text()
    kind = OneOf([value for value, _ in HAND_BACK_KIND.choices])


class Stopped(Shape):
    """Why it is on hold, cancelled or voided."""

    by = Person()
    at = Moment()
    reason = Text()
    document_no = Text(null=True)


class Progress(Shape):
    """One dated report. `recorded_for`: the unit without accounts it speaks for, on `basis`."""

    id = Key()
    by = Person()
    recorded_for = Unit(allow_null=True)
    basis = Text(null=True)
    at = Moment()
    text = Text()
    percent = Number(null=True)
    standing = OneOf(Standing.values, null=True)
    next_on = Day(null=True)


class Counted(Shape):
    """How many of what the product counts are there; `done` as text."""

    done = Text()
    target = Number()
    unit = Text()
    percent = Number()


class NearTask(TaskName):
    """A task that hangs together with this one: a part of it, what it is a part of, what answers it or is answered by it.
    `giver`: the body above that gave it."""

    relation = OneOf(Relation.values, null=True)
    state = OneOf(TaskState.values)
    lead = Unit()
    officer = Person(allow_null=True)
    due_on = Day(null=True)
    giver = Text(null=True)
    timeliness = Timeliness()


class Seen(Shape):
    """Who opened it first when."""

    person = Person()
    at = Moment()


class May(Shape):
    """What besides transitions this reader may do."""

    report = YesNo()
    evidence = YesNo()
    partners = YesNo()
    remind = YesNo()


class Reminder(Shape):
    """The last one sent that the reader may hear of. `people`: whom it reminded; none to a reader outside the body."""

    by = Person()
    at = Moment()
    today = YesNo()
    people = Person(many=True)
    text = Text()


class TaskPeriod(Shape):
    """A period of a regular task; without `id` it is still to come."""

    id = Key(null=True)
    name = Text()
    due_on = Day(null=True)
    state = OneOf(TaskState.values, null=True)
    days = Number(null=True)
    keywords = {"from": Day(), "to": Day(), "class": OneOf(CLASSES, null=True)}


class Task(Shape):
    """A task's page. `whole`: what it is a part of, or the inner work of; `parts`: of its partners; `answered_by`: the task whose result
    answers it; `answers`: those from above that its own result answers; inside the body alone. `also`: other documents, to a line of which it was joined. `outer`: to a reader outside its body, text, state, dates and what was released; the rest is empty.
    `would_remind`: who hears it when this reader sends a reminder; to a reader outside, the body."""

    id = Key()
    version = Number()
    representation = OneOf(("inner", "outer"))
    title = Text()
    product = Text()
    area = Text(null=True)
    origin = OneOf(Origin.values)
    state = OneOf(TaskState.values)
    step = OneOf(Step.values, null=True)
    body = Unit()
    lead = Unit()
    officer = Person(allow_null=True)
    follow_up = Person(allow_null=True)
    given_by = Person(allow_null=True)
    given_at = Moment()
    giver_body = Unit()
    partners = TaskPartner(many=True)
    partner_mode = OneOf(Partner.Mode.values)
    to_accept = YesNo()
    relation = OneOf(Relation.values, null=True)
    whole = NearTask(allow_null=True)
    parts = NearTask(many=True)
    answered_by = NearTask(allow_null=True)
    answers = NearTask(many=True)
    line = TaskLine(allow_null=True)
    order = OrderOfTask(allow_null=True)
    source = Source(allow_null=True)
    also = Source(many=True)
    said_at = Text()
    entered = Entered(allow_null=True)
    on_paper = OnPaper(many=True)
    merged_into = TaskName(allow_null=True)
    merged = TaskName(many=True)
    returned = Number()
    extended = Number()
    hand_back = HandBack(allow_null=True)
    stopped = Stopped(allow_null=True)
    due = Due()
    rhythm = OneOf(Rhythm.values, null=True)
    periods = TaskPeriod(many=True)
    timeliness = TimelinessExplained()
    turn = Turn()
    held = Held()
    route = RouteStep(many=True)
    will_decide = ListOf(Text())
    progress = Progress(many=True)
    evidence = EvidencePiece(many=True)
    counted = Counted(allow_null=True)
    submissions = SentResult(many=True)
    extensions = ExtensionRequest(many=True)
    obstacles = ObstacleSaid(many=True)
    seen = Seen(many=True)
    reminder = Reminder(allow_null=True)
    would_remind = ListOf(Text())
    may = May()
    transitions = Transition(many=True)
    server_now = Moment()
    seq = Number()
    keywords = {"class": OneOf(TaskClass.values)}
