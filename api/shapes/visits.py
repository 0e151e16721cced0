"""What is written down on a visit: answers, photos, minutes; and the pack a device takes along."""

from rest_framework import serializers

from api.shapes.checklists import ChecklistItem
from api.shapes.files import StoredFile
from api.shapes.inspections import InspectionFinding, Member
from api.shapes.names import Person, Unit
from api.shapes.programmes import ProgrammeAreas
from api.shapes.shape import Day, Key, ListOf, Moment, Number, OneOf, Shape, Text, YesNo
from backend.inspections.models import Finding, InspectionState, Kind, Severity, TeamMember, TicketState

SETTLED = ("AGREED", "CONFLICT")


class VisitChecklist(Shape):
    """An issued version that the visit takes along; `id` is the version's."""

    id = Key()
    checklist = Key()
    number = Number()
    title = Text()
    items = ChecklistItem(many=True)


class AnswerValue(Shape):
    """Figures by key, the key chosen, or words: whichever the item asks for; the others empty."""

    figures = serializers.DictField(child=serializers.FloatField())
    choice = Text()
    text = Text()


class SiteAnswer(Shape):
    """What one member says of an item. `version`: If-Match of its author's next saving, as in `"v3"`. `failed`: it makes
    a finding; `findings`: those that were made of it. `after_minutes`: saved after the minutes were signed."""

    id = Key()
    item = Key()
    version = Number()
    author = Person()
    value = AnswerValue()
    note = Text()
    failed = YesNo()
    at = Moment()
    saved_at = Moment()
    after_minutes = YesNo()
    findings = ListOf(Key())


class ItemAnswers(Shape):
    """All answers to an item, and whether they say the same or one was chosen. `result`: the answer that counts; null
    while they contradict each other. `chosen_by`: who chose it, null where none was chosen."""

    item = Key()
    state = OneOf(SETTLED)
    result = Key(null=True)
    chosen_by = Person(allow_null=True)
    answers = SiteAnswer(many=True)


class SitePhoto(Shape):
    """A photograph of what an item, a finding or a signed page of the minutes shows."""

    id = Key()
    item = Key(null=True)
    finding = Key(null=True)
    minutes = Key(null=True)
    page = Number(null=True)
    taken_at = Moment()
    caption = Text()
    by = Person(allow_null=True)
    file = StoredFile()


class UnitsPerson(Shape):
    """Somebody of the inspected unit. `stand_in`: who stands for a head that is absent."""

    name = Text()
    title = Text()
    present = YesNo()
    reason = Text()
    stand_in = Text()


class TeamPerson(Shape):
    """Somebody of the team, as the minutes name them."""

    name = Text()
    title = Text()
    role = OneOf(TeamMember.Role.values)


class MinutesFigure(Shape):
    """A figure as it is printed."""

    label = Text()
    value = Text()


class MinutesFact(Shape):
    """What was found of one content."""

    title = Text()
    text = Text()
    figures = MinutesFigure(many=True)


class Shortcoming(Shape):
    """What was found lacking; `article`: the provision, `degree`: how grave. `finding`: the finding it tells of."""

    finding = Key(null=True)
    text = Text()
    area = Text()
    article = Text()
    degree = Text()


class RemediedOnSpot(Shape):
    """What was put right during the visit."""

    finding = Key(null=True)
    text = Text()
    remedy = Text()


class AskedOfUnit(Shape):
    """What the unit is asked to do."""

    text = Text()
    days = Number(null=True)
    days_unit = OneOf(Finding.Days.values)


class SigningRefusal(Shape):
    """The unit would not sign: why, and who saw it."""

    reason = Text()
    witness = Text()
    witness_title = Text()


class MinutesContent(Shape):
    """Every part of the minutes (product.md §22). `supplement`: of supplementary ones, what they put right."""

    place = Text()
    started_at = Moment(null=True)
    ended_at = Moment(null=True)
    basis = Text()
    team = TeamPerson(many=True)
    people = UnitsPerson(many=True)
    contents = ListOf(Text())
    period = Text()
    documents = ListOf(Text())
    facts = MinutesFact(many=True)
    good = Text()
    shortcomings = Shortcoming(many=True)
    remedied = RemediedOnSpot(many=True)
    requests = AskedOfUnit(many=True)
    opinion = Text()
    refusal = SigningRefusal(allow_null=True)
    copies = Number()
    pages = Number(null=True)
    read_back = YesNo()
    writer = Text()
    supplement = Text()


class Minutes(Shape):
    """The minutes. `number` 0 is the main one. `version`: If-Match of a draft's saving, as in `"v3"`. `on_paper`: written
    without us, `content` is empty. `pages_later`: signed on paper, and no page was photographed yet that can be opened."""

    id = Key()
    number = Number()
    version = Number()
    content = MinutesContent()
    on_paper = YesNo()
    by = Person(allow_null=True)
    at = Moment()
    signed_at = Moment(null=True)
    signed_by = Person(allow_null=True)
    pages_later = YesNo()
    pages = SitePhoto(many=True)


class VisitMay(Shape):
    """What this reader may do about what is written down on the visit."""

    checklists = YesNo()
    answer = YesNo()
    choose = YesNo()
    minutes = YesNo()
    sign = YesNo()
    pack = YesNo()


class Visit(Shape):
    """What was written down on the visit. To the inspected body: signed minutes, and with the conclusion the photos of
    findings. `minutes_id`: of the draft in hand, or of the one to be written next, the same on every device."""

    id = Key()
    version = Number()
    checklists = VisitChecklist(many=True)
    items = ItemAnswers(many=True)
    photos = SitePhoto(many=True)
    minutes = Minutes(many=True)
    minutes_id = Key(null=True)
    may = VisitMay()
    server_now = Moment()
    seq = Number()


class PackFinding(InspectionFinding):
    """A finding, with the answer it came from."""

    answer = Key(null=True)


class EarlierFinding(Shape):
    """Found in this body before. `state`: of its ticket; null for what was remedied on site."""

    code = Text()
    inspection = Key()
    concluded_on = Day(null=True)
    area = Text()
    text = Text()
    severity = OneOf(Severity.values)
    unit = Unit()
    state = OneOf(TicketState.values, null=True)
    open = YesNo()
    due_on = Day(null=True)


class PackSeverity(Shape):
    """A severity with the days its remedy takes."""

    key = OneOf(Severity.values)
    name = Text()
    days = Number()


class PackInspection(Shape):
    """The facts of the inspection that are printed, and the code of its programme."""

    id = Key()
    version = Number()
    code = Text()
    year = Number()
    kind = OneOf(Kind.values)
    title = Text()
    state = OneOf(InspectionState.values)
    body = Unit()
    inspected_body = Unit()
    unit = Unit()
    starts_on = Day()
    ends_on = Day()
    basis = Text()
    decision_no = Text()
    decision_on = Day(null=True)
    opened_at = Moment(null=True)
    opened_said_at = Moment(null=True)
    hidden = YesNo()
    programme = Text()


class Pack(Shape):
    """Everything a device takes along, as of `as_of`. `visit`: as its page shows it; `units`: of the inspected body."""

    as_of = Moment()
    me = Person()
    inspection = PackInspection()
    team = Member(many=True)
    visit = Visit()
    findings = PackFinding(many=True)
    earlier = EarlierFinding(many=True)
    units = Unit(many=True)
    severities = PackSeverity(many=True)
    programmes = ProgrammeAreas(many=True)
    may_find = YesNo()
