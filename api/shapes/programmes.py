"""Programmes and their areas, as they are kept and as every page names them."""

from api.shapes.shape import ListOf, Shape, Text, YesNo


class AreaNames(Shape):
    """An area with its names; `retired`: nothing new is said of it."""

    code = Text()
    vi = Text()
    en = Text()
    retired = YesNo()


class ProgrammeAreas(Shape):
    """A programme with its areas, in the order plans print them."""

    code = Text()
    name = Text()
    areas = AreaNames(many=True)


class KeptArea(AreaNames):
    """`words`: by which a file may name it besides its name; `title`: as the reader calls it. `en` is empty where nobody said it."""

    title = Text()
    words = ListOf(Text())


class KeptProgramme(Shape):
    """A programme to be kept."""

    if_match = Text()
    code = Text()
    name = Text()
    areas = KeptArea(many=True)


class Programmes(Shape):
    """All of them; `may_change`: the reader keeps them."""

    may_change = YesNo()
    items = KeptProgramme(many=True)
