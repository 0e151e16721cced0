"""What a reader may do with a record, and what each act asks."""

from api.shapes.shape import Anything, ListOf, Number, OneOf, Shape, Text, YesNo

NEED_KINDS = ("text", "line", "date", "person", "unit", "document", "task", "file", "choice", "choices", "bool")


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
