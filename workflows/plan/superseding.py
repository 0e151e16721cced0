"""What becomes of the tasks when an amendment is issued: they follow their line, the work done is kept (domain.md §1.4)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from backend.activity.change import Ref, current
from backend.plans.issuing import Carried, IssuedDocument, members_today
from backend.plans.models import Partner, Plan, PlanLine, PlanState, Task, TaskClass
from workflows.machine import machine_of
from workflows.task.base import COMPLETED, OPEN
from workflows.task.mending import by_amendment

ADOPTED = (*OPEN, COMPLETED)  # what was stopped meanwhile is no work to be taken up: its line gives a new task
SAID = ("title", "product", "area")
DEADLINE = ("deadline_kind", "deadline_printed", "deadline_qualifier", "starts_on", "due_on")


def touched_by(plan: Plan) -> tuple[Ref, ...]:
    """What issuing the amendment changes besides itself: the version in force, its tasks, and tasks it adopts."""
    if plan.amends_id is None:
        return ()
    adopted = PlanLine.objects.filter(version=plan.current_id, adopts__isnull=False).values("adopts")
    tasks = Task.objects.filter(parent=None, plan_line__version__plan=plan.amends_id) | Task.objects.filter(
        pk__in=adopted
    )
    return (Plan.ref(plan.amends_id), *(Task.ref(pk) for pk in tasks.values_list("pk", flat=True)))


@dataclass
class Succession:
    """The tasks of an amendment's lines that there are already. `carried`: what issuing need not give."""

    plan: Plan
    carried: set[Carried] = field(default_factory=set)
    _pairs: list[tuple[Task, PlanLine, PlanLine]] = field(default_factory=list)  # task, its line before, its line now
    _adopted: list[tuple[Task, PlanLine]] = field(default_factory=list)
    _dropped: list[Task] = field(default_factory=list)
    _moved: list[tuple[Task, PlanLine, PlanLine]] = field(default_factory=list)
    _members: dict[int, list[int]] = field(default_factory=dict)  # of groups, today

    @classmethod
    def of(cls, plan: Plan) -> "Succession":
        """Read from the open act, where everything is locked."""
        tasks = [record for record in current().records if isinstance(record, Task)]
        old = {line.pk: line for line in _lines(plan.amends.current_id)}  # type: ignore[union-attr]  # of an amendment
        lines = _lines(plan.current_id)
        now = {line.lineage: line for line in lines}
        found = cls(plan, _members=members_today(plan.body))
        for task in tasks:
            before = old.get(task.plan_line_id) if task.plan_line_id else None
            if before is None:
                continue
            after = now.get(before.lineage)
            if after is None or after.heading:
                found._dropped.append(task)
            else:
                found._pairs.append((task, before, after))
        by_id = {task.pk: task for task in tasks if task.plan_line_id is None and task.state in ADOPTED}
        found._adopted = [(by_id[line.adopts_id], line) for line in lines if line.adopts_id in by_id]
        found._settle_leads()
        return found

    def _settle_leads(self) -> None:
        """Where the line's units are as they were, its tasks stay with whoever has them, those that were handed to others
        or voided too."""
        by_line: dict[Any, list[tuple[Task, PlanLine, PlanLine]]] = defaultdict(list)
        for pair in self._pairs:
            by_line[pair[2].pk].append(pair)
        self._pairs = []
        for pairs in by_line.values():
            _, before, after = pairs[0]
            was, wanted = self._leads(before), self._leads(after)
            if before.lead_id == after.lead_id:
                self._pairs += pairs
                self.carried |= {(after.lineage, lead) for lead in wanted}
            elif len(was) == len(wanted) == 1 and after.lead and not after.lead.is_group:
                self._moved += pairs
                self.carried.add((after.lineage, wanted[0]))
            else:
                self._pairs += [pair for pair in pairs if pair[0].lead_id in wanted]
                self.carried |= {(after.lineage, pair[0].lead_id) for pair in pairs}
                self._dropped += [pair[0] for pair in pairs if pair[0].lead_id not in wanted]
        for _, line in self._adopted:
            self.carried |= {(line.lineage, lead) for lead in self._leads(line)}

    def _leads(self, line: PlanLine) -> list[int]:
        """The units that carry the line out, a group expanded."""
        if line.lead is None or line.heading:
            return []
        return self._members.get(line.lead.pk, []) if line.lead.is_group else [line.lead.pk]

    def carry_out(self, document: IssuedDocument) -> None:
        """In the act that issued it: tasks follow, end or are adopted, and the version before is superseded."""
        number = document.number.strip()
        Task.objects.bulk_update(self._reseated(), ["plan_line"])
        for task, before, after in self._pairs:
            if task.state in OPEN:
                self._restate(task, before, after, number)
        for task, before, after in self._moved:
            self._carry_over(task, before, after, number)
        for task in self._dropped:
            if task.state in OPEN:
                _engine(task).cancel_by(number)
        for task, line in self._adopted:
            facts = _facts_of(line) | ({} if line.key else {"klass": task.klass})
            if facts["due_on"] != task.due_on and task.first_due_on is None:
                facts["first_due_on"] = facts["due_on"]
            _engine(task).follow(facts, "task.adopted", document_no=number, line=line.no)
        act, before = current(), current().get(Plan.ref(self.plan.amends_id))
        before.state = PlanState.SUPERSEDED
        act.note(before, "plan.superseded", document_no=number, by=self.plan.pk)

    def _reseated(self) -> Iterable[Task]:
        """Every task with its line of the new version, those below another task included."""
        made = [*((task, after) for task, _, after in (*self._pairs, *self._moved)), *self._adopted]
        for task, line in made:
            task.plan_line = line
        return [task for task, _ in made]

    def _restate(self, task: Task, before: PlanLine, after: PlanLine, number: str) -> None:
        facts, partners = _changed(before, after), _partners_changed(before, after)
        if partners:
            self._set_partners(task, after, number)
        if facts or partners:
            more = {"partners": True} if partners else {}
            _engine(task).follow(facts, "task.amended", document_no=number, line=after.no, **more)

    def _carry_over(self, task: Task, before: PlanLine, after: PlanLine, number: str) -> None:
        if task.state not in OPEN:
            return
        self._set_partners(task, after, number)
        _engine(task).carry_over(_changed(before, after), after.lead, "task.amended", document_no=number, line=after.no)

    def _set_partners(self, task: Task, line: PlanLine, number: str) -> None:
        """Those the line names; who stays keeps the mode that was agreed."""
        wanted = [
            pk for unit in line.partners.all() for pk in self._members.get(unit.pk, [unit.pk]) if pk != task.lead_id
        ]
        gone = task.partners.exclude(unit__in=wanted)
        units = list(gone.filter(mode=Partner.Mode.HAS_PART).values_list("unit", flat=True))
        if units:
            _engine(task).drop_parts(by_amendment(number), lead__in=units)
        gone.delete()
        there = set(task.partners.values_list("unit", flat=True))
        Partner.objects.bulk_create(Partner(task=task, unit_id=pk) for pk in dict.fromkeys(wanted) if pk not in there)


def _lines(version_id: Any) -> list[PlanLine]:
    return list(PlanLine.objects.filter(version=version_id).select_related("lead").prefetch_related("partners"))


def _facts_of(line: PlanLine) -> dict[str, Any]:
    return {
        **{name: getattr(line, name) for name in (*SAID, *DEADLINE)},
        "klass": TaskClass.KEY if line.key else TaskClass.ORDINARY,
    }


def _changed(before: PlanLine, after: PlanLine) -> dict[str, Any]:
    """Only what the amendment says differently: a later date that was agreed, or another unit, is not undone by a line
    that was left alone."""
    was, now = _facts_of(before), _facts_of(after)
    facts = {name: value for name, value in now.items() if value != was[name] and name not in DEADLINE}
    if any(now[name] != was[name] for name in ("starts_on", "due_on", "deadline_kind")):
        facts |= {name: now[name] for name in DEADLINE}
        if now["due_on"]:
            facts["review_on"] = None
    return facts


def _partners_changed(before: PlanLine, after: PlanLine) -> bool:
    return {u.pk for u in before.partners.all()} != {u.pk for u in after.partners.all()}


def _engine(task: Task) -> Any:
    """The task's rule table, moved by the plan's act."""
    machine: Any = machine_of(task, current().by)
    machine.begin()
    return machine
