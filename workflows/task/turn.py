"""Whose turn a task is, and why, in one line: whoever has to answer before it can go on comes before whoever does it."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from backend.access.rules import gives, heads_lead, holds_work, justify
from backend.accounts.roster import Roster, hats_of
from backend.plans.models import Extension, Obstacle, Task, TaskState
from backend.words import say
from workflows.later_date import asked_by
from workflows.machine import machine_of
from workflows.models import WorkItem
from workflows.policy import LEADER, STEP_NAMES
from workflows.resolver import WHY, Asked, resolve
from workflows.task.base import BACK
from workflows.task.picture import ENDED, Facts

Turn = dict[str, Any]


def turn(facts: Facts) -> Turn:
    """Whose turn it is and why, since when and until when."""
    task = facts.task
    waiting = [item for item in facts.items if item.closed_at is None]
    if waiting:
        return _of_items(facts, waiting)
    if task.state in ENDED:
        words = {
            TaskState.COMPLETED: say("Việc đã hoàn thành", "The task is completed"),
            TaskState.CANCELLED: say("Việc đã thôi thực hiện", "The task was cancelled"),
            TaskState.VOIDED: say("Việc đã hủy do giao nhầm", "The task was voided: given by mistake"),
        }
        return _turn(words[TaskState(task.state)])
    if task.state != TaskState.SUBMITTED and (asked := _of_request(facts)):
        return asked
    if task.state == TaskState.ON_HOLD:
        sentence = say("Việc đang tạm dừng, chờ bên giao cho tiếp tục", "On hold until the giver resumes it")
        return _turn(sentence, unit=facts.unit(task.giver_body_id))
    return _of_doer(facts)


def outer_turn(facts: Facts, *, given_here: bool, laid_here: bool) -> Turn:
    """For a body above: what waits for it, else only that the body has it. Who works inside is not told."""
    waiting = [item for item in facts.items if item.closed_at is None]
    mine = [item for item in waiting if facts.reader.pk in _people_of([item])]
    if laid_here and mine:
        return _of_items(facts, mine)
    if facts.task.state in ENDED:
        return turn(facts)
    if given_here and facts.task.state != TaskState.SUBMITTED and (asked := _of_request(facts, inside=False)):
        return asked
    body = facts.unit(facts.task.body_id)
    return _turn(say("Đang chờ {body}", "Waiting for {body}", body=_short(body)), unit=body, due_on=facts.task.due_on)


def _of_items(facts: Facts, waiting: list[WorkItem]) -> Turn:
    """A reader who may decide is told of their own part, and who else could take it."""
    mine = [item for item in waiting if facts.reader.pk in _people_of([item])]
    shown = mine or waiting
    people = _people_of(shown)
    names = ", ".join(_name(facts, p) for p in people if p != facts.reader.pk)
    first = shown[0]
    asked = str(STEP_NAMES[first.step])
    units = ", ".join(filter(None, (_short(facts.unit(item.unit_id)) for item in shown)))
    if mine and names:
        sentence = say(
            "{asked} ({units}): bạn hoặc {names}", "{asked} ({units}): you or {names}",
            asked=asked, units=units, names=names,
        )  # fmt: skip
    elif mine:
        sentence = say("{asked} ({units})", "{asked} ({units})", asked=asked, units=units)
    else:
        sentence = say(
            "Đang chờ {names}: {asked} ({units})", "Waiting for {names}: {asked} ({units})",
            names=names, asked=asked, units=units,
        )  # fmt: skip
    return _turn(
        sentence, str(WHY[first.why]) if first.why in WHY else "", people=[facts.person(p) for p in people],
        unit=facts.unit(first.unit_id), since=first.opened_at, due_on=first.due_on, is_me=bool(mine),
    )  # fmt: skip


def _of_request(facts: Facts, *, inside: bool = True) -> Turn | None:
    """Somebody asked for a later date, for help, or that others do it: it waits for whoever has to answer."""
    pending = facts.pending
    if facts.task.hand_back_by_id:
        return _of_hand_back(facts)
    if pending is None:
        found = facts.obstacle
        told = found is not None and (inside or found.asked == Obstacle.Asked.ABOVE)
        return _of_obstacle(facts, found) if found and told else None
    return _of_offer(facts, pending) if pending.state == Extension.State.COUNTERED else _of_later_date(facts, pending)


def _of_hand_back(facts: Facts) -> Turn:
    task = facts.task
    is_me = justify(facts.reader, "decline_hand_back", task) is not None
    if is_me:
        sentence = say(
            "Trả lời đề nghị giao lại của {name}: chuyển người, chuyển đơn vị, hoặc không đồng ý",
            "Answer the hand-back asked by {name}: reassign it, give it to another unit, or decline",
            name=_name(facts, task.hand_back_by_id),
        )
    else:
        sentence = say(
            "Đang chờ {names} trả lời đề nghị giao lại", "Waiting for {names} to answer the hand-back",
            names=_givers_named(facts),
        )  # fmt: skip
    return _turn(
        sentence, people=[facts.person(p) for p in givers(task, facts.roster)], unit=facts.unit(task.giver_body_id),
        since=task.hand_back_at, is_me=is_me,
    )  # fmt: skip


def _of_later_date(facts: Facts, pending: Extension) -> Turn:
    task, why = facts.task, ""
    if task.from_above:
        people, unit, names = givers(task, facts.roster), facts.unit(task.giver_body_id), _givers_named(facts)
        is_me = justify(facts.reader, "hold", task) is not None and not asked_by(pending, facts.reader)
    else:
        found = facts.asked_for_date
        people, unit = [hat.user_id for hat in found.hats], facts.unit(found.unit_id)
        names = ", ".join(_name(facts, p) for p in people) or _short(unit)
        is_me = facts.reader.pk in found.user_ids
        why = str(WHY[found.why]) if found.why != "HOLDER" else ""
    day = f"{pending.asked_due_on:%d/%m/%Y}"
    if is_me:
        sentence = say(
            "Trả lời đề nghị của {name}: gia hạn đến {day}", "Answer {name}, who asks for an extension to {day}",
            name=_name(facts, pending.by_id), day=day,
        )  # fmt: skip
    else:
        sentence = say(
            "Đang chờ {names} trả lời đề nghị gia hạn đến {day}",
            "Waiting for {names} to answer the request for an extension to {day}",
            names=names, day=day,
        )  # fmt: skip
    return _turn(sentence, why, people=[facts.person(p) for p in people], unit=unit, since=pending.at, is_me=is_me)


def _of_offer(facts: Facts, pending: Extension) -> Turn:
    machine = machine_of(facts.task, facts.reader)
    is_me = machine.may(machine.steps["accept_counter"])
    day = f"{pending.decided_due_on:%d/%m/%Y}"
    name = _name(facts, pending.by_id)
    if is_me:
        sentence = say(
            "Nhận ngày được đề nghị {day}, hoặc rút đề nghị gia hạn",
            "Take the date offered, {day}, or withdraw the request",
            day=day,
        )
    else:
        sentence = say(
            "Đang chờ {name} nhận ngày được đề nghị {day}", "Waiting for {name} to take the date offered, {day}",
            name=name, day=day,
        )  # fmt: skip
    return _turn(
        sentence, people=[facts.person(pending.by_id)], unit=facts.unit(facts.task.lead_id), since=pending.decided_at,
        is_me=is_me,
    )  # fmt: skip


def _of_obstacle(facts: Facts, found: Obstacle) -> Turn:
    """Inside the body people are named, across the wall the body."""
    unit = facts.unit(found.unit_id)
    if found.asked == Obstacle.Asked.ABOVE:
        people: list[int] = []
        is_me = justify(facts.reader, "hold", facts.task) is not None
    else:
        people = [hat.user_id for hat in facts.asked_to_help.hats]
        is_me = facts.reader.pk in people
    if is_me:
        sentence = say(
            "Trả lời vướng mắc {name} nêu", "Answer what {name} says is in the way", name=_name(facts, found.by_id)
        )
    else:
        sentence = say(
            "Đang chờ {names} tháo gỡ vướng mắc", "Waiting for {names} to remove what is in the way",
            names=", ".join(_name(facts, p) for p in people) or _short(unit),
        )  # fmt: skip
    return _turn(
        sentence, people=[facts.person(p) for p in people], unit=unit, since=found.at, due_on=found.answer_by, is_me=is_me,
    )  # fmt: skip


def givers(task: Task, roster: Roster) -> list[int]:
    """Whom a request to the giver is for: whoever gave it while they still may answer, else the leader in charge.
    `roster`: of the body that carries it out."""
    if task.from_above:
        return [task.given_by_id] if task.given_by_id else []
    asked = task.given_by_id == task.hand_back_by_id  # their own request
    if not asked and any(hat.user_id == task.given_by_id and gives(hat, task) for hat in roster.all_hats()):
        return [task.given_by_id] if task.given_by_id else []
    doers = frozenset({task.hand_back_by_id or task.officer_id or 0})
    found = resolve(LEADER, Asked(task.lead_id, task.area, task.klass, doers), roster)
    return [hat.user_id for hat in found.hats]


def _givers_named(facts: Facts) -> str:
    """Across the wall the body answers, not one of its people."""
    names = "" if facts.task.from_above else ", ".join(_name(facts, p) for p in givers(facts.task, facts.roster))
    return names or _short(facts.unit(facts.task.giver_body_id))


def _of_doer(facts: Facts) -> Turn:
    task, reader = facts.task, facts.reader
    if task.answered_by is not None:
        return _of_inner(facts, task.answered_by)
    mine = next((hat for hat in hats_of(reader) if hat.lent_for(task.area) and holds_work(hat, task)), None)
    people = [p for p in (task.officer_id or task.follow_up_id,) if p] or _heads(facts)
    names = ", ".join(_name(facts, p) for p in people)
    unit = _short(facts.unit(task.lead_id))
    if task.officer_id is None and task.follow_up_id is None:
        if mine:
            sentence = say("Giao người thực hiện ({unit})", "Name the officer ({unit})", unit=unit)
        else:
            sentence = say(
                "Đang chờ {names} giao người thực hiện", "Waiting for {names} to name the officer",
                names=f"{names} ({unit})" if names else unit,
            )  # fmt: skip
    elif facts.to_accept:
        sentence = _accepting(names, unit, mine=mine is not None)
    elif task.rhythm:
        sentence = say(
            "Việc thường xuyên, {name} ({unit}) làm theo từng kỳ bên dưới", "A regular task, done by {name} ({unit}) in the periods below",
            name=names, unit=unit,
        )  # fmt: skip
        mine = None
    elif task.officer_id is None:
        sentence = say(
            "{unit} thực hiện; {name} theo dõi và báo cáo thay", "{unit} does it; {name} follows up and reports for it",
            unit=unit, name=say("bạn", "you") if mine else names,
        )  # fmt: skip
    elif mine and mine.acting_for:
        sentence = say("Bạn thực hiện việc này thay {name}", "You carry this out for {name}", name=names)
    elif mine:
        sentence = say("Bạn thực hiện việc này", "You carry this out")
    else:
        sentence = say(
            "Đang chờ {name} ({unit}) thực hiện", "Waiting for {name} ({unit}) to do it", name=names, unit=unit
        )
    # Given, or since then given to others or come back.
    since = max([task.given_at, *(event.at for event in facts.story if event.verb in BACK | {"task.reassigned"})])
    return _turn(
        sentence, people=[facts.person(p) for p in people], unit=facts.unit(task.lead_id), since=since,
        due_on=task.due_on, is_me=mine is not None,
    )  # fmt: skip


def _accepting(names: str, unit: str, *, mine: bool) -> str:
    if mine:
        return say("Nhận việc, hoặc đề nghị giao lại", "Accept it, or hand it back")
    return say("Đang chờ {name} ({unit}) nhận việc", "Waiting for {name} ({unit}) to accept it", name=names, unit=unit)


def _of_inner(facts: Facts, inner: Task) -> Turn:
    """Passed on or linked: it waits for that task."""
    people = [inner.officer_id] if inner.officer_id else []
    who = _name(facts, inner.officer_id) or _short(facts.unit(inner.lead_id))
    sentence = say("Đang chờ {who}: kết quả lấy từ «{title}»", "Waiting for {who}: its result comes from “{title}”", who=who, title=inner.title)  # fmt: skip
    return _turn(
        sentence, people=[facts.person(p) for p in people], unit=facts.unit(inner.lead_id), since=inner.given_at,
        due_on=inner.due_on,
    )  # fmt: skip


def _heads(facts: Facts) -> list[int]:
    heads = (hat for hat in facts.roster.all_hats() if hat.lent_for(facts.task.area) and heads_lead(hat, facts.task))
    named = list(dict.fromkeys(hat.user_id for hat in heads))
    away = {absent.user_id for absent in facts.roster.away}
    return [user_id for user_id in named if user_id not in away] or named


def _people_of(items: Iterable[WorkItem]) -> list[int]:
    return list(dict.fromkeys(person.user_id for item in items for person in item.people.all()))


def _turn(
    sentence: str, why: str = "", *, people: list[Any] | None = None, unit: Any = None, since: datetime | None = None,
    due_on: date | None = None, is_me: bool = False,
) -> Turn:  # fmt: skip
    return {
        "sentence": sentence, "why": why, "people": people or [], "unit": unit, "since": since, "due_on": due_on,
        "is_me": is_me,
    }  # fmt: skip


def _name(facts: Facts, user_id: int | None) -> str:
    person = facts.person(user_id)
    return str(person["full_name"]) if person else ""


def _short(unit: dict[str, Any] | None) -> str:
    return str(unit["short_name"]) if unit else ""
