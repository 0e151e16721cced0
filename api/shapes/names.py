"""Units, people and tasks as every answer refers to them."""

from api.shapes.shape import Key, ListOf, Number, Shape, Text, YesNo


class Unit(Shape):
    """A unit. `code` is the official one; a unit is never identified by its name."""

    id = Number()
    code = Text()
    name = Text()
    short_name = Text()


class Person(Shape):
    """A person, without e-mail or telephone. `title` and `unit` of the first post; null where a list leaves them out.
    In an event, id 0 stands for a body whose people are not named to this reader."""

    id = Number()
    full_name = Text()
    title = Text(null=True)
    unit = Unit(allow_null=True)


class TaskName(Shape):
    """A task, by its title."""

    id = Key()
    title = Text()


class Units(Shape):
    """Units to choose from."""

    items = Unit(many=True)


class People(Shape):
    """People to choose from."""

    items = Person(many=True)


class DirectoryUnit(Shape):
    """A unit or group with who heads it and how many people it has. `learnt`: of the aliases those that the reader may take back.
    `predecessors`: what it took the place of; `may_change`: the reader says so."""

    unit = Unit()
    kind = Text()
    is_body = YesNo()
    is_group = YesNo()
    aliases = ListOf(Text())
    learnt = ListOf(Text())
    predecessors = Unit(many=True)
    may_change = YesNo()
    members = Unit(many=True)
    head = Person(allow_null=True)
    people = Number()


class LeaderOf(Shape):
    """A leader with the affairs of an area or of a unit."""

    leader = Person()
    area = Text(null=True)
    unit = Unit(allow_null=True)


class Directory(Shape):
    """The reader's bodies from inside."""

    units = DirectoryUnit(many=True)
    leaders = LeaderOf(many=True)
