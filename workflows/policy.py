"""Approval policies as data: the presets a body chooses from, and the one frozen on a submission (product.md §1)."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, TypedDict

from backend.organisations.models import OrgUnit
from backend.plans.models import Partner, Relation, Task, TaskClass
from backend.words import Words
from workflows.models import PLAN, ApprovalPolicy, Step


class PolicyStep(TypedDict):
    """One step: working days to decide (None: no limit) and what silence does."""

    step: str
    days: int | None
    silence: str  # GOES_ON or WAITS


ORDER: tuple[str, ...] = tuple(Step.values)
FORMAT = "FORMAT_CHECK"  # asked of plans alone, before their leader

STEP_NAMES: dict[str, Words] = {
    FORMAT: Words("Văn phòng kiểm tra thể thức", "The office checks the format"),
    Step.PARTNER_OPINION: Words("Đơn vị phối hợp cho ý kiến", "Partners give opinions"),
    Step.UNIT_HEAD: Words("Trưởng đơn vị duyệt", "Head of unit approves"),
    Step.STANDING_OFFICE: Words("Thường trực kiểm tra kết quả", "Standing office checks"),
    Step.LEADER_IN_CHARGE: Words("Lãnh đạo phụ trách duyệt", "Leader in charge approves"),
    Step.RELEASE_UPWARD: Words("Gửi lên cấp trên", "Release upward"),
}

OPINION, HEAD, STANDING, LEADER, RELEASE = ORDER

# preset → class of task, or plan → steps asked. Ghi nhận · Xã gọn · Xã chuẩn · Tỉnh.
PRESETS: dict[str, dict[str, tuple[str, ...]]] = {
    "RECORD": {TaskClass.ORDINARY: (), TaskClass.KEY: (), TaskClass.FROM_ABOVE: (RELEASE,), PLAN: (LEADER,)},
    "SHORT": {
        TaskClass.ORDINARY: (OPINION, HEAD),
        TaskClass.KEY: (OPINION, HEAD),
        TaskClass.FROM_ABOVE: (OPINION, RELEASE),
        PLAN: (LEADER,),
    },
    "STANDARD": {
        TaskClass.ORDINARY: (OPINION, HEAD),
        TaskClass.KEY: (OPINION, HEAD, STANDING, LEADER),
        TaskClass.FROM_ABOVE: (OPINION, HEAD, STANDING, RELEASE),
        PLAN: (FORMAT, LEADER),
    },
    "PROVINCE": {
        TaskClass.ORDINARY: (OPINION, HEAD, STANDING),
        TaskClass.KEY: (OPINION, HEAD, STANDING, LEADER),
        TaskClass.FROM_ABOVE: (OPINION, HEAD, STANDING, RELEASE),
        PLAN: (FORMAT, LEADER),
    },
}
# Which results may be agreed to several at once; a key task is looked at by itself (product.md §12).
TOGETHER = frozenset({TaskClass.ORDINARY, TaskClass.FROM_ABOVE})
DEFAULT_DAYS = 3  # working days for an opinion (product.md §14); approvals have none unless the body sets them


def steps_of(preset: str, klass: str, *, silence: str = "GOES_ON", days: int = DEFAULT_DAYS) -> list[PolicyStep]:
    """The preset's steps for a class of task. Only an opinion can go on by silence, after its `days`; a body may forbid
    it, as for key tasks (product.md §5)."""
    return [
        PolicyStep(step=step, days=days if step == OPINION else None, silence=silence if step == OPINION else "WAITS")
        for step in PRESETS[preset][klass]
    ]


def decided_together(klass: str) -> bool:
    """Whether the results of tasks of this class may be agreed to among others."""
    return klass in TOGETHER


def choose(body: OrgUnit, preset: str, *, key_preset: str | None = None, opinion_days: int | None = None) -> None:
    """Store the policies of a body: `preset` for all classes, `key_preset` for key tasks when given. One that is so
    already keeps its days and what silence does; `opinion_days`, when it changes, is how long partners are asked by all of them."""
    before = opinion_days_of(body.pk)
    days = opinion_days or before
    kept = dict(ApprovalPolicy.objects.filter(body=body).values_list("klass", "preset"))
    for klass in (*TaskClass.values, PLAN):
        chosen = key_preset if key_preset and klass == TaskClass.KEY else preset
        if kept.get(klass) == chosen:
            continue
        ApprovalPolicy.objects.update_or_create(
            body=body, klass=klass, defaults={"preset": chosen, "steps": steps_of(chosen, klass, days=days)}
        )
    if days != before:
        for row in ApprovalPolicy.objects.filter(body=body):
            steps = [step | {"days": days} if step["step"] == OPINION else step for step in row.steps]
            if steps != row.steps:
                row.steps = steps
                row.save(update_fields=["steps"])


def opinion_days_of(body_id: int) -> int:
    """Working days in which a partner of the body's tasks gives an opinion; the product's default where none is asked."""
    asked = ApprovalPolicy.objects.filter(body_id=body_id).order_by("id").values_list("steps", flat=True)
    days = (step["days"] for steps in asked for step in steps if step["step"] == OPINION)
    return next((number for number in days if number), DEFAULT_DAYS)


def of_plans(body_id: int) -> list[PolicyStep]:
    """The steps the body asks of its plans; a body without a policy of its own has Xã gọn."""
    row = ApprovalPolicy.objects.filter(body_id=body_id, klass=PLAN).first()
    return row.steps if row else steps_of("SHORT", PLAN)


def frozen(task: Task) -> dict[str, Any]:
    """What a submission of `task` made now would freeze: `{"preset", "steps", "partners"}`. A body without a policy of
    its own has Xã gọn."""
    return frozen_of([task])[task.pk]


def frozen_of(tasks: Sequence[Task]) -> dict[Any, dict[str, Any]]:
    """The same for several tasks by id, in two statements."""
    rows = ApprovalPolicy.objects.filter(body_id__in={task.body_id for task in tasks})
    policies = {(row.body_id, row.klass): row for row in rows}
    asked: dict[Any, set[int]] = defaultdict(set)
    opinions = Partner.objects.filter(task_id__in=[task.pk for task in tasks], mode=Partner.Mode.GIVES_OPINION)
    for task_id, unit_id in opinions.values_list("task_id", "unit_id"):
        asked[task_id].add(unit_id)
    return {task.pk: _frozen(task, policies.get((task.body_id, task.klass)), asked[task.pk]) for task in tasks}


def _frozen(task: Task, row: ApprovalPolicy | None, asked: set[int]) -> dict[str, Any]:
    preset = row.preset if row else "SHORT"
    steps: list[PolicyStep] = row.steps if row else steps_of("SHORT", task.klass)
    kept = [s for s in steps if s["step"] != OPINION or asked]
    if task.answered_by_id:  # the steps inside are taken where its answer comes from
        kept = [s for s in kept if s["step"] == RELEASE]
    if task.from_above and not any(s["step"] == RELEASE for s in kept):
        kept.append(PolicyStep(step=RELEASE, days=None, silence="WAITS"))
    if task.relation == Relation.INNER:  # it ends with the release of what it answers, which may be its one approval
        kept = [s for s in kept if s["step"] != RELEASE]
    elif not task.from_above:
        kept = [s for s in kept if s["step"] != RELEASE] or (
            [] if preset == "RECORD" else steps_of("SHORT", TaskClass.ORDINARY)[1:]
        )
    return {"preset": preset, "steps": kept, "partners": sorted(asked)}
