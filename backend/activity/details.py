"""What an event says besides its verb: which document was added, until when a later date was asked, which units take
part. An event keeps ids and values; here they become short facts in the reader's language."""

from collections.abc import Callable, Iterable

from backend.activity.comment_verbs import VERBS_OF_COMMENTS
from backend.activity.told import comments, inspections, meetings, orders, people, plans, signals, tasks, telling
from backend.activity.told.dates import counted, dated, days_set, near
from backend.activity.told.telling import Detail, Names, day_shown
from backend.activity.verbs import FILE_VERBS
from backend.words import say

NAMING = (".reminded", ".awaiting_listed", ".put_to_leader")  # verbs whose events name the people they are for
# Between a body and its giver these are said to both (access/readers.py); the rest stays inside.
BETWEEN = frozenset({
    "task.given", "task.recited", "task.period_opened", "task.dated", "task.event_came", "task.review_set", "task.hand_back_asked", "task.extension_asked", "task.extension_countered", "task.cancelled", "inspection.decided", "inspection.opened",
    "task.obstacle_raised", "task.obstacle_referred", "inspection.concluded", "ticket.rechecked", "ticket.opened", "ticket.plan_sent", "ticket.reported", "ticket.passed_up",
    "ticket.escalated", "ticket.climbed", "ticket.decided", "ticket.answered",
    "ticket.extension_asked", "ticket.extension_countered", "report.released", "inspection.drafts_sent", "reply.asked",
    "reply.drafts_received", "reply.released", *VERBS_OF_COMMENTS,
})  # fmt: skip


def details(verb: str, detail: Detail, names: Names) -> list[str]:
    """Short facts of an event; none for verbs that say it all, or for events older than what they could say."""
    found = _TOLD.get(verb)
    facts = [fact for fact in found(detail, names) if fact] if found and detail else []
    if detail and "undoes" in detail:
        facts.append(say("hoàn tác trong vài giây, chưa ai được báo", "undone within seconds, before anybody was told"))
    return [*facts, *(_on_paper(detail["on_paper"], names) if detail and "on_paper" in detail else ())]


def decided_on_paper(detail: Detail) -> Iterable[int]:
    """The leader whose decision on paper an event records, who is told of it."""
    return [detail["on_paper"]["leader"]] if "on_paper" in detail else []


def _on_paper(paper: Detail, names: Names) -> list[str]:
    """Whose decision it is; whoever acted only wrote it down."""
    return [
        say("ghi theo văn bản: {name} quyết định", "recorded from paper: decided by {name}", name=names.person(paper["leader"])),
        say("{source} ngày {day}", "{source} of {day}", source=paper["source"], day=day_shown(paper["on"])) if paper["source"] else day_shown(paper["on"]),
    ]  # fmt: skip


def units_in(verb: str, detail: Detail) -> Iterable[int]:
    """The units an event names, so that a page of events reads their names at once."""
    if verb in VERBS_OF_COMMENTS:
        return list(detail.get("units", ()))
    if verb == "task.partnered":
        return (unit for unit, _ in detail.get("partners", ()))
    return [detail["unit"]] if verb in {"task.obstacle_raised", "task.obstacle_referred"} and "unit" in detail else []


def people_in(verb: str, detail: Detail) -> Iterable[int]:
    """The people an event names besides who acted; likewise. A task is told to the leader in whose name it was entered."""
    if verb in VERBS_OF_COMMENTS:
        return list(detail.get("mentioned", ()))
    if verb.startswith("absence."):
        return [person for person in (detail.get("user"), detail.get("stand_in")) if person]
    if verb == "person.code_issued":
        return list(detail.get("reset", ()))
    if verb in {"task.given", "order.given"}:
        return [detail["entered_for"]] if detail.get("entered_for") else []
    if verb.startswith("meeting."):
        return [detail["decided_by"]] if detail.get("decided_by") else []
    if "on_paper" in detail:
        return decided_on_paper(detail)
    return detail.get("people", ()) if verb.endswith(NAMING) else ()


_TOLD: dict[str, Callable[[Detail, Names], list[str]]] = {
    "body.calendar_set": days_set,
    "person.joined": people.people_joined,
    "programme.areas_set": plans.areas_set,
    "plan.figure_reported": plans.figure,
    "plan.line_linked": plans.linked,
    "plan.line_unlinked": plans.linked,
    "person.code_issued": people.given_codes,
    **dict.fromkeys(FILE_VERBS, telling.file_named),
    "absence.recorded": people.away,
    "absence.ended": people.away,
    "absence.proposed": people.proposed,
    "task.put_to_leader": tasks.put_to_leader,
    "task.given": tasks.given,
    "task.recited": telling.cited,
    "order.given": lambda detail, names: [
        *orders.units_given({"units": detail.get("units")}, names),
        *tasks.given(detail, names),
    ],
    "order.units_added": orders.units_given,
    "order.amended": orders.amended_order,
    "order.date_moved": orders.of_units,
    "order.reminded": orders.of_units,
    "order.disowned": orders.of_units,
    "task.period_opened": dated,
    "task.dated": dated,
    "task.event_came": dated,
    "task.review_set": dated,
    "task.due_near": near,
    "ticket.due_near": near,
    "unit.awaiting_listed": counted,
    "document.replaced": orders.replaced,
    "document.file_added": telling.file_named,
    "document.split": orders.split,
    "task.joined": tasks.joined,
    "task.amended": tasks.restated,
    "task.adopted": tasks.restated,
    "task.corrected": tasks.restated,
    "plan.correction_proposed": plans.put_right,
    "plan.corrected": plans.put_right,
    "plan.correction_followed": plans.put_right,
    "plan.correction_declined": plans.put_right,
    "plan.superseded": telling.cancelled,
    "plan.reimported": plans.lines_counted,
    "plan.lines_edited": plans.lines_counted,
    "plan.target_edited": plans.target,
    "task.evidenced": tasks.evidenced,
    "task.reported": tasks.reported,
    "task.obstacle_raised": tasks.stuck,
    "task.obstacle_referred": tasks.stuck,
    "task.obstacle_cleared": tasks.reported,
    "task.submitted": tasks.submitted,
    "task.partnered": tasks.partnered,
    "task.extension_asked": tasks.asked,
    "task.extension_countered": tasks.countered,
    "task.hand_back_asked": tasks.handed_back,
    "task.cancelled": telling.cancelled,
    "task.merged": tasks.merged,
    "task.reminded": telling.reminded,
    "inspection.decided": inspections.numbered,
    "inspection.opened": inspections.announced,
    "inspection.concluded": inspections.numbered,
    "inspection.finding_logged": inspections.logged,
    "inspection.finding_changed": inspections.coded,
    "inspection.finding_withdrawn": inspections.coded,
    "inspection_plan.issued": inspections.numbered,
    "inspection_plan.line_added": inspections.of_plan,
    "inspection_plan.line_changed": inspections.of_plan,
    "inspection_plan.line_dropped": inspections.of_plan,
    "inspection_plan.visit_made": inspections.of_plan,
    "inspection_plan.drawn": inspections.drawn,
    "draw.held": inspections.drawn,
    "inspection.repeat_confirmed": inspections.repeated,
    "inspection.repeat_dismissed": inspections.repeated,
    "inspection.checklists_set": inspections.titled,
    "inspection.answered": inspections.worded,
    "inspection.answer_chosen": inspections.worded,
    "inspection.photographed": inspections.worded,
    "inspection.minutes_signed": inspections.signed,
    "inspection.minutes_supplemented": inspections.signed,
    "body.checklist_drafted": inspections.listed,
    "body.checklist_issued": inspections.listed,
    "body.checklist_retired": inspections.listed,
    "body.checklist_restored": inspections.listed,
    "signal.raised": signals.hinted,
    "signal.answered": signals.hinted,
    "signal.put_to_leader": signals.put_to_leader,
    "signal.settled": signals.hinted,
    "ticket.opened": inspections.opened,
    "ticket.rechecked": inspections.rechecked,
    "ticket.plan_sent": inspections.planned,
    "ticket.reported": inspections.row_sent,
    "ticket.passed_up": inspections.proposed,
    "ticket.escalated": inspections.came_before,
    "ticket.climbed": inspections.came_before,
    "ticket.decided": inspections.decided,
    "ticket.answered": inspections.decided,
    **{f"ticket.action_{what}": inspections.did for what in ("added", "changed", "done", "undone", "removed")},
    "inspection.findings_grouped": inspections.did,
    "ticket.recurred": inspections.coded,
    "ticket.reminded": telling.reminded,
    "ticket.extension_asked": tasks.asked,
    "ticket.extension_countered": tasks.countered,
    "report.row_saved": inspections.coded,
    "report.evidenced": inspections.proven,
    "report.released": inspections.numbered,
    "inspection.drafts_sent": inspections.asked_by,
    "reply.asked": inspections.asked_by,
    "reply.drafts_received": inspections.asked_by,
    "reply.due_soon": inspections.due_by,
    "reply.row_saved": inspections.coded,
    "reply.evidenced": inspections.proven,
    "reply.released": inspections.numbered,
    **{f"meeting.{what}": meetings.remarked for what in ("noted", "decided", "mended")},
    "unit.reminded": telling.reminded,
    **dict.fromkeys(VERBS_OF_COMMENTS, comments.said),
}
