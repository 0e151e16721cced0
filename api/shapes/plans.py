"""Plans: the list, the head of the page, the outline, the targets."""

from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema_field
from rest_framework import serializers

from api.shapes.imports import FileRef
from api.shapes.names import Person, Unit
from api.shapes.plan_closing import Promised
from api.shapes.plan_versions import PlanCorrection, Programme, VersionRef
from api.shapes.shape import Day, Key, ListOf, Moment, Number, OneOf, Shape, Text, YesNo
from api.shapes.task_rows import AnyTask
from api.shapes.transitions import Transition
from backend.plans.course import COURSES, DOWN, UP
from backend.plans.models import DeadlineKind, PlanState


class FewCounts(Shape):
    """Counts of a plan in the list."""

    tasks = Number()
    completed = Number()
    overdue = Number()


class PlanCounts(FewCounts):
    """Counts of a plan; voided tasks are in none. `on_time_*`: completed by the first, by the present due date."""

    submitted = Number()
    in_progress = Number()
    assigned = Number()
    on_hold = Number()
    unnamed = Number()
    due_soon = Number()
    on_time_first = Number()
    on_time_current = Number()


class PlanPeriods(Shape):
    """Of the plan's regular tasks: periods that are due or done, and of them those done."""

    due = Number()
    done = Number()


class PlanFacts(Shape):
    """What list and page of a plan both tell. `number`, `date`: as confirmed corrections put them right; `percent`: done, as
    text with two decimals; a regular task counts by the share of its periods that are due or done."""

    id = Key()
    title = Text()
    year = Number()
    number = Text()
    date = Day(null=True)
    state = OneOf(PlanState.values)
    body = Unit()
    version_no = Number()
    programme = Programme()
    counts = FewCounts()
    percent = Text()


class PlanRow(PlanFacts):
    """A plan in the list. `lacking`: lines of the plan above that nothing of the body's answers, told inside the body."""

    lacking = Number()


class Plans(Shape):
    """The plans a reader may see. `may_prepare`: the reader keeps a body's plans, so may bring in a new one."""

    items = PlanRow(many=True)
    may_prepare = YesNo()
    programmes = Programme(many=True)


class PlanStep(Shape):
    """A step of a plan that is prepared here."""

    label = Text()
    state = OneOf(("done", "present", "ahead"))


class PlanRights(Shape):
    """What the reader may do besides the transitions. `amend`: no amendment is being prepared and the year is not being closed; `edit`: lines of the draft;
    `undo`: the last file taken over."""

    prepare = YesNo()
    amend = YesNo()
    edit = YesNo()
    correct = YesNo()
    undo = YesNo()
    name_officers = YesNo()


class Arisen(Shape):
    """Tasks of the plan's year that come from no plan."""

    tasks = Number()
    completed = Number()


class Objective(Shape):
    """What is to be reached; without an area by the plan as a whole."""

    area = Text()
    text = Text()


class Plan(PlanFacts):
    """The head of a plan's page. `recorded`: signed elsewhere and recorded here; `year_locked`: its year is closed; `lines`: to be carried out; `waits`: whose
    turn it is, empty once issued; `arisen`: beside the plan, told inside its body alone. `version_no` counts the versions,
    of which `versions` are those the reader may see; `amends`: the version this one changes. `compared`: whose plans it
    is held against, if anybody's."""

    kind = Text()
    objectives = Objective(many=True)
    versions = VersionRef(many=True)
    amends = Key(null=True)
    compared = OneOf(("ABOVE", "BELOW"), null=True)
    corrections = PlanCorrection(many=True)
    why_not_undone = Text()
    version = Number()
    signer = Text()
    recorded = YesNo()
    year_locked = YesNo()
    lines = Number()
    returned = Number()
    drafters = Person(many=True)
    waits = Text()
    route = PlanStep(many=True)
    source = FileRef(allow_null=True)
    may = PlanRights()
    transitions = Transition(many=True)
    counts = PlanCounts()
    periods = PlanPeriods(allow_null=True)
    arisen = Arisen(allow_null=True)
    as_of = Moment()
    seq = Number()


class OutlineArea(Shape):
    """An area's heading with its share done."""

    kind = OneOf(("area",))
    area = Text()
    numeral = Text()
    title = Text()
    done = Number()
    total = Number()
    percent = Text()


class OutlineLine(Shape):
    """A line as printed. `tasks`: one per member, when a group leads it; `order`: the order to many that holds them."""

    kind = OneOf(("line",))
    id = Key()
    no = Text()
    parent = Text(null=True)
    heading = YesNo()
    title = Text()
    product = Text()
    task = AnyTask(allow_null=True)
    tasks = AnyTask(many=True)
    order = Key(null=True)
    key = YesNo()
    lead_printed = Text()
    lead_name = Text(null=True)
    lead_id = Number(null=True)
    partner_ids = ListOf(Number())
    partner_names = ListOf(Text())
    area = Text()
    adopts = Key(null=True)
    deadline_printed = Text()
    deadline_kind = OneOf(DeadlineKind.values)
    due_on = Day(null=True)
    percent = Text()
    promised = Promised(allow_null=True)


@extend_schema_field(
    PolymorphicProxySerializer(
        component_name="OutlineRow",
        serializers={"area": OutlineArea, "line": OutlineLine},
        resource_type_field_name="kind",
        many=True,
    )
)
class OutlineRows(serializers.ListField):
    """Areas, each followed by its lines; `kind` tells them apart."""


class Outline(Shape):
    """Areas and lines in the order of the appendix."""

    as_of = Moment()
    seq = Number()
    rows = OutlineRows()


class FigureDocument(Shape):
    """A document of the body's register."""

    id = Key()
    number = Text()
    issued_on = Day()


class Figure(Shape):
    """How far a target was by a day. `counts`: no later row for the same day has taken its place; `reason`: why it took
    an earlier one's."""

    id = Key()
    value = Text()
    as_on = Day()
    source = Text()
    reason = Text()
    document = FigureDocument(allow_null=True)
    file = FileRef(allow_null=True)
    by = Text()
    at = Moment()
    counts = YesNo()


class Course(Shape):
    """How a target stands, computed; `expected`: the value that the straight way asks by the last figure's day."""

    state = OneOf(COURSES)
    direction = OneOf((UP, DOWN))
    expected = Text(null=True)
    why = Text()


class Target(Shape):
    """A target as printed, with what was read out of it. `course` (null before the plan is issued) and `figures`, the
    oldest first: inside the body alone."""

    line_no = Text()
    lineage = Key()
    name = Text()
    unit = Text()
    operator = Text()
    baseline = Text(null=True)
    baseline_printed = Text()
    planned = Text(null=True)
    planned_printed = Text()
    responsible = Unit(allow_null=True)
    course = Course(allow_null=True)
    figures = Figure(many=True)
    may_report = YesNo()


class Targets(Shape):
    """A plan's targets in their order."""

    items = Target(many=True)


class StuckStep(Shape):
    """A step nobody could take today: of a task, or of a line of a draft plan."""

    task_id = Key(null=True)
    plan_id = Key(null=True)
    line_no = Text(null=True)
    title = Text()
    step = Text()
    problem = Text()


class Readiness(Shape):
    """All such steps of the reader's bodies."""

    items = StuckStep(many=True)
