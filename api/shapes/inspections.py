"""Inspections: the row of a list, the page, the findings."""

from api.shapes.names import Person, Unit
from api.shapes.plan_versions import Programme
from api.shapes.shape import Day, Key, ListOf, Moment, Number, OneOf, Shape, Text, YesNo
from api.shapes.transitions import Transition
from backend.inspections import models as kept
from backend.inspections.models import InspectionState, Kind, ReportState, Severity, TeamMember


class TicketCounts(Shape):
    """Of the tickets an inspection opened."""

    tickets = Number()
    closed = Number()
    overdue = Number()
    reported = Number()


class InspectionRow(Shape):
    """An inspection in a list. `code`: empty for a surprise one that is not open yet. `hidden`: the inspected body does
    not know of it. `is_mine`: the reader is in its team."""

    id = Key()
    code = Text()
    year = Number()
    kind = OneOf(Kind.values)
    title = Text()
    state = OneOf(InspectionState.values)
    body = Unit()
    unit = Unit()
    starts_on = Day()
    ends_on = Day()
    notice_no = Text()
    notice_on = Day(null=True)
    findings = Number()
    counts = TicketCounts()
    hidden = YesNo()
    is_mine = YesNo()


class Inspections(Shape):
    """The inspections a reader may see, latest visit first. `off`, `on`: working days and weekends of the calendar that are
    the other way round; `self_units`: those they head, which may inspect themselves."""

    as_of = Moment()
    seq = Number()
    items = InspectionRow(many=True)
    off = ListOf(Day())
    on = ListOf(Day())
    may_plan = YesNo()
    self_units = Unit(many=True)


class Member(Shape):
    """Somebody of the team. `title` as the decision names them."""

    person = Person()
    role = OneOf(TeamMember.Role.values)
    title = Text()


class InspectionFinding(Shape):
    """A finding. `version`: If-Match of its own edits, as in `"v3"`. `due_on`: as printed or counted from the notice;
    null before it. `ticket`: the id of what it opened."""

    id = Key()
    version = Number()
    code = Text()
    area = Text()
    text = Text()
    severity = OneOf(Severity.values)
    legal_basis = Text()
    requirement = Text()
    guidance = Text()
    guidance_document = Text()
    deadline_days = Number()
    deadline_unit = OneOf(kept.Finding.Days.values)
    due_on = Day(null=True)
    unit = Unit()
    remedied_on_site = YesNo()
    remedy = Text()
    withdrawn = YesNo()
    withdrawal_reason = Text()
    repeat_of = Text()
    deadline_reason = Text()
    by = Person(allow_null=True)
    at = Moment()
    ticket = Key(null=True)


class InspectionReport(Shape):
    """The remediation report that answers its notice; to the inspecting body only once it was released."""

    id = Key()
    state = OneOf(ReportState.values)


class InspectionMay(Shape):
    """What besides transitions this reader may do."""

    change = YesNo()
    team = YesNo()
    find = YesNo()


class Inspection(Shape):
    """An inspection's page. `outer`: to the inspected body before the notice: no team's work, no findings."""

    id = Key()
    version = Number()
    representation = OneOf(("inner", "outer"))
    code = Text()
    year = Number()
    kind = OneOf(Kind.values)
    title = Text()
    state = OneOf(InspectionState.values)
    body = Unit()
    inspected_body = Unit()
    unit = Unit()
    programme = Programme()
    starts_on = Day()
    ends_on = Day()
    basis = Text()
    decision_no = Text()
    decision_on = Day(null=True)
    notice_no = Text()
    notice_on = Day(null=True)
    notice_signer = Text()
    notice_signer_title = Text()
    notice_authority = Text()
    follow_up_unit = Unit(allow_null=True)
    follow_up_of = InspectionRow(allow_null=True)
    hidden = YesNo()
    opened_at = Moment(null=True)
    opened_said_at = Moment(null=True)
    team = Member(many=True)
    findings = InspectionFinding(many=True)
    counts = TicketCounts()
    report = InspectionReport(allow_null=True)
    waits = Text()
    may = InspectionMay()
    transitions = Transition(many=True)
    server_now = Moment()
    seq = Number()
