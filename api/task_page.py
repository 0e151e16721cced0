"""The whole task as its page shows it: inner for the body that carries it out, outer for one above."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, Q

from api.areas import area_name
from api.names import Names
from api.proofs import file_ref, proof_ref
from api.reminders import reminder_ref
from api.task_periods import periods_of, why_due
from api.task_pieces import NOTHING, counted_of, pieces_of, uses_of
from backend import clock
from backend.access.rules import justify
from backend.access.scope import Reader, visible_to
from backend.activity.change import absent
from backend.activity.feed import last_visible_seq
from backend.activity.models import Event, Payload
from backend.errors import NotFound
from backend.plans.models import Document, Evidence, Obstacle, Order, Partner, PlanLine, Submission, Task, TaskState
from backend.plans.models.work import LaterDate
from backend.plans.promises import promised_before
from backend.plans.queries import bounds_for
from backend.plans.text import document_of
from backend.plans.timeliness import Bounds, dates_of, timeliness
from backend.plans.timeliness_words import why
from workflows.machine import available
from workflows.models import PaperDecision, Step, WorkItem
from workflows.task import picture
from workflows.task.entered import disown_until
from workflows.task.held import held, held_outside
from workflows.task.on_paper import contest_until
from workflows.task.pieces import asked_at
from workflows.task.reminding import would_remind
from workflows.task.turn import outer_turn, turn

STOPPING = {
    TaskState.ON_HOLD: ["task.held"],
    TaskState.CANCELLED: ["task.cancelled"],
    TaskState.VOIDED: ["task.voided", "task.merged", "task.disowned"],
}
ANSWERED_ABOVE = [PaperDecision.What.LATER_DATE, PaperDecision.What.HAND_BACK]
OPEN_TO_ADD = {TaskState.ASSIGNED, TaskState.IN_PROGRESS, TaskState.ON_HOLD}


def task_page(reader: Reader, task_id: uuid.UUID) -> dict[str, Any]:
    """The contract's `Task` for this reader. Raises NotFound alike for absent and unseen."""
    rows = visible_to(reader.user, Task.objects.filter(pk=task_id))
    # Not in one statement: the database plans a dozen joins for longer than it reads them, and most tasks have few of these.
    line = Prefetch("plan_line", PlanLine.objects.select_related("version__plan__current"))
    task = (
        rows.select_related("body__settings", "body__parent", "giver_body", "lead", "submission")
        .prefetch_related("source", "order", "parent__order", line)
        .first()
    )
    if task is None:
        raise NotFound(absent())
    names = Names(task.body_id, task.giver_body_id)
    if task.body_id in reader.keys:
        return _inner(reader, task, names)
    return _outer(reader, task, names)


def _facts(reader: Reader, task: Task, names: Names, within: Bounds) -> dict[str, Any]:
    dates = dates_of(task)
    found = timeliness(dates, within)
    return {
        "id": task.pk,
        "version": task.version,
        "title": task.title,
        "product": task.product,
        "area": task.area or None,
        "class": task.klass,
        "origin": task.origin,
        "state": task.state,
        "body": names.unit(task.body_id),
        "lead": names.unit(task.lead_id),
        "giver_body": names.unit(task.giver_body_id),
        "given_at": task.given_at,
        "line": _line(task),
        "order": _order(reader, task),
        "due": {
            "on": task.due_on, "first_on": task.first_due_on, "starts_on": task.starts_on, "kind": task.deadline_kind,
            "qualifier": task.deadline_qualifier or None, "printed": task.deadline_printed, "review_on": task.review_on,
            "why": why_due(task, within.calendar),
        },
        **periods_of(reader, task, within),
        "timeliness": {"class": found.klass, "days": found.days, "why": str(why(dates, within))},
        "server_now": clock.now(),
        "seq": last_visible_seq(reader.keys),
    }  # fmt: skip


def _inner(reader: Reader, task: Task, names: Names) -> dict[str, Any]:
    facts = picture.facts_of(task, reader.user, person=names.person, unit=names.unit)
    here = task.state in OPEN_TO_ADD and task.answered_by_id is None
    may_work = here and justify(reader.user, "report", task) is not None
    may_report = may_work and not task.rhythm and not facts.to_accept
    evidence = list(task.evidence.select_related("file", "submission"))
    sendings = _sendings(facts.submissions)
    used = uses_of(reader, task, evidence)
    reminded = sorted(would_remind(reader.user, task, lambda: facts.roster))
    within = bounds_for(task.body_id)
    return _facts(reader, task, names, within) | {
        "representation": "inner",
        "step": task.step or None,
        "officer": names.person(task.officer_id),
        "follow_up": names.person(task.follow_up_id),
        "given_by": names.person(task.given_by_id),
        "source": _source(reader, task),
        "also": _also(task),
        "said_at": task.said_at,
        "entered": entered_of(task, task.giver_body_id, names),
        **pieces_of(reader, task, names, within),
        "merged_into": _other(task.merged_into),
        "merged": [_other(one) for one in task.merged.order_by("id")],
        "on_paper": _on_paper(task, names, PaperDecision.What.values),
        "partners": [
            {"unit": names.unit(p.unit_id), "mode": p.mode, "part_product": p.part_product, "part_due_on": p.part_due_on}
            for p in task.partners.select_related("unit").order_by("unit__position", "id")
        ],
        "partner_mode": _usual_mode(task),
        "to_accept": facts.to_accept,
        "returned": task.returned,
        "extended": task.extended,
        "hand_back": _hand_back(task, names),
        "stopped": _stopped(task, names),
        "turn": turn(facts),
        "held": held(facts),
        "route": picture.route(facts),
        "will_decide": picture.will_decide(facts),
        "progress": [
            {"id": p.pk, "by": names.person(p.by_id), "recorded_for": names.unit(p.recorded_for_id), "basis": p.basis or None, "at": p.at, "text": p.text, "percent": p.percent,
             "standing": p.standing or None, "next_on": p.next_on}
            for p in task.progress.all()
        ],
        "evidence": [_evidence(e, names, sendings, used[e.pk]) for e in evidence],
        "counted": counted_of(task),
        "submissions": [_submission(s, names, sendings) for s in facts.submissions],
        "extensions": [extension_ref(e, names) for e in facts.extensions],
        "obstacles": [_obstacle(o, names) for o in facts.obstacles],
        "seen": [{"person": names.person(s.user_id), "at": s.at} for s in task.seen.order_by("at")],
        "may": {
            "report": may_report,
            "evidence": may_report,
            "partners": here and justify(reader.user, "partners", task) is not None,
            "remind": bool(reminded),
        },
        "would_remind": [person["full_name"] for one in reminded if (person := names.person(one))],
        "reminder": _reminder(reader, task, names, inside=True),
        "transitions": available(task, reader.user),
    }  # fmt: skip


def _outer(reader: Reader, task: Task, names: Names) -> dict[str, Any]:
    """For a body above: text, state and dates, and what was released to it. Whoever gave it may still stop it."""
    submission = task.submission
    given_here = task.giver_body_id in reader.keys
    laid_here = task.laid_above and _above(task) in reader.keys
    crossed = submission is not None and _crosses(reader, task)
    facts = picture.facts_of(task, reader.user, person=names.person, unit=names.unit)
    may_remind = bool(would_remind(reader.user, task))
    return _facts(reader, task, names, bounds_for(task.body_id)) | {
        "representation": "outer",
        "version": task.version if given_here else 0,
        "step": None,
        "officer": None,
        "follow_up": None,
        "given_by": names.person(task.given_by_id) if given_here else None,
        "source": _source(reader, task) if given_here else None,
        "also": [],
        "said_at": task.said_at if given_here else "",
        "entered": entered_of(task, task.giver_body_id, names) if given_here else None,
        "merged_into": _other(task.merged_into) if given_here else None,
        "merged": [_other(one) for one in task.merged.order_by("id")] if given_here else [],
        "on_paper": _on_paper(task, names, ANSWERED_ABOVE) if given_here else [],
        "partners": [],
        "partner_mode": Partner.Mode.COORDINATES,
        "to_accept": False,
        **NOTHING,
        "returned": 0,
        "extended": task.extended,
        "hand_back": _hand_back(task, names) if given_here else None,
        "stopped": _stopped(task, names) if given_here else None,
        "turn": outer_turn(facts, given_here=given_here, laid_here=laid_here),
        "held": held_outside(facts),
        "route": [],
        "will_decide": [],
        "progress": [],
        **(_crossed(submission, names) if crossed and submission else {"evidence": [], "submissions": []}),
        "extensions": [extension_ref(e, names) for e in facts.extensions] if given_here else [],
        "obstacles": [
            _obstacle(o, names) for o in facts.obstacles if given_here and o.asked == Obstacle.Asked.ABOVE
        ],
        "seen": [],
        "may": {"report": False, "evidence": False, "partners": False, "remind": may_remind},
        "would_remind": [task.body.short_name] if may_remind else [],
        "reminder": _reminder(reader, task, names, inside=False),
        "transitions": available(task, reader.user) if given_here or laid_here else [],
    }  # fmt: skip


def _usual_mode(task: Task) -> str:
    """In which mode a partner begins, as the body chose."""
    settings = getattr(task.body, "settings", None)
    return settings.partner_mode if settings else Partner.Mode.COORDINATES


def _above(task: Task) -> int | None:
    """The body above the one that carries the task out."""
    return task.body.parent.body_id if task.body.parent else None


def _crossed(submission: Submission, names: Names) -> dict[str, Any]:
    """What crossed the wall, in the name of whom it crossed by (product.md §8): the leader who released it; who sent it,
    when nobody else was there to. How often it was sent, and which versions came before, is the body's own affair."""
    decided = submission.work_items.filter(outcome=WorkItem.Outcome.APPROVE)
    release = Q(step=Step.RELEASE_UPWARD) | Q(steps_covered__contains=[Step.RELEASE_UPWARD])
    by = names.person(
        decided.filter(release).order_by("-closed_at").values_list("by_id", flat=True).first() or submission.by_id
    )
    evidence = submission.evidence.select_related("file", "submission")
    return {
        "evidence": [
            _evidence(e, names, {}, inside=False) | {"by": by, "round": 1, "version": 1, "replaces": None}
            for e in evidence
        ],
        "submissions": [_submission(submission, names, {}) | {"by": by, "round": 1}],
    }


def _line(task: Task) -> dict[str, Any] | None:
    line = task.plan_line
    if line is None:
        return None
    version = line.version
    before, document = promised_before(version.plan, [line.lineage]).get(line.lineage), document_of(version.plan)
    return {
        "promised": before._asdict() if before else None,
        "plan_id": version.plan_id, "plan_title": version.plan.title, "plan_number": document.number,
        "plan_date": document.date, "no": line.no, "area_title": area_name(line.area),
        "lead_printed": line.lead_printed, "coordinating_printed": line.coordinating_printed,
        "coordinating_external": line.coordinating_external, "deadline_printed": line.deadline_printed,
        "funding": line.funding, "note": line.note,
    }  # fmt: skip


def _order(reader: Reader, task: Task) -> dict[str, Any] | None:
    """The order it is a share of, or answers; figures cross the wall with the result alone."""
    task = asked_at(task)
    if task.order is None:
        return None
    if task.body_id in reader.keys:
        values = task.figures
    else:
        values = task.submission.figures if task.submission and _crosses(reader, task) else None
    return {
        "id": task.order.pk if task.order.body_id in reader.keys else None, "title": task.order.title,
        "figures": task.order.figures, "values": [{"key": key, "value": value} for key, value in (values or {}).items()],
    }  # fmt: skip


def _crosses(reader: Reader, task: Task) -> bool:
    """Whether the result in force was released to a body of the reader's, or lies before it."""
    released = task.submission is not None and task.submission.released and task.giver_body_id in reader.keys
    return released or (task.laid_above and _above(task) in reader.keys)


def _source(reader: Reader, task: Task) -> dict[str, Any] | None:
    """The document it hangs on; its page is for readers of the register alone."""
    if task.source is None:
        return None
    return document_ref(task.source, task.clause, known=task.source.body_id in reader.keys)


def _also(task: Task) -> list[dict[str, Any]]:
    """Other documents of its body, to a line of which it was joined."""
    lines = task.lines.exclude(pk=task.pk).filter(document__body_id=task.body_id).select_related("document")
    return [document_ref(line.document, line.clause or None, known=True) for line in lines]


def document_ref(document: Document, clause: str | None, *, known: bool) -> dict[str, Any]:
    """The contract's `Source`. `known`: the reader has a part in its register."""
    return {
        "id": document.pk if known else None, "kind": document.kind, "number": document.number,
        "issued_on": document.issued_on, "issuer": document.issuer, "abstract": document.abstract, "clause": clause,
        "replaced": document.replaced_by_id is not None,
    }  # fmt: skip


def entered_of(given: Task | Order, body_id: int, names: Names) -> dict[str, Any] | None:
    """Who wrote down that the giver, of this body, gave it, and until when the giver may say that it is not so."""
    if given.entered_by_id is None:
        return None
    return {"by": names.person(given.entered_by_id), "until": disown_until(body_id, given.given_at)}


def _other(task: Task | None) -> dict[str, Any] | None:
    return {"id": task.pk, "title": task.title} if task else None


def _on_paper(task: Task, names: Names, what: Iterable[str]) -> list[dict[str, Any]]:
    """What leaders decided about it on paper, as it was recorded."""
    settings = getattr(task.body, "settings", None)
    days = settings.reopen_days if settings else 5
    return [
        {
            "id": one.pk, "what": one.what, "outcome": one.outcome, "leader": names.person(one.leader_id),
            "by": names.person(one.by_id), "at": one.at, "source": one.source, "decided_on": one.decided_on,
            "file": file_ref(one.file, relied_on=True), "until": contest_until(one, task.body_id, days),
            "contested_at": one.contested_at,
        }
        for one in task.on_paper.filter(what__in=list(what)).select_related("file")
    ]  # fmt: skip


def _hand_back(task: Task, names: Names) -> dict[str, Any] | None:
    if task.hand_back_by_id is None:
        return None
    return {
        "by": names.person(task.hand_back_by_id),
        "at": task.hand_back_at,
        "reason": task.hand_back_reason,
        "kind": task.hand_back_kind,
    }


def _stopped(task: Task, names: Names) -> dict[str, Any] | None:
    """Who put it on hold or ended it, and why: from its last event of that kind."""
    verbs = STOPPING.get(TaskState(task.state))
    if verbs is None:
        return None
    ended = Event.objects.filter(subject_type="task", subject_id=str(task.pk), verb__in=verbs)
    event = ended.order_by("-seq").first()
    if event is None:
        return None
    says = Payload.objects.get(pk=event.seq).content
    return {
        "by": names.person(event.actor_id),
        "at": event.at,
        "reason": says.get("reason", ""),
        "document_no": says.get("detail", {}).get("document_no") or None,
    }


def _reminder(reader: Reader, task: Task, names: Names, *, inside: bool) -> dict[str, Any] | None:
    """The last reminder of an open task."""
    return None if task.state in picture.ENDED else reminder_ref(reader, task, names, inside=inside)


def _sendings(submissions: Iterable[Submission]) -> dict[Any, int]:
    """By submission, in their order, the time it was sent: what only opens a step again was not sent once more."""
    nth, found = 0, {}
    for one in submissions:
        nth += not one.enter_at
        found[one.pk] = nth
    return found


def _evidence(
    e: Evidence,
    names: Names,
    sendings: dict[Any, int],
    used_in: list[dict[str, Any]] | None = None,
    *,
    inside: bool = True,
) -> dict[str, Any]:
    sent = e.submission
    relied_on = sent is not None and (sent.released or sent.state == Submission.State.ACCEPTED)
    return proof_ref(e, relied_on=relied_on, inside=inside) | {
        "version": e.version, "replaces": e.replaces_id, "by": names.person(e.by_id),
        "round": sendings.get(e.submission_id), "used_in": used_in or [],
    }  # fmt: skip


def _submission(s: Submission, names: Names, sendings: dict[Any, int]) -> dict[str, Any]:
    return {
        "id": s.pk,
        "round": sendings.get(s.pk),
        "by": names.person(s.by_id),
        "recorded_for": names.unit(s.recorded_for_id),
        "at": s.at,
        "text": s.text,
        "state": s.state,
    }


def _obstacle(o: Obstacle, names: Names) -> dict[str, Any]:
    return {
        "id": o.pk, "by": names.person(o.by_id), "at": o.at, "text": o.text, "asked": o.asked, "unit": names.unit(o.unit_id),
        "answer_by": o.answer_by, "state": o.state, "answer": o.answer or None, "ended_by": names.person(o.ended_by_id),
        "ended_at": o.ended_at,
    }  # fmt: skip


def extension_ref(e: LaterDate, names: Names) -> dict[str, Any]:
    """The contract's `ExtensionRequest`."""
    return {
        "id": e.pk, "state": e.state, "by": names.person(e.by_id), "at": e.at, "reason": e.reason, "cause": e.cause,
        "old_due_on": e.old_due_on, "asked_due_on": e.asked_due_on, "decided_due_on": e.decided_due_on,
        "decided_by": names.person(e.decided_by_id), "decided_at": e.decided_at, "decision_reason": e.decision_reason or None,
    }  # fmt: skip
