"""What becomes of the tasks when an amendment is issued: they follow their line, the work done is kept (domain.md §1.4)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from backend.activity.change import current
from backend.activity.roots import Ref
from backend.organisations.models import BodySettings
from backend.plans.issuing import Carried, IssuedDocument, members_today, mode_of, settings_of
from backend.plans.models import Order, Partner, Plan, PlanLine, PlanState, Relation, Task, TaskClass
from backend.plans.rhythms import rhythm_of
from backend.plans.text import lay_over
from workflows.machine import machine_of
from workflows.plan.regrouping import Orders, members_given
from workflows.task.base import COMPLETED, LIVE, OPEN
from workflows.task.mending import by_amendment
from workflows.task.periods import titled
from workflows.task.pieces import family

ADOPTED = (*OPEN, COMPLETED)  # what was stopped meanwhile is no work to be taken up: its line gives a new task
SAID = ("title", "product", "area")
DEADLINE = ("deadline_kind", "deadline_printed", "deadline_qualifier", "starts_on", "due_on")


def touched_by(plan: Plan) -> tuple[Ref, ...]:
    """What issuing the amendment changes besides itself: the version in force, its tasks with their periods and pieces, its orders,
    and tasks it adopts."""
    if plan.amends_id is None:
        return ()
    adopted = PlanLine.objects.filter(version=plan.current_id, adopts__isnull=False).values("adopts")
    tasks = Task.objects.filter(Q(parent=None, plan_line__version__plan=plan.amends_id) | Q(pk__in=adopted))
    orders = Order.objects.filter(plan_line__version__plan=plan.amends_id)
    return (
        Plan.ref(plan.amends_id),
        *(Order.ref(pk) for pk in orders.values_list("pk", flat=True)),
        *family(tasks.values_list("pk", flat=True)),
    )


@dataclass
class Succession:
    """The tasks of an amendment's lines that there are already. `carried`: what issuing need not give; `orders`: by
    lineage, those that who is given a task joins."""

    plan: Plan
    carried: set[Carried] = field(default_factory=set)
    _orders: Orders = field(default_factory=Orders)
    _periods: dict[Any, list[Task]] = field(default_factory=dict)  # open ones, by the id of their regular task
    _pairs: list[tuple[Task, PlanLine, PlanLine]] = field(default_factory=list)  # task, its line before, its line now
    _adopted: list[tuple[Task, PlanLine]] = field(default_factory=list)
    _dropped: list[Task] = field(default_factory=list)
    _moved: list[tuple[Task, PlanLine, PlanLine]] = field(default_factory=list)
    _members: dict[int, list[int]] = field(default_factory=dict)  # of groups, today
    _usual: BodySettings = field(default_factory=BodySettings)  # what the body chose

    @classmethod
    def of(cls, plan: Plan) -> "Succession":
        """Read from the open act, where everything is locked."""
        listed = [record for record in current().records if isinstance(record, Task)]
        tasks = [task for task in listed if task.parent_id is None]
        before_it = plan.amends.current  # type: ignore[union-attr]  # of an amendment
        assert before_it is not None  # it was issued
        old = {line.pk: line for line in _lines(before_it.pk)}
        lay_over(before_it, old)  # the tasks went along with what was put right, and so did the draft
        lines = _lines(plan.current_id)
        now = {line.lineage: line for line in lines}
        found = cls(plan, _members=members_today(plan.body), _usual=settings_of(plan.body), _orders=Orders.of(old, now))
        for task in listed:
            if task.is_occurrence:
                found._periods.setdefault(task.parent_id, []).append(task)
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

    @property
    def orders(self) -> dict[Any, Order]:
        """By lineage."""
        return self._orders.going_on

    def _settle_leads(self) -> None:
        """Where the line's units are as they were, its tasks stay with whoever has them, those that were handed to others
        or voided too. Of a group each member has its own."""
        given = members_given(task for task, before, _ in self._pairs if before.lead and before.lead.is_group)
        by_line: dict[Any, list[tuple[Task, PlanLine, PlanLine]]] = defaultdict(list)
        for pair in self._pairs:
            by_line[pair[2].pk].append(pair)
        self._pairs = []
        for pairs in by_line.values():
            _, before, after = pairs[0]
            was, wanted = self._leads(before), self._leads(after)
            if before.lead_id == after.lead_id and before.lead and not before.lead.is_group:
                self._pairs += pairs
                self.carried |= {(after.lineage, lead) for lead in wanted}
            elif len(was) == len(wanted) == 1 and after.lead and not after.lead.is_group and not pairs[0][0].from_above:
                self._moved += pairs
                self.carried.add((after.lineage, wanted[0]))
            else:
                member = {pair[0].pk: given.get(pair[0].pk, pair[0].lead_id) for pair in pairs}
                self._pairs += [pair for pair in pairs if member[pair[0].pk] in wanted]
                self.carried |= {(after.lineage, unit) for unit in member.values()}
                self._dropped += [pair[0] for pair in pairs if member[pair[0].pk] not in wanted]
        for _, line in self._adopted:
            self.carried |= {(line.lineage, lead) for lead in self._leads(line)}

    def _leads(self, line: PlanLine) -> list[int]:
        """The units that carry the line out, a group expanded."""
        if line.lead is None or line.heading:
            return []
        return self._members.get(line.lead.pk, []) if line.lead.is_group else [line.lead.pk]

    def carry_out(self, document: IssuedDocument, given: list[Task]) -> None:
        """In the act that issued it: tasks follow, end or are adopted, and the version before is superseded. `given`: what
        it gave anew."""
        number = document.number.strip()
        Task.objects.bulk_update(self._reseated(), ["plan_line", "order"])
        for task, before, after in self._pairs:
            if task.state in OPEN:
                self._restate(task, before, after, number)
        for task, before, after in self._moved:
            self._carry_over(task, before, after, number)
        ended = [task for task in self._dropped if task.state in OPEN]
        for task in ended:
            _engine(task).cancel_by(number)
        self._orders.carry_out(given, ended, number)
        for task, line in self._adopted:
            facts = _facts_of(line) | ({} if line.key else {"klass": task.klass})
            if task.state in LIVE and (rhythm := _rhythm_of(line, self._usual.usual_rhythm)):
                facts |= {"rhythm": rhythm}
            _engine(task).follow(facts, "task.adopted", document_no=number, line=line.no)
        act, before = current(), current().get(Plan.ref(self.plan.amends_id))
        before.state = PlanState.SUPERSEDED
        act.note(before, "plan.superseded", document_no=number, by=self.plan.pk)

    def _reseated(self) -> Iterable[Task]:
        """Every task with its line of the new version, periods included, those that are closed too."""
        made = [*((task, after) for task, _, after in (*self._pairs, *self._moved)), *self._adopted]
        lines: dict[Any, PlanLine] = {task.pk: line for task, line in made}
        for task, line in made:
            task.plan_line = line
            self._orders.join(task, line)
        periods = list(Task.objects.filter(parent__in=lines, relation=Relation.OCCURRENCE))
        for period in periods:
            period.plan_line = lines[period.parent_id]
        return [*(task for task, _ in made), *periods]

    def _restate(self, task: Task, before: PlanLine, after: PlanLine, number: str) -> None:
        facts, partners = _changed(before, after, self._usual.usual_rhythm), _partners_changed(before, after)
        if task.from_above:  # its class says so, and the body that carries it out names its partners itself
            facts, partners = {name: value for name, value in facts.items() if name != "klass"}, False
        more: dict[str, Any] = {"document_no": number, "line": after.no, **({"partners": True} if partners else {})}
        for one, own in ((task, facts), *((period, _of_period(period, facts)) for period in self._open_periods(task))):
            if partners:
                self._set_partners(one, after, number)
            if own or partners:
                _engine(one).follow(own, "task.amended", **more)

    def _carry_over(self, task: Task, before: PlanLine, after: PlanLine, number: str) -> None:
        """To the line's new unit, with its periods. One that was sent is the work of who sent it: it follows the words alone,
        and goes to the new unit when it comes back (`periods.come_back`)."""
        if task.state not in OPEN:
            return
        facts = _changed(before, after, self._usual.usual_rhythm)
        said: dict[str, Any] = {"document_no": number, "line": after.no}
        for one, own in ((task, facts), *((period, _of_period(period, facts)) for period in self._open_periods(task))):
            if one.is_occurrence and one.state not in LIVE:
                _engine(one).follow(own, "task.amended", **said)
                continue
            self._set_partners(one, after, number)
            _engine(one).carry_over(own, after.lead, "task.amended", **said)

    def _open_periods(self, task: Task) -> list[Task]:
        return [period for period in self._periods.get(task.pk, ()) if period.state in OPEN]

    def _set_partners(self, task: Task, line: PlanLine, number: str) -> None:
        """Those the line names; who stays keeps the mode that was agreed, who goes has no part any more."""
        wanted = [
            pk for unit in line.partners.all() for pk in self._members.get(unit.pk, [unit.pk]) if pk != task.lead_id
        ]
        gone = list(task.partners.exclude(unit__in=wanted).values_list("unit", flat=True))
        task.partners.filter(unit__in=gone).delete()
        _engine(task).drop_parts(by_amendment(number), lead__in=gone)
        there = set(task.partners.values_list("unit", flat=True))
        Partner.objects.bulk_create(
            Partner(task=task, unit_id=pk, mode=mode_of(line, pk, self._members, self._usual.partner_mode))
            for pk in dict.fromkeys(wanted)
            if pk not in there
        )


def _lines(version_id: Any) -> list[PlanLine]:
    return list(PlanLine.objects.filter(version=version_id).select_related("lead").prefetch_related("partners"))


def _facts_of(line: PlanLine) -> dict[str, Any]:
    return {
        **{name: getattr(line, name) for name in (*SAID, *DEADLINE)},
        "klass": TaskClass.KEY if line.key else TaskClass.ORDINARY,
    }


def _changed(before: PlanLine, after: PlanLine, usual: str) -> dict[str, Any]:
    """Only what the amendment says differently: a later date that was agreed, or another unit, is not undone by a line
    that was left alone."""
    was, now = _facts_of(before), _facts_of(after)
    facts = {name: value for name, value in now.items() if value != was[name] and name not in DEADLINE}
    rhythm = _rhythm_of(after, usual)
    if rhythm != _rhythm_of(before, usual):
        facts["rhythm"] = rhythm
    if "rhythm" in facts or any(now[name] != was[name] for name in ("starts_on", "due_on", "deadline_kind")):
        facts |= {name: now[name] for name in DEADLINE}
    return facts


def _rhythm_of(line: PlanLine, usual: str) -> str | None:
    return rhythm_of(line.deadline_kind, line.deadline_printed, usual=usual)


def _of_period(period: Task, facts: dict[str, Any]) -> dict[str, Any]:
    """What an open period follows: words and class. Its dates are its own; another rhythm counts from the next."""
    own: dict[str, Any] = {name: facts[name] for name in ("product", "area", "klass") if name in facts}
    if "title" in facts:
        assert period.period_from and period.period_to
        own["title"] = titled(facts["title"], period.period_from, period.period_to)
    return own


def _partners_changed(before: PlanLine, after: PlanLine) -> bool:
    return {u.pk for u in before.partners.all()} != {u.pk for u in after.partners.all()}


def _engine(task: Task) -> Any:
    """The task's rule table, moved by the plan's act."""
    machine: Any = machine_of(task, current().by)
    machine.begin()
    return machine
