"""Setting up a body: the start page and its steps."""

from api.shapes.clarity import ClearChoice
from api.shapes.imports import AreaTitle
from api.shapes.names import Person, Unit
from api.shapes.problem import ProblemField
from api.shapes.shape import Day, Key, ListOf, Moment, Number, OneOf, Shape, Text, YesNo
from backend.accounts.models import Post
from backend.organisations.models import FilesAsked, ShareRule
from backend.plans.models import Partner, Rhythm
from notifications.models import Mailbox
from workflows.models import Preset


class BodyOffer(Unit):
    """A body to choose. `opened`: somebody works there already."""

    opened = YesNo()


class Bodies(Shape):
    """Bodies to choose from: those at the top, or those right below one."""

    items = BodyOffer(many=True)


class StartPlan(Shape):
    """The newest issued plan: its tasks, and how many have nobody."""

    id = Key()
    title = Text()
    tasks = Number()
    unnamed = Number()


class StartSteps(Shape):
    """How far a body is. `waiting`: people who have not set a password yet; `keeps_plans`: the reader records plans."""

    units = Number()
    people = Number()
    waiting = Number()
    standing_office = Unit(allow_null=True)
    leaders = Number()
    plan = StartPlan(allow_null=True)
    keeps_plans = YesNo()


class Start(Shape):
    """What the reader may open and administers; `steps` of `body`, the one asked for or the first of `bodies`."""

    may_open = YesNo()
    bodies = Unit(many=True)
    body = Unit(allow_null=True)
    steps = StartSteps(allow_null=True)


class UnitKind(Shape):
    """A kind of unit."""

    code = Text()
    name = Text()


class SetUnit(Shape):
    """A unit of a body. `saved`: there already, else only in the template; `people`: who hold a post in it."""

    code = Text()
    name = Text()
    short_name = Text()
    kind = Text()
    is_group = YesNo()
    saved = YesNo()
    people = Number()


class SetUnits(Shape):
    """The units of a body and those of its template; `kinds` for new ones."""

    items = SetUnit(many=True)
    kinds = UnitKind(many=True)


class HeldPost(Shape):
    """A post as the office says it; `valid_to`: its last day, where that is known."""

    id = Number()
    unit = Unit()
    post = OneOf(Post.values)
    title = Text()
    valid_to = Day(null=True)


class BodyPerson(Shape):
    """Somebody who works in the body. `code_until`: their one-use code is good until then; `no_code`: why the reader
    gives them none. `mail_fault`: why the last mail to them did not leave."""

    id = Number()
    username = Text()
    full_name = Text()
    phone = Text()
    password_set = YesNo()
    code_until = Moment(null=True)
    mail_fault = OneOf(Mailbox.Fault.values, null=True)
    no_code = Text(null=True)
    posts = HeldPost(many=True)


class PostName(Shape):
    """A post in words."""

    post = OneOf(Post.values)
    name = Text()


class BodyPeople(Shape):
    """Everybody of a body, and the posts there are."""

    items = BodyPerson(many=True)
    posts = PostName(many=True)


class PastedRow(Shape):
    """A line as understood; `unit` is a code, empty when none was found; `exists`: has this post already."""

    line = Number()
    full_name = Text()
    title = Text()
    unit = Text()
    unit_printed = Text()
    phone = Text()
    username = Text()
    post = OneOf(Post.values)
    exists = YesNo()
    notes = ListOf(Text())
    problems = ProblemField(many=True)


class PastedPeople(Shape):
    """A pasted list; `ignored`: headings of columns that nothing is taken from."""

    rows = PastedRow(many=True)
    ignored = ListOf(Text())


class Slip(Shape):
    """What is printed for one person."""

    id = Number()
    full_name = Text()
    title = Text()
    unit = Text()
    username = Text()
    code = Text()
    until = Moment()


class Slips(Shape):
    """Slips in the order of units."""

    items = Slip(many=True)


class ChargeOf(Shape):
    """A leader (id) has the affairs of an area or of a unit (id)."""

    leader = Number()
    area = Text(null=True)
    unit = Number(null=True)


class PresetClass(Shape):
    """The steps asked of a class of tasks, or of plans; none: who reports is done."""

    name = Text()
    steps = ListOf(Text())


class PresetOffer(Shape):
    """A depth of approval."""

    preset = OneOf(Preset.values)
    name = Text()
    classes = PresetClass(many=True)


class KindChoice(Shape):
    """A kind of unit that the body has, how many are of it, and whether they count among those it inspects."""

    kind = Text()
    name = Text()
    units = Number()
    inspected = YesNo()


class BodyChoices(Shape):
    """What a body chose, and what there is to choose from. `if_match`: to be sent with new choices; `cut_off`: day and month
    by which a year's figures are counted, `14/12`; `target_tolerance`: per cent of its way that a target may stay behind;
    `silent_days`: working days after which a stand-in is proposed for a silent leader; `inspection_share`: per cent of its units
    that are to be visited a year; `repeat_years` and `repeat_likeness`: how far back, and from how many per cent of alike words
    on, a finding is proposed as found before; `recheck_share`: per cent of closed tickets that are drawn to be looked at
    again; `share_rule`: of which findings the share handled is;
    `files_asked`: of which tasks a document named wants its file too; `return_reasons`: the body's own, offered when returning, instead
    of `usual_reasons`; `trusted_days`: that a trusted device stays signed in; `reminder_days`: working days before a due date on
    which who does it is reminded; `warn_days`: from when it counts as near; `review_days`: to the review of what has no date;
    `reopen_days`: within which it is reopened or a decision taken back; `extension_limit`: how often a date may be moved;
    `kinds`: none where it inspects the bodies below; `asks_acceptance`: who is given a task accepts it first; `opinion_days`:
    working days; `partner_mode`: of partners that a plan's lines name; `usual_rhythm`: of "Thường xuyên"; `language`: of people
    who are new; `log_months`, `notice_months`: how long these are kept."""

    if_match = Text()
    standing_office = Unit(allow_null=True)
    preset = OneOf(Preset.values)
    key_preset = OneOf(Preset.values)
    cut_off = Text()
    target_tolerance = Number()
    silent_days = Number()
    inspection_share = Number()
    repeat_years = Number()
    repeat_likeness = Number()
    recheck_share = Number()
    share_rule = OneOf(ShareRule.values)
    files_asked = OneOf(FilesAsked.values)
    return_reasons = ListOf(Text())
    usual_reasons = ListOf(Text())
    trusted_days = Number()
    reminder_days = ListOf(Number())
    asks_acceptance = YesNo()
    warn_days = Number()
    review_days = Number()
    reopen_days = Number()
    extension_limit = Number()
    kinds = KindChoice(many=True)
    opinion_days = Number()
    partner_mode = OneOf((Partner.Mode.COORDINATES, Partner.Mode.GIVES_OPINION))
    usual_rhythm = OneOf(Rhythm.values)
    language = OneOf(("vi", "en"))
    log_months = Number()
    notice_months = Number()
    charges = ChargeOf(many=True)
    units = Unit(many=True)
    areas = AreaTitle(many=True)
    leaders = Person(many=True)
    clears = ClearChoice(many=True)
    presets = PresetOffer(many=True)
