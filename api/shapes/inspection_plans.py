"""Yearly inspection plans: the list, the page with its lines and its share, and draws by lot."""

from api.shapes.names import Person, Unit
from api.shapes.plan_versions import Programme
from api.shapes.shape import Day, Key, ListOf, Moment, Number, OneOf, Shape, Text, YesNo
from api.shapes.transitions import Transition
from backend.inspections.models import Draw as KeptDraw
from backend.inspections.models import InspectionPlanState, InspectionState
from backend.inspections.models.year_plan import NAMED_KINDS


class Share(Shape):
    """Of the units a body may visit. `named` in lines; `by_lot` to be drawn; `planned` both; `visited`: opened on site this
    year. Percentages with two decimals, as `35.29`; `least`: the share the body set."""

    total = Number()
    named = Number()
    by_lot = Number()
    planned = Number()
    planned_percent = Text()
    visited = Number()
    visited_percent = Text()
    least = Number()
    enough = YesNo()


class InspectionPlanRow(Shape):
    """A yearly plan in the list; of another body without its share."""

    id = Key()
    year = Number()
    title = Text()
    state = OneOf(InspectionPlanState.values)
    number = Text()
    issued_on = Day(null=True)
    body = Unit()
    programme = Programme()
    share = Share(allow_null=True)


class MadeFor(Shape):
    """A year and a programme (its code)."""

    year = Number()
    code = Text()


class InspectionPlans(Shape):
    """The yearly plans a reader may see, latest year first. `made_for`: for what the own body has one, seen or not."""

    as_of = Moment()
    items = InspectionPlanRow(many=True)
    may_make = YesNo()
    made_for = MadeFor(many=True)


class MadeVisit(Shape):
    """The inspection made from a line, or from a unit drawn."""

    id = Key()
    code = Text()
    state = OneOf(InspectionState.values)


class InspectionPlanLine(Shape):
    """A unit to be visited. `times`: how often it is visited in the year, this line with it. `added_reason`,
    `dropped_reason`: of a change after the issue. `again_reason`: why it is visited again."""

    id = Key()
    unit = Unit()
    kind = OneOf(NAMED_KINDS)
    content = Text()
    month = Number(null=True)
    starts_on = Day(null=True)
    ends_on = Day(null=True)
    lead = Person(allow_null=True)
    times = Number()
    again_reason = Text()
    added_reason = Text()
    dropped_at = Moment(null=True)
    dropped_reason = Text()
    inspection = MadeVisit(allow_null=True)


class PoolUnit(Shape):
    """What may be drawn; `id` as text, as it is hashed."""

    id = Text()
    code = Text()
    name = Text()


class LeftOutUnit(Shape):
    """What was left out of the pool, and why."""

    id = Text()
    code = Text()
    name = Text()
    reason = Text()


class DrawnUnit(Shape):
    """One of the result. `lot`: SHA-256 of `seed|id`. `inspection`: what was made of it, to whoever may read that."""

    id = Text()
    code = Text()
    name = Text()
    lot = Text()
    inspection = MadeVisit(allow_null=True)


class Draw(Shape):
    """A draw by lot with all one needs to recompute it. `tells`: whether seed and result are told to this reader; where
    not, `seed` is '' and `result` empty. `replaced`: it was held again since. Digests are SHA-256 in hex."""

    id = Key()
    purpose = OneOf(KeptDraw.Purpose.values)
    at = Moment()
    by = Person()
    count = Number()
    pool = PoolUnit(many=True)
    excluded = LeftOutUnit(many=True)
    pool_digest = Text()
    seed_digest = Text()
    tells = YesNo()
    seed = Text()
    result = DrawnUnit(many=True)
    again_of = Key(null=True)
    reason = Text()
    replaced = YesNo()


class InspectionPlanMay(Shape):
    """What besides transitions this reader may do. `visit`: make inspections from lines and draws."""

    prepare = YesNo()
    draw = YesNo()
    visit = YesNo()


class InspectionPlan(Shape):
    """A yearly plan's page. `amended`: how often it was changed after its issue. `warnings`: sentences on what is too little
    or too often. Draws are told inside the body alone."""

    id = Key()
    version = Number()
    body = Unit()
    programme = Programme()
    year = Number()
    title = Text()
    state = OneOf(InspectionPlanState.values)
    number = Text()
    issued_on = Day(null=True)
    signer = Text()
    surprise_visits = Number()
    amended = Number()
    share = Share()
    lines = InspectionPlanLine(many=True)
    draws = Draw(many=True)
    warnings = ListOf(Text())
    may = InspectionPlanMay()
    transitions = Transition(many=True)
    server_now = Moment()
    seq = Number()


class PoolCandidate(Shape):
    """A unit that may be drawn. `usual_reason`: why it is usually left out; '' when it is not."""

    unit = Unit()
    usual_reason = Text()


class Pool(Shape):
    """What a draw of the plan would be held from today."""

    items = PoolCandidate(many=True)


class PlanName(Shape):
    """A yearly plan by its number."""

    id = Key()
    year = Number()
    title = Text()
    number = Text()


class InspectionOrigin(Shape):
    """Whence an inspection is: a line of a yearly plan, a draw by lot, or neither."""

    plan = PlanName(allow_null=True)
    drawn_at = Moment(null=True)
