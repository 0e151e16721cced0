"""What inspections found and how far it is handled: rows of a list, figures as of a day, everything ever found in a place."""

from api.shapes.dates import Timeliness
from api.shapes.inspections import InspectionRow
from api.shapes.names import Person, Unit
from api.shapes.shape import Day, Key, Moment, Number, OneOf, Shape, Text, YesNo
from api.shapes.tickets import TicketDue
from backend.inspections.finding_rows import FINDING_STATES
from backend.inspections.models import Severity
from backend.inspections.remedy_figures import GROUPS
from backend.organisations.models import ShareRule


class FindingRow(Shape):
    """A finding in a list. `state`: its ticket's, else that it is a draft, was remedied on site, or withdrawn; no `ticket`,
    `due` and `timeliness` then. To a reader outside the body that remedies it: no officer."""

    id = Key()
    code = Text()
    text = Text()
    state = OneOf(FINDING_STATES)
    severity = OneOf(Severity.values)
    area = Text()
    body = Unit()
    unit = Unit()
    officer = Person(allow_null=True)
    ticket = Key(null=True)
    due = TicketDue(allow_null=True)
    timeliness = Timeliness(allow_null=True)
    returned = Number()
    extended = Number()
    reopened = Number()
    escalation = Number(null=True)
    repeat_of = Text()
    remedied_on_site = YesNo()
    closed_on = Day(null=True)
    inspection = Key()
    inspection_code = Text()
    inspection_title = Text()
    notice_no = Text()
    notice_on = Day(null=True)


class Narrowed(Shape):
    """A filter of the address that its value does not name by itself, in words."""

    name = Text()
    label = Text()


class Findings(Shape):
    """A page of the list; `next`: the cursor of the following one; `count`: of all pages; `day`: the end of which day
    `measure` was counted at, null without it."""

    as_of = Moment()
    day = Day(null=True)
    count = Number()
    narrowed = Narrowed(many=True)
    items = FindingRow(many=True)
    next = Text(null=True)


class Handled(Shape):
    """Numbers of findings, each to be had as a list by the `measure` of that name. `closed_late`: of what is remedied.
    `share`: handled of all, in per cent with two decimals; `points`: what it is worth by the criterion; days from the notice
    to the closing, with one decimal."""

    handled = Number()
    on_site = Number()
    closed = Number()
    closed_late = Number()
    passed_up = Number()
    open = Number()
    overdue = Number()
    waiting = Number()
    extended = Number()
    times_extended = Number()
    returned = Number()
    times_returned = Number()
    reopened = Number()
    escalated = Number()
    repeat = Number()
    repeat_share = Text(null=True)
    share = Text(null=True)
    points = Text(null=True)
    mean_days = Text(null=True)
    median_days = Text(null=True)
    keywords = {"all": Number()}


class InspectionNamed(Shape):
    """Which inspection a row is of."""

    id = Key()
    code = Text()
    title = Text()
    notice_no = Text()


class HandledRow(Handled):
    """A row of the chosen kind: `key` is the value of the filter that gives it; `year` and `day`: of which year, at the end
    of which day; `body`: of a unit."""

    key = Text()
    unit = Unit(allow_null=True)
    body = Unit(allow_null=True)
    inspection = InspectionNamed(allow_null=True)
    year = Number()
    day = Day()


class Band(Shape):
    """How many lie between these days, both included; `last` null: all beyond. `measure`: the list behind it."""

    measure = Text()
    first = Number()
    last = Number(null=True)
    count = Number()


class CriterionBand(Shape):
    """From this share on (per cent) this many points."""

    at_least = Text()
    points = Text()


class CriterionRule(Shape):
    """What the share is worth; below the last band nothing."""

    code = Text()
    name = Text()
    most = Text()
    points = Text(null=True)
    bands = CriterionBand(many=True)


class RemedyFigures(Shape):
    """As of the end of `day`, or of this moment where it is today. `cut_off`: the day of the body's setting in that year;
    `later`: findings of the year whose notice was issued after `day`. `ages`: open ones by days since the notice; `lates`:
    overdue ones by working days."""

    as_of = Moment()
    year = Number()
    day = Day()
    cut_off = Day()
    rule = OneOf(ShareRule.values)
    by = OneOf((*GROUPS, "YEAR"))
    narrowed = Narrowed(many=True)
    total = Handled()
    items = HandledRow(many=True)
    ages = Band(many=True)
    lates = Band(many=True)
    later = Number()
    criterion = CriterionRule()


class FoundInYear(Shape):
    """What was found in a year (of the notice) and holds, and how far it is handled; `drafts`: what has no notice yet, by the
    year of the visit."""

    year = Number()
    drafts = Number()
    handled = Number()
    open = Number()
    overdue = Number()
    repeat = Number()
    share = Text(null=True)
    keywords = {"all": Number()}


class FoundInPlace(Shape):
    """Everything ever found in a unit or body and in those it took the place of, as far as the reader may read it."""

    as_of = Moment()
    unit = Unit()
    is_body = YesNo()
    former = Unit(many=True)
    years = FoundInYear(many=True)
    inspections = InspectionRow(many=True)
