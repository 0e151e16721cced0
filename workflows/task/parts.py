"""Partners' own parts (product.md §5): a unit in the mode "có phần việc" has its product and date as a task of its own, made
and settled with the list of partners; and how pieces go along with the task that they belong to."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol, Self

from backend import clock
from backend.activity.change import Act, current
from backend.activity.roots import Ref
from backend.organisations.models import OrgUnit
from backend.plans.models import Partner, Relation, Task
from backend.plans.queries import bounds_for
from backend.plans.timeliness import dates_of, timeliness
from backend.words import say
from workflows.machine import StepInfo
from workflows.needs import wrong
from workflows.task import pieces
from workflows.task.base import OPEN, OnTask
from workflows.task.inherited import carry_date

if TYPE_CHECKING:
    from workflows.task.machine import TaskMachine


class Wish(Protocol):
    """What is wished of one partner unit."""

    @property
    def unit_id(self) -> int: ...
    @property
    def mode(self) -> str: ...
    @property
    def part_product(self) -> str: ...
    @property
    def part_due_on(self) -> date | None: ...


class PartSteps(OnTask):
    """Mixed into the task's machine."""

    record: Any
    by: Any
    data: dict[str, Any]
    note: Any
    _hat: Any
    _was: str
    follows = False  # moved by an act on the task it belongs to

    def beside(self, task: Task) -> Self:
        """The lifecycle of another task that the same act moves, under the same hat."""
        other = type(self)(task, self.by, self.data)  # type: ignore[call-arg]  # made as every machine is
        other._hat, other._was, other.follows = self._hat, task.state, True
        return other

    @classmethod
    def with_them(cls, refs: Sequence[Ref]) -> tuple[Ref, ...]:
        """What belongs together with them."""
        return pieces.family(ref.pk for ref in refs)

    def warning_of(self, info: StepInfo) -> str | None:
        """Parts that are still open keep nobody from sending, but are named."""
        return open_parts(self.record) if info.name == "submit" else None

    def go_along(self, name: str) -> None:
        """Its pieces go the same way, each as far as it can."""
        for piece in pieces.open_pieces(self.record):
            machine: Any = self.beside(piece)
            if machine.in_reach(name):
                getattr(machine, name)()

    def drop_parts(self, reason: str, **which: Any) -> None:
        """Open parts that are no longer asked for."""
        for part in pieces.open_pieces(self.record, relation=Relation.PART, **which):
            machine: Any = self.beside(part)
            machine.data = {"reason": reason, "document_no": ""}
            machine.cancel()

    def leave_whole(self, reason: str) -> None:
        """A part ended by itself: its unit goes on taking part, without a product of its own."""
        part, act = self.record, current()
        if self.follows or part.relation != Relation.PART:
            return
        whole = pieces.whole_of(part)
        whole.partners.filter(unit=part.lead_id, mode=Partner.Mode.HAS_PART).update(
            mode=Partner.Mode.COORDINATES, part_product="", part_due_on=None
        )
        if not act.told(whole):
            whole.version += 1  # as for every change of its partners
            self.beside(whole).note("task.partnered", reason=reason)


def open_parts(task: Task) -> str | None:
    """Which parts have not ended, in words; None when none is open."""
    parts = Task.objects.filter(parent=task, relation=Relation.PART, state__in=OPEN).select_related(
        "lead", "submission"
    )
    named = "; ".join(_named(part) for part in parts.order_by("due_on", "id"))
    return say("Còn phần việc chưa xong: {parts}.", "Parts still open: {parts}.", parts=named) if named else None


def _named(part: Task) -> str:
    found = timeliness(dates_of(part), bounds_for(part.body_id))
    late = say(", quá hạn {n} ngày", ", {n} days late", n=abs(found.days or 0)) if found.klass == "OVERDUE" else ""
    return f"{part.lead.short_name} ({part.title}{late})"


def check_parts(task: Task, wishes: Iterable[Wish], known: Mapping[int, date | None]) -> None:
    """A part needs its product; a date set now is not past. `known`: the dates of parts that are there already, by unit."""
    for wish in wishes:
        if wish.mode != Partner.Mode.HAS_PART:
            continue
        if not wish.part_product.strip():
            raise wrong("partners", say("Ghi sản phẩm của phần việc.", "Say what the part's product is."))
        if wish.part_due_on and task.due_on and wish.part_due_on > task.due_on:
            raise wrong(
                "partners",
                say("Hạn của phần việc không sau hạn của việc chung.", "A part is not due after the whole."),
            )
        if wish.part_due_on and wish.part_due_on < clock.today() and wish.part_due_on != known.get(wish.unit_id):
            raise wrong(
                "partners",
                say("Hạn của phần việc phải từ hôm nay trở đi.", "The part's due date must be today or later."),
            )


def set_parts(act: Act, machine: "TaskMachine", wishes: Iterable[Wish], units: dict[int, OrgUnit], reason: str) -> None:
    """Make, change and settle the parts of `machine`'s task so that they are what is wished. Open ones that are not
    wished for any more need a reason; one that was done stays."""
    task: Task = machine.record
    wished = {wish.unit_id: wish for wish in wishes if wish.mode == Partner.Mode.HAS_PART}
    parts = Task.objects.filter(parent=task, relation=Relation.PART)
    there = {part.lead_id: part for part in parts.exclude(state__in=["CANCELLED", "VOIDED"])}
    check_parts(task, wished.values(), {unit_id: part.due_on for unit_id, part in there.items()})
    gone = [part for part in pieces.open_pieces(task, relation=Relation.PART) if part.lead_id not in wished]
    if gone and not reason.strip():
        units_named = ", ".join(part.lead.short_name for part in gone)
        raise wrong(
            "reason",
            say("Nêu lý do thôi phần việc của {units}.", "Say why the part of {units} ends.", units=units_named),
        )
    if gone:
        machine.drop_parts(reason.strip(), pk__in=[part.pk for part in gone])
    for unit_id, wish in wished.items():
        if unit_id not in there:
            _make(act, task, units[unit_id], wish)
        elif there[unit_id].state in OPEN:
            _change(act, machine, there[unit_id], wish)


def _make(act: Act, task: Task, unit: OrgUnit, wish: Wish) -> None:
    product = wish.part_product.strip()
    pieces.make_piece(
        act, task, Relation.PART, unit, title=product, product=product, due_on=wish.part_due_on or task.due_on
    )


def _change(act: Act, machine: "TaskMachine", found: Task, wish: Wish) -> None:
    product = wish.part_product.strip()
    due = wish.part_due_on or found.due_on
    if (found.product, found.due_on) == (product, due):
        return
    part, dates = act.take([Task.ref(found.pk)])[0], (found.due_on, found.first_due_on)
    part.title = part.product = product
    beside = machine.beside(part)
    if due != part.due_on:
        beside.drop_request()  # what was asked for was another date's
    part.due_on, part.first_due_on = due, part.first_due_on or due
    part.deadline_kind, part.review_on = ("DATE", None) if due else (part.deadline_kind, part.review_on)
    part.version += part.due_on == found.due_on  # a new date is a tracked fact and counts by itself
    act.note(part, "task.part_changed", product=product)
    carry_date(beside, *dates)
