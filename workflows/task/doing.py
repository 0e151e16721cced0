"""What is done on a task besides its transitions: reporting, proving, seeing. Appending needs no If-Match; a sent
id makes each of them safe to repeat."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from backend import clock
from backend.access.readers import may_see
from backend.access.rules import justify
from backend.accounts.models import User
from backend.accounts.queries import works_in
from backend.activity.change import Act, absent, change, current
from backend.errors import Forbidden, Invalid, NotFound, NotTheMoment
from backend.inspections.models import RowProof
from backend.organisations.models import OrgUnit
from backend.plans.countable import counted
from backend.plans.figures import answered, in_words
from backend.plans.lines import refuse
from backend.plans.models import Evidence, ProgressUpdate, Standing, Task, TaskSeen, TaskState
from backend.words import amount_said, say
from workflows.evidence import NewEvidence, fill, told
from workflows.needs import text_of, wrong
from workflows.reuse import facts_of, known_piece, refuse_twice
from workflows.task.accepting import must_be_accepted
from workflows.task.dating import BY_PERIOD
from workflows.task.obstacle import said_free, said_stuck
from workflows.task.on_paper import unread_by
from workflows.task.pieces import again, asked_at, family

OPEN_STATES = {TaskState.ASSIGNED, TaskState.IN_PROGRESS, TaskState.ON_HOLD}


@dataclass(frozen=True)
class Report:
    """What is said of a task on a day. `recorded_for`: a unit without accounts (with `basis`). `proofs`: documents and
    counts that come with it, which also stand for its words."""

    id: uuid.UUID
    text: str = ""
    percent: int | None = None
    recorded_for: int | None = None
    basis: str = ""
    standing: str = ""
    next_on: date | None = None
    proofs: tuple[NewEvidence, ...] = ()
    figures: dict[str, str] | None = None  # of the order it belongs to, whole; they stand for its words too


def report_progress(
    by: User, task_id: uuid.UUID, *, update_id: uuid.UUID, text: str, percent: int | None = None,
    recorded_for: int | None = None, basis: str = "", figures: dict[str, str] | None = None, **request: Any,
) -> Act:  # fmt: skip
    """A dated record of progress of one task."""
    along = family([task_id]) if figures is not None else ()
    with change(by, Task.ref(task_id), along=along, **request) as act:
        report_on(by, act.record, Report(update_id, text, percent, recorded_for, basis, figures=figures))
    return act


def report_on(by: User, task: Task, report: Report) -> None:
    """Record it in the open act. The first report starts the task, unless it says that nothing has begun; one that says
    "stuck" asks for what is in the way to be removed."""
    act = current()
    _may_work(by, task, "report")
    must_be_worked_on_here(task)
    must_be_accepted(by, task)
    if ProgressUpdate.objects.filter(pk=report.id).exists():
        raise Invalid(say("Báo cáo này đã được ghi.", "This report was recorded already."))
    lead = _accountless_lead(by, task)  # whoever follows up for a unit without accounts speaks for it
    unit = _unit_reported_for(by, task, report.recorded_for or (lead.pk if lead else None), report.basis)
    _check_standing(report)
    proofs = [told(_prove(by, task, wish)) for wish in report.proofs]
    short = [*map(_in_short, proofs), _fill_in(task, report.figures)]
    text = text_of(report.text.strip() or "; ".join(filter(None, short)), "text", 5000)
    ProgressUpdate.objects.create(
        id=report.id, task=task, by=by, acting_for_id=act.acting_for_id, at=clock.now(), text=text,
        percent=_percent(report.percent), recorded_for=unit, basis=report.basis.strip(), standing=report.standing,
        next_on=report.next_on,
    )  # fmt: skip
    if report.percent is not None:
        task.percent = report.percent
    if task.state == TaskState.ASSIGNED and report.standing != Standing.NOT_BEGUN:
        task.state = TaskState.IN_PROGRESS
    more: dict[str, Any] = {"standing": report.standing, "next_on": report.next_on, "proofs": proofs}
    verb = "task.reported"
    if report.standing == Standing.STUCK and (asked := said_stuck(by, task, report.id, text)):
        verb, more = "task.obstacle_raised", more | asked
    elif report.standing not in {"", Standing.STUCK} and said_free(by, task):
        verb = "task.obstacle_cleared"
    told_more = {name: fact for name, fact in more.items() if fact}
    act.note(task, verb, percent=report.percent, text=text, **told_more)


def _fill_in(task: Task, typed: dict[str, str] | None) -> str:
    """Keep the figures of the order as they are now; in words. Inner work fills in those of the task that it answers.
    Raises Invalid naming each that cannot be taken."""
    if typed is None:
        return ""
    act, asked = current(), asked_at(task)
    if asked is not task:
        asked = act.take([Task.ref(asked.pk)])[0]
    figures = asked.order.figures if asked.order else []
    values, errors = answered(figures, typed)
    refuse(errors)
    told, asked.figures = in_words(figures, values), values or None
    if asked is not task:
        act.note(asked, "task.reported", text=told)
    return told


def _check_standing(report: Report) -> None:
    if report.standing == Standing.STUCK and not report.text.strip():
        raise wrong("text", say("Ghi rõ vướng ở đâu.", "Say what is in the way."))
    if report.standing == Standing.DONE and report.next_on:
        raise wrong("next_on", say("Việc đã xong thì không còn ngày tiếp theo.", "What is done has no next date."))


def _in_short(proof: dict[str, Any]) -> str:
    document = proof["document"]
    if proof["file"]:
        return str(proof["file"])
    if document:
        return f"{document['number']} ({'/'.join(reversed(document['date'].split('-')))})"
    return amount_said(proof["count"], proof["count_unit"] or "") if proof["count"] else ""


def add_evidence(by: User, task_id: uuid.UUID, wish: NewEvidence, **request: Any) -> Act:
    """Prove the result. A file must have been uploaded by the same person; `replaces` makes the next version."""
    with change(by, Task.ref(task_id), **request) as act:
        task = act.record
        _may_work(by, task, "report")
        must_be_worked_on_here(task)
        must_be_accepted(by, task)
        evidence = _prove(by, task, wish)
        act.note(task, "task.evidenced", kind=evidence.kind, **told(evidence))
    return act


def _prove(by: User, task: Task, wish: NewEvidence) -> Evidence:
    if Evidence.objects.filter(pk=wish.id).exists():
        raise Invalid(say("Minh chứng này đã được thêm.", "This evidence was added already."))
    old = _replaced(task, wish.replaces)
    if wish.again is not None:
        return _use_again(by, task, wish, old)
    evidence = Evidence(
        id=wish.id, task=task, kind=wish.kind, note=wish.note.strip(), by=by, acting_for_id=current().acting_for_id,
        at=clock.now(), replaces=old, version=old.version + 1 if old else 1, recorded_for=_accountless_lead(by, task),
    )  # fmt: skip
    fill(evidence, wish, by=by)
    evidence.save(force_insert=True)
    found = counted(task) if evidence.kind == Evidence.Kind.COUNT else None
    if found is not None:
        task.percent = found.percent
    return evidence


def _use_again(by: User, task: Task, wish: NewEvidence, old: Evidence | None) -> Evidence:
    """Another use of a piece that is there; nothing is sent or typed anew."""
    assert wish.again is not None
    piece = known_piece(by, wish.again)
    refuse_twice(task.evidence.filter(replaced_by__isnull=True), piece)
    done = {
        "by": by,
        "acting_for_id": current().acting_for_id,
        "recorded_for": _accountless_lead(by, task),
        "basis": "",
    }
    note = {"note": wish.note.strip()} if wish.note.strip() else {}
    if isinstance(piece, RowProof):
        facts = facts_of(piece) | done | note
        return Evidence.objects.create(
            id=wish.id, task=task, at=clock.now(), replaces=old, version=old.version + 1 if old else 1, **facts
        )
    return again(piece, task, wish.id, replaces=old, **done, **note)


def mark_seen(by: User, task_id: uuid.UUID, **request: Any) -> Act | None:
    """The first opening by someone responsible (of what a body has not yet passed on to a unit: who would), by the leader in
    whose name it was entered, or after a decision was recorded in theirs; None, and nothing written, when it was seen
    before or by a bystander."""
    unread = list(unread_by(by, task_id))
    if not unread and TaskSeen.objects.filter(task_id=task_id, user=by).exists():
        return None
    task = Task.objects.filter(pk=task_id).first()
    if task is None or not may_see(by, task):
        raise NotFound(absent())
    hat = justify(by, "report", task) or justify(by, "pass_on", task)
    if hat is None and task.order_id is None:  # an order is opened as a whole
        hat = justify(by, "disown", task)
    if hat is None and unread:
        hat = justify(by, "release", task)
    if hat is None and not unread:
        return None
    with change(by, Task.ref(task_id), **request) as act:
        _, first = TaskSeen.objects.get_or_create(task=act.record, user=by, defaults={"at": clock.now()})
        if not unread_by(by, task_id).update(seen_at=clock.now()) and not first:
            raise NotTheMoment(say("Đã ghi nhận.", "Noted already."))
        if hat:
            act.capacity, act.acting_for_id = hat.capacity, hat.acting_for
        act.note(act.record, "task.seen")
    return act


def _may_work(by: User, task: Task, name: str) -> None:
    hat = justify(by, name, task)
    if hat is None:
        raise Forbidden(
            say(
                "Chỉ người thực hiện hoặc trưởng đơn vị chủ trì báo cáo được việc này.",
                "Only the officer or the head of the lead unit may report on this task.",
            )
        )
    act = current()
    act.capacity, act.acting_for_id = hat.capacity, hat.acting_for


def must_be_open(task: Task) -> None:
    if task.state not in OPEN_STATES:
        raise NotTheMoment(
            say(
                "Việc đang chờ duyệt hoặc đã kết thúc nên không ghi thêm được.",
                "The task is being decided or has ended, so nothing can be added.",
            )
        )


def must_be_worked_on_here(task: Task) -> None:
    """Open, neither answered by another task's result nor done in its periods. Raises NotTheMoment."""
    must_be_open(task)
    if task.answered_by_id is not None:
        raise NotTheMoment(
            say(
                "Việc này đã giao tiếp hoặc nối với việc khác: báo cáo ở việc đó, kết quả tự chuyển lên.",
                "It was passed on or linked to another task: report there, and the result comes here by itself.",
            )
        )
    if task.rhythm:
        raise NotTheMoment(str(BY_PERIOD))


def _unit_reported_for(by: User, task: Task, unit_id: int | None, basis: str) -> OrgUnit | None:
    if unit_id is None:
        return None
    if task.follow_up_id != by.pk and justify(by, "partners", task) is None:
        raise Forbidden(
            say(
                "Chỉ người theo dõi báo cáo thay được đơn vị khác.",
                "Only the follow-up person may report for another unit.",
            )
        )
    taking_part = Q(pk=task.lead_id) | Q(pk__in=task.partners.values("unit"))
    unit = OrgUnit.objects.filter(taking_part, pk=unit_id).first()
    if unit is None:
        raise wrong("recorded_for", say("Không tìm thấy đơn vị này.", "This unit was not found."))
    if not basis.strip():
        raise wrong(
            "basis",
            say(
                "Ghi căn cứ: số văn bản, điện thoại hoặc cuộc họp.",
                "Say on what basis: a letter's number, telephone or meeting.",
            ),
        )
    current().recorded_for_id = unit.pk
    return unit


def _accountless_lead(by: User, task: Task) -> OrgUnit | None:
    if task.follow_up_id != by.pk or works_in(by, task.lead_id):
        return None
    current().recorded_for_id = task.lead_id
    return task.lead


def _replaced(task: Task, old_id: uuid.UUID | None) -> Evidence | None:
    if old_id is None:
        return None
    old = Evidence.objects.filter(pk=old_id, task=task, replaced_by__isnull=True).first()
    if old is None:
        raise wrong(
            "replaces",
            say(
                "Không tìm thấy bản cần thay, hoặc đã có bản mới hơn.",
                "The version to replace was not found, or has a newer one.",
            ),
        )
    return old


def _percent(value: int | None) -> int | None:
    if value is not None and not 0 <= value <= 100:
        raise wrong("percent", say("Tỷ lệ từ 0 đến 100.", "A percentage is from 0 to 100."))
    return value
