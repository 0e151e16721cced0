"""What of an inspection's findings looks like something found before, and what the team said to it."""

from api.shapes.names import Person
from api.shapes.shape import Day, Key, ListOf, Moment, Number, OneOf, Shape, Text, YesNo
from backend.inspections.models import RepeatDecision, Severity


class LikelyRepeat(Shape):
    """An earlier finding. `likeness`: per cent of alike words; `reasons`: why it is proposed, in words; `ended`: what came
    of it; `ticket`: the id of what it opened."""

    earlier = Key()
    code = Text()
    text = Text()
    severity = OneOf(Severity.values)
    likeness = Number()
    reasons = ListOf(Text())
    ended = Text()
    found_on = Day()
    inspection = Key()
    inspection_code = Text()
    ticket = Key(null=True)


class LikelyRepeats(Shape):
    """What a finding that is being written looks like."""

    items = LikelyRepeat(many=True)


class RepeatDecided(Shape):
    """What was said to a proposal. `reason`: why it is none, or why it weighs no more than before."""

    earlier = Key()
    code = Text()
    text = Text()
    inspection = Key()
    outcome = OneOf(RepeatDecision.Outcome.values)
    reason = Text()
    likeness = Number()
    by = Person(allow_null=True)
    at = Moment()
    severity_before = OneOf(Severity.values)
    severity_after = OneOf(Severity.values)


class FindingRepeats(Shape):
    """Of one finding. `version`: If-Match of the answer, as in `"v3"`; `raised`: the severity it gets once confirmed."""

    finding = Key()
    version = Number()
    code = Text()
    text = Text()
    severity = OneOf(Severity.values)
    raised = OneOf(Severity.values)
    proposed = LikelyRepeat(many=True)
    answered = RepeatDecided(many=True)


class Repeats(Shape):
    """Of the findings that have any. `years`: how far back is looked; `may`: the reader may answer."""

    may = YesNo()
    years = Number()
    items = FindingRepeats(many=True)
