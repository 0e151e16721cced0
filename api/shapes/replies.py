"""Before and after a visit: the outline and the self-report that answers it, the draft findings and the unit's opinion."""

from api.shapes.names import Person, Unit
from api.shapes.shape import Day, Key, ListOf, Moment, Number, OneOf, Shape, Text, YesNo
from api.shapes.tickets import RowProof, TicketInspection
from api.shapes.transitions import Transition
from backend.inspections import models as kept
from backend.inspections.models import ReplyKind, ReplyState, Severity
from backend.plans.models.work import LaterDate


class VisitOutline(Shape):
    """What the unit is asked to report on. `documents`: to be laid ready."""

    lines = ListOf(Text())
    documents = Text()
    period_from = Day(null=True)
    period_to = Day(null=True)
    due_on = Day()


class OutlineOfArea(Shape):
    """Lines usually asked about an area."""

    area = Text()
    lines = ListOf(Text())


class ReplyDraft(Shape):
    """A finding as it was sent to the unit, beside its text."""

    code = Text()
    area = Text()
    severity = OneOf(Severity.values)
    legal_basis = Text()
    requirement = Text()
    guidance = Text()
    guidance_document = Text()
    deadline_days = Number()
    deadline_unit = OneOf(kept.Finding.Days.values)
    unit = Unit()
    remedied_on_site = YesNo()
    remedy = Text()


class ReplyRow(Shape):
    """A line of the outline, or a draft finding, and what is said of it; to the inspecting body what was released alone.
    `version`: If-Match of saving it, as in `"v3"`. `now`: what became of the finding since it was sent; null where that is not
    told yet. `silent`: its time has passed without a word, which counts as agreement. `of_earlier`: the stance is about the draft as
    it was sent before. `blocked`: why it cannot go out yet."""

    id = Key()
    version = Number()
    asked = Text()
    finding = Key(null=True)
    draft = ReplyDraft(allow_null=True)
    now = OneOf(("SAME", "CHANGED", "WITHDRAWN"), null=True)
    text = Text()
    stance = OneOf(kept.ReplyRow.Stance.values, null=True)
    cause_type = OneOf(LaterDate.Cause.values, null=True)
    cause = Text()
    plan = Text()
    plan_on = Day(null=True)
    silent = YesNo()
    of_earlier = YesNo()
    proofs = RowProof(many=True)
    by = Person(allow_null=True)
    at = Moment(null=True)
    blocked = Text(null=True)


class ReplyRound(Shape):
    """A release, and why the team asked for more after it. `texts`: what its rows said, in their order."""

    round = Number()
    number = Text()
    date = Day()
    released_by = Person()
    released_at = Moment()
    returned_reason = Text()
    returned_by = Person(allow_null=True)
    returned_at = Moment(null=True)
    texts = ListOf(Text())


class Reply(Shape):
    """A self-report or an opinion of drafts. `outer`: to the inspecting body, what was released. `standing`: whether it came
    in time; `days`: calendar days it is or was late."""

    id = Key()
    version = Number()
    representation = OneOf(("inner", "outer"))
    kind = OneOf(ReplyKind.values)
    title = Text()
    state = OneOf(ReplyState.values)
    standing = OneOf(("AWAITED", "LATE", "CAME", "CAME_LATE", "NOT_AGAIN", "NEVER_CAME"))
    days = Number()
    round = Number()
    body = Unit()
    inspecting_body = Unit()
    inspection = TicketInspection()
    unit = Unit()
    officer = Person(allow_null=True)
    due_on = Day()
    number = Text()
    date = Day(null=True)
    presented_by = Person(allow_null=True)
    presented_at = Moment(null=True)
    return_reason = Text()
    outline = VisitOutline(allow_null=True)
    rows = ReplyRow(many=True)
    rounds = ReplyRound(many=True)
    may_write = YesNo()
    waits = Text()
    transitions = Transition(many=True)
    server_now = Moment()
    seq = Number()


class InspectionReplies(Shape):
    """What the two sides say to each other before and after the visit. `version`: If-Match of writing the outline.
    `templates`: lines to begin an outline from, for whoever may write it. `who`: whose turn it is, `next` what they do;
    empty once it is over."""

    version = Number()
    who = Text()
    next = Text()
    outline = VisitOutline(allow_null=True)
    may_outline = YesNo()
    templates = OutlineOfArea(many=True)
    self_report = Reply(allow_null=True)
    opinion = Reply(allow_null=True)


class OpinionOfTicket(Shape):
    """What the unit said of the finding behind a ticket while it was a draft: by which document, or that it was silent."""

    row = ReplyRow()
    number = Text()
    date = Day(null=True)
    reply = Key()


class TicketOpinion(Shape):
    """`opinion`: null where the unit was not asked."""

    opinion = OpinionOfTicket(allow_null=True)
