"""Setting up a body: the start page and its steps."""

from api.shapes.names import Unit
from api.shapes.shape import Key, Number, Shape, Text, YesNo


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
