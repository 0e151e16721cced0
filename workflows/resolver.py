"""Who decides a step (product.md §2): never nobody, never someone who did the work.

`resolve()` is pure over a roster; `deciders()` reads the roster and asks it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from backend.accounts.roster import LEADERS, Hat, Roster, roster_of
from backend.plans.models import Evidence, ProgressUpdate, Relation, Submission, Task, TaskClass, TaskState
from backend.words import Words
from workflows.policy import HEAD, LEADER, OPINION, RELEASE, STANDING

WHY: dict[str, Words] = {
    "HOLDER": Words("giữ vị trí duyệt bước này", "holds the post for this step"),
    "STANDS_IN": Words("được phân công hoặc thay người đi vắng", "deputises or stands in"),
    "NEXT_SUPERIOR": Words("không còn ai khác trong đơn vị ngoài người đã làm, nên chuyển cấp phụ trách", "nobody else in the unit besides those who did the work, so it went to the next superior"),
    "PASSED_ON": Words("đơn vị thường trực chủ trì việc này nên chuyển lãnh đạo phụ trách", "the standing office leads this task itself, so it went to the leader in charge"),
    "STANDING_OFFICE": Words("không có lãnh đạo nào khác nên chuyển bộ phận thường trực", "no other leader is there, so it went to the standing office"),
    "BODY_ABOVE": Words("trong cơ quan không còn ai khác nên chuyển cấp trên trực tiếp", "nobody else is left in the body, so it went to the body above"),
    "ANY_MEMBER": Words("không còn ai khác giữ vị trí, nên bất kỳ người thứ hai nào trong cơ quan", "nobody holds the post, so any second person of the body"),
    "OWN_TASK": Words("đơn vị thường trực không tự kiểm tra việc của mình", "the standing office does not check its own task"),
    "SAME_PERSON": Words("người duyệt bước trước cũng giữ bước này", "whoever decided the step before holds this one too"),
}  # fmt: skip

INSIDE = frozenset({"HOLDER", "NEXT_SUPERIOR", "STANDING_OFFICE"})  # tiers of people who hold a post of the body for it
STOPPED = (TaskState.CANCELLED, TaskState.VOIDED)


@dataclass(frozen=True)
class Asked:
    """What the resolver needs to know of a task's submission."""

    lead_id: int
    area: str
    klass: str
    doers: frozenset[int]
    policy_steps: tuple[str, ...] = ()


@dataclass(frozen=True)
class Deciders:
    """Who may decide: `hats` (one per person), the unit it is addressed to, and why it went there.
    `left_out`: the step is not needed at all."""

    hats: tuple[Hat, ...]
    unit_id: int
    why: str
    left_out: bool = False
    user_ids: frozenset[int] = field(default=frozenset())

    @property
    def goes_above(self) -> bool:
        """Whether it crosses the wall: nobody inside could decide it."""
        return self.why == "BODY_ABOVE"


def deciders(
    step: str, submission: Submission, *, unit_id: int | None = None, roster: Roster | None = None
) -> Deciders:
    """Who decides `step` of `submission` today; `unit_id` is the partner's unit for an opinion."""
    task = submission.task
    asked = Asked(
        lead_id=task.lead_id,
        area=task.area,
        klass=task.klass,
        doers=frozenset(submission.doers),
        policy_steps=tuple(s["step"] for s in submission.policy["steps"]),
    )
    return resolve(step, asked, roster or roster_of(task.body_id), unit_id=unit_id)


def stays_inside(task: Task, found: Deciders) -> bool:
    """Inner work is never laid before the body above: where nobody inside is left, the release of its answer is."""
    return found.goes_above and task.relation == Relation.INNER


def doers_of(task: Task, *submitters: int | None) -> list[int]:
    """Everyone who did the work: the officer, the submitter, who reported or brought evidence, and in whose name; of the
    parts of its partners too, since the whole is judged with them."""
    parts = Task.objects.filter(parent=task, relation=Relation.PART).exclude(state__in=STOPPED)
    officers = dict(parts.values_list("pk", "officer_id"))
    people = {task.officer_id, *submitters, *officers.values()}
    for model in (ProgressUpdate, Evidence):
        for both in model.objects.filter(task__in=[task.pk, *officers]).values_list("by_id", "acting_for_id"):
            people.update(both)
    return sorted(person for person in people if person is not None)


def doers_of_each(tasks: Sequence[Task]) -> dict[Any, list[int]]:
    """The same for many tasks by id, were each sent now by who is to do it; three statements."""
    people: dict[Any, set[int | None]] = {task.pk: {task.officer_id or task.follow_up_id} for task in tasks}
    parts = Task.objects.filter(parent__in=people, relation=Relation.PART).exclude(state__in=STOPPED)
    whole = {task_id: task_id for task_id in people}
    for part_id, parent_id, officer_id in parts.values_list("pk", "parent_id", "officer_id"):
        whole[part_id] = parent_id
        people[parent_id].add(officer_id)
    for model in (ProgressUpdate, Evidence):
        rows = model.objects.filter(task_id__in=whole).values_list("task_id", "by_id", "acting_for_id")
        for task_id, *both in rows:
            people[whole[task_id]].update(both)
    return {task_id: sorted(person for person in found if person is not None) for task_id, found in people.items()}


def resolve(step: str, asked: Asked, roster: Roster, *, unit_id: int | None = None) -> Deciders:
    """The first tier with someone left, after taking out everyone who did the work or stands in for one who did. Where only
    people are left who are away, since who acts in their place did the work, the next tier inside may decide too (product.md §16)."""
    target = unit_id or _addressee(step, asked, roster)
    passed_on = step == STANDING and roster.standing_office_id in (asked.lead_id, None)
    if passed_on and _may_leave_out(asked):
        return Deciders((), target, "OWN_TASK", left_out=True)
    barred = asked.doers | {a.stand_in for a in roster.away if a.user_id in asked.doers and a.stand_in}
    absent: Deciders | None = None  # they alone are left of their tier: whoever acts in their place did the work
    for why, tier in _tiers(step, asked, roster, target):
        if absent and why not in INSIDE:
            break
        holders = list(tier())
        hats = _one_each(hat for hat in holders if hat.user_id not in barred and hat.acting_for not in barred)
        if not hats:
            continue
        if why == "HOLDER" and all(hat.acting_for or hat.post == "DEPUTY" for hat in hats):
            why = "STANDS_IN"
        if absent and why == "HOLDER":
            why = "NEXT_SUPERIOR"
        if passed_on and why in {"HOLDER", "NEXT_SUPERIOR"}:
            why = "PASSED_ON"
        all_of_them = _one_each([*(absent.hats if absent else ()), *hats])
        found = Deciders(all_of_them, target, why, user_ids=frozenset(hat.user_id for hat in all_of_them))
        if not _left_to_the_absent(hats, holders, roster):
            return found
        absent = absent or found
    return absent or Deciders((), target, "BODY_ABOVE")


def leaders_in_charge(roster: Roster, unit_id: int, area: str, *, but: frozenset[int] = frozenset()) -> tuple[Hat, ...]:
    """Who answers in the body for what a unit does in an area: the leader in charge, else its leaders, else its standing
    office; nobody of the body above. `but`: who did the work."""
    found = resolve(LEADER, Asked(unit_id, area, TaskClass.ORDINARY, but), roster)
    return found.hats if found.why in {"HOLDER", "STANDS_IN", "STANDING_OFFICE"} else ()


Tier = tuple[str, Callable[[], Iterable[Hat]]]


def _tiers(step: str, asked: Asked, roster: Roster, target: int) -> list[Tier]:
    hats = [hat for hat in roster.all_hats() if hat.lent_for(asked.area)]

    def heads(unit: int | None) -> list[Hat]:
        return [h for h in hats if h.unit_id == unit and h.heads and h.covers(asked.area)]

    def standing_office() -> list[Hat]:
        office = roster.standing_office_id
        return heads(office) or [h for h in hats if h.unit_id == office and h.post in {"MEMBER", "DEPUTY", "HEAD"}]

    superiors: list[Tier] = [
        ("NEXT_SUPERIOR", lambda: _in_charge(roster, hats, asked)),
        ("NEXT_SUPERIOR", lambda: [h for h in hats if h.post in LEADERS]),
        ("STANDING_OFFICE", lambda: standing_office()),
        ("BODY_ABOVE", lambda: _above(roster, asked.area)),
        ("ANY_MEMBER", lambda: [h for h in hats if h.post != "ADMINISTRATOR"]),
        ("ANY_MEMBER", lambda: hats),
    ]
    if step in {HEAD, OPINION}:
        return [("HOLDER", lambda: heads(target)), *superiors]
    if step == STANDING and roster.standing_office_id not in (asked.lead_id, None):
        return [("HOLDER", standing_office), *superiors]
    first: list[Tier] = [
        ("HOLDER", lambda: _in_charge(roster, hats, asked)),
        ("HOLDER", lambda: [h for h in hats if h.post in LEADERS]),
    ]
    return first + superiors[2:]


def _addressee(step: str, asked: Asked, roster: Roster) -> int:
    if step == HEAD:
        return asked.lead_id
    if step == STANDING and roster.standing_office_id:
        return roster.standing_office_id
    return roster.body_id


def _may_leave_out(asked: Asked) -> bool:
    """An ordinary task of the standing office itself skips its own check, when another step still decides."""
    others = {HEAD, LEADER, RELEASE} & set(asked.policy_steps)
    return asked.klass == TaskClass.ORDINARY and bool(others)


def _in_charge(roster: Roster, hats: list[Hat], asked: Asked) -> list[Hat]:
    named = {c.leader_id for c in roster.in_charge if c.unit_id == asked.lead_id} or {
        c.leader_id for c in roster.in_charge if c.area and c.area == asked.area
    }
    return [h for h in hats if h.post in LEADERS and (h.acting_for or h.user_id) in named]


def _above(roster: Roster, area: str) -> list[Hat]:
    if roster.above is None:
        return []
    above = roster.above()
    hats = [hat for hat in above.all_hats() if hat.lent_for(area)]
    office = above.standing_office_id
    return [h for h in hats if h.unit_id == office and h.post in {"HEAD", "DEPUTY", "MEMBER"}] or [
        h for h in hats if h.post in LEADERS
    ]


def _left_to_the_absent(left: Iterable[Hat], holders: Iterable[Hat], roster: Roster) -> bool:
    """Whether each of those left of a tier is away, and somebody of it who acts in their place may not decide."""
    away, left = {one.user_id for one in roster.away}, list(left)
    present = [hat for hat in holders if hat.user_id not in away]
    return all(
        hat.user_id in away
        and any(
            one.acting_for == hat.user_id or (one.post == "DEPUTY" and one.unit_id == hat.unit_id) for one in present
        )
        for hat in left
    )


def _one_each(hats: Iterable[Hat]) -> tuple[Hat, ...]:
    """One hat per person, own before borrowed."""
    kept: dict[int, Hat] = {}
    for hat in sorted(hats, key=lambda h: h.acting_for is not None):
        kept.setdefault(hat.user_id, hat)
    return tuple(kept.values())
