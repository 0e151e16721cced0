"""Tasks: the row of a list, the page, and what can be done."""

from api.shapes.names import Person, Unit
from api.shapes.plan_closing import Promised
from api.shapes.shape import Anything, Day, Key, ListOf, Moment, Number, OneOf, Shape, Text, YesNo
from backend.plans.models import (
    Area,
    DeadlineKind,
    DocumentKind,
    Evidence,
    Extension,
    FigureCheck,
    FigureKind,
    Obstacle,
    Origin,
    Partner,
    Relation,
    Rhythm,
    Standing,
    Submission,
    TaskClass,
    TaskState,
)
from backend.plans.timeliness import CLASSES
from workflows.models import PaperDecision, Step
from workflows.task.held import KIND_OF_STEP
from workflows.task.words import HAND_BACK_KIND

NEED_KINDS = ("text", "line", "date", "person", "unit", "document", "task", "file", "choice", "choices", "bool")
HOLDERS = ("assignee", "hold", "giver", *sorted(set(KIND_OF_STEP.values())))


class ShortDue(Shape):
    """A due date in a list. `first_on` is the one first set."""

    on = Day(null=True)
    first_on = Day(null=True)
    kind = OneOf(DeadlineKind.values)
    printed = Text()


class Due(ShortDue):
    """A due date with all that is known of it. `why`: how it was found, where it was computed here."""

    starts_on = Day(null=True)
    qualifier = OneOf(("BEFORE", "NOT_LATER_THAN"), null=True)
    review_on = Day(null=True)
    why = Text()


class Timeliness(Shape):
    """How it stands against its due date; `days`: working days left or late."""

    days = Number(null=True)
    keywords = {"class": OneOf(CLASSES)}


class TimelinessExplained(Timeliness):
    """The same, with the sentence that explains it."""

    why = Text()


class PeriodCounts(Shape):
    """Of a regular task: how many periods were opened, how many of them count by now (due or done), and are done."""

    rhythm = OneOf(Rhythm.values)
    opened = Number()
    due = Number()
    done = Number()


class OpenObstacle(Shape):
    """That something is in the way: who is asked to remove it, and by when."""

    asked = OneOf(Obstacle.Asked.values)
    unit = Unit()
    answer_by = Day()


class TaskRow(Shape):
    """A task in a list. To a reader outside the body that carries it out: no step, officer, partners, percentage or
    count of returns; `version` only when that reader's body gave it."""

    id = Key()
    version = Number()
    line_no = Text(null=True)
    title = Text()
    area = OneOf(Area.values, null=True)
    state = OneOf(TaskState.values)
    step = OneOf(Step.values, null=True)
    returned = Number()
    extended = Number()
    hand_back = YesNo()
    due = ShortDue()
    timeliness = Timeliness()
    lead = Unit()
    officer = Person(allow_null=True)
    partners = Unit(many=True)
    percent = Number(null=True)
    periods = PeriodCounts(allow_null=True)
    obstacle = OpenObstacle(allow_null=True)
    keywords = {"class": OneOf(TaskClass.values)}


class WholeTask(Shape):
    """What a task is a piece of."""

    id = Key()
    title = Text()


class ListedTask(TaskRow):
    """A task in the list of all: where it comes from, since when, and what it is a piece of."""

    origin = OneOf(Origin.values)
    given_on = Day()
    relation = OneOf(Relation.values, null=True)
    parent = WholeTask(allow_null=True)


class TaskPage(Shape):
    """A page of the list; `next` is the cursor of the following one."""

    as_of = Moment()
    items = ListedTask(many=True)
    next = Text(null=True)


class TaskColumn(Shape):
    """A column of the board, with its counts."""

    state = OneOf(TaskState.values)
    label = Text()
    count = Number()
    overdue = Number()


class TaskBoard(Shape):
    """Tasks in one answer, at most 2,000: each card is a list whose places `fields` names; units ([short name, name]) and
    people by id, once. `off`, `on`: working days and weekends of the calendar that are the other way round. Ask again with
    If-None-Match: 304 while nothing has moved. What may be done with a card: GET its task."""

    as_of = Moment()
    fields = ListOf(Text())
    columns = TaskColumn(many=True)
    cards = ListOf(ListOf(Anything()))
    units = Anything()
    people = Anything()
    off = ListOf(Day())
    on = ListOf(Day())


class Choice(Shape):
    """An answer to choose."""

    value = Text()
    label = Text()


class Need(Shape):
    """What a transition asks. `options_href`: GET it for the people or units to choose from."""

    name = Text()
    label = Text()
    kind = OneOf(NEED_KINDS)
    required = YesNo()
    max_length = Number(null=True)
    help = Text(null=True)
    choices = Choice(many=True)
    options_href = Text(null=True)
    presets = ListOf(Text())
    initial = Anything()


class Transition(Shape):
    """Something this reader may do: POST to `href` with `if_match` as If-Match. `unmet`: why not yet. `to`: the state
    after it, null where the state stays. `warning`: to be known before; it keeps nobody from doing it."""

    name = Text()
    label = Text()
    weight = OneOf(("primary", "secondary", "more"))
    tone = OneOf(("plain", "danger"))
    href = Text()
    if_match = Text()
    needs = Need(many=True)
    enabled = YesNo()
    unmet = Text(null=True)
    warning = Text(null=True)
    to = Text(null=True)


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


class Document(Shape):
    """A document by reference."""

    kind = Text(null=True)
    number = Text(null=True)
    date = Day(null=True)
    issuer = Text(null=True)
    abstract = Text(null=True)
    link = Text(null=True)


class StoredFile(Shape):
    """A file; its bytes are at `href` until it is closed by `uploaded_by`; gone once it is removed."""

    id = Key()
    name = Text()
    size = Number()
    media_type = Text()
    sha256 = Text()
    href = Text()
    uploaded_by = Number()
    closed_at = Moment(null=True)
    close_reason = Text()
    removed_at = Moment(null=True)


class Count(Shape):
    """How many of what; `value` as text, so that no digit is lost."""

    value = Text()
    unit = Text()


class Counted(Shape):
    """How many of what the product counts are there; `done` as text."""

    done = Text()
    target = Number()
    unit = Text()
    percent = Number()


class TaskName(Shape):
    """Another task, by its title."""

    id = Key()
    title = Text()


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


class ProofPiece(Shape):
    """What proves something: by `kind` one of document, file, count, link is there."""

    id = Key()
    kind = OneOf(Evidence.Kind.values)
    note = Text()
    document = Document(allow_null=True)
    file = StoredFile(allow_null=True)
    count = Count(allow_null=True)
    link = Text(null=True)


class RecentProof(ProofPiece):
    """A piece that may be used again, and the task it proved first, or the remediation report."""

    at = Moment()
    task = TaskName(allow_null=True)
    report = TaskName(allow_null=True)


class RecentProofs(Shape):
    """The last ones first."""

    items = RecentProof(many=True)


class EvidencePiece(ProofPiece):
    """A piece of evidence of a task. `used_in`: other tasks that the same piece proves, which the reader may read."""

    version = Number()
    replaces = Key(null=True)
    by = Person()
    at = Moment()
    round = Number(null=True)
    used_in = TaskName(many=True)


class OtherTask(Shape):
    """A task that was given twice: the other one."""

    id = Key()
    title = Text()


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


class TaskFigure(Shape):
    """A figure that the task's order asks for; `check`: against the one before it."""

    key = Text()
    name = Text()
    kind = OneOf(FigureKind.values)
    unit = Text()
    required = YesNo()
    check = OneOf(("", *FigureCheck.values))


class FigureValue(Shape):
    """What was filled in, as text: `12.5`, `YES`, `2026-08-14`."""

    key = Text()
    value = Text()


class OrderOfTask(Shape):
    """The order to many of which the task is one unit's share. `id`: null to who does not follow the order. `values`: as
    they are now; to the giver of a body below, as they were released."""

    id = Key(null=True)
    title = Text()
    figures = TaskFigure(many=True)
    values = FigureValue(many=True)


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
    area = OneOf(Area.values, null=True)
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
    merged_into = OtherTask(allow_null=True)
    merged = OtherTask(many=True)
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


class Refusal(Shape):
    """A row of a batch that was not done."""

    id = Key()
    code = Text()
    detail = Text()


class Batch(Shape):
    """What came of a batch."""

    done = ListOf(Key())
    refused = Refusal(many=True)
