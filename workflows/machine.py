"""The frame of a lifecycle: the only gate through which a transition runs, and the list of what a person may do.

A machine is a class of `viewflow.fsm` transitions over one record's `state`; `step()` adds what the world needs
to know of a transition: words, what is asked, how it is shown. viewflow checks no right when called: `perform` does.
"""

import inspect
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, TypeVar

from viewflow.fsm import State
from viewflow.fsm.base import NoTransition, TransitionConditionsUnmet

from backend.activity.change import Act, change, current
from backend.activity.roots import Ref, Root
from backend.errors import Forbidden, NotFound, NotTheMoment, Refused, Seen
from backend.words import Words, say
from workflows.needs import Need, clean


@dataclass(frozen=True)
class StepInfo:
    """How a transition is offered. `by_engine`: never offered, never reachable by a request.
    `explain`: shown as not yet possible, with the unmet condition; without it an unmet step is not shown at all.
    `on_submission`: what must have been seen is the submission, not the row's version."""

    name: str
    label: Words
    needs: tuple[Need, ...] = ()
    weight: str = "more"  # primary · secondary · more
    tone: str = "plain"  # plain · danger
    right: str = ""
    on_submission: bool = False
    by_engine: bool = False
    explain: bool = False


def unmet(ok: bool, words: Words) -> Any:
    """A condition's answer: met, or the words that say what is missing."""
    return State.CONDITION(ok, unmet=str(words))


@dataclass
class Machine:
    """One record's lifecycle in one act (or, for `available`, outside of one)."""

    record: Any
    by: Any
    data: dict[str, Any] = field(default_factory=dict)

    noun: ClassVar[str] = ""
    address: ClassVar[str] = ""  # where its records lie in the API; the noun's plural when left out
    steps: ClassVar[dict[str, StepInfo]] = {}
    state: ClassVar[State]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.steps = {
            name: info
            for name, member in inspect.getmembers(cls)
            if (info := getattr(getattr(member, "_func", None), "step_info", None))
        }

    # For each lifecycle to say

    @classmethod
    def with_them(cls, refs: Sequence[Ref]) -> tuple[Ref, ...]:
        """Records that an act on these may change as well: locked together with them, all at once, also unseen by who acts."""
        return ()

    def may(self, info: StepInfo) -> bool:
        """Whether `by` may do the step at all, whatever the state."""
        return bool(self.by.has_perm(f"{self.noun}s.{info.right or info.name}", self.record))

    def tag(self, info: StepInfo) -> str:
        """What a person must have seen."""
        return f"v{self.record.version}"

    def needs_of(self, info: StepInfo) -> tuple[Need, ...]:
        """What the step asks, for this record."""
        return info.needs

    def label_of(self, info: StepInfo) -> str:
        """The words on the button."""
        return str(info.label)

    def weight_of(self, info: StepInfo) -> str:
        """How loudly it is offered to this person."""
        return info.weight

    def explains(self, info: StepInfo) -> bool:
        """Whether this person is told why the step cannot be done yet."""
        return info.explain

    def overtaken(self, info: StepInfo) -> Seen | None:
        """What somebody faster did to the record, where the step is refused although what was seen is fresh."""
        return None

    def warning_of(self, info: StepInfo) -> str | None:
        """What whoever does it should know before; it keeps nobody from it."""
        return None

    def wear(self, info: StepInfo) -> None:
        """Write the capacity into the act."""

    # The gate

    def perform(self, name: str, data: dict[str, Any], *, expect: str | None = None) -> None:
        """Do the step: may you (403), is it fresh (412), is it the moment (409), is it valid (422), then do it."""
        act = current()
        info = self.steps.get(name)
        if info is None or info.by_engine:
            raise NotFound(say("Không có thao tác này.", "There is no such act."))
        if not self.may(info):
            raise Forbidden(say("Bạn không có quyền thực hiện thao tác này.", "You may not do this."))
        act.check_fresh(self.tag(info), expect, of=self.record)
        if act.told(self.record):
            raise NotTheMoment(say("Vừa thay đổi cùng với việc khác.", "It has just changed together with another."))
        reason = self.not_the_moment(name)
        if reason is not None:
            raise NotTheMoment(reason, of=self.overtaken(info))
        self.data = clean(self.needs_of(info), data, record=self.record)
        self.wear(info)
        try:
            getattr(self, name)()
        except NoTransition as refused:
            raise NotTheMoment(self.wrong_state(info)) from refused
        except TransitionConditionsUnmet as refused:
            raise NotTheMoment(refused.unmet_message or self.wrong_state(info)) from refused

    def not_the_moment(self, name: str) -> str | None:
        """Why the step cannot be done in this state, in words; None when it can."""
        info = self.steps[name]
        transition = getattr(type(self), name)._descriptor.get_transition(self.record.state)
        if transition is None:
            return self.wrong_state(info)
        failed = transition.get_unmet_condition(self)
        return None if failed is None else (getattr(failed[1], "message", "") or self.wrong_state(info))

    def in_reach(self, name: str) -> bool:
        """Whether the step starts from the present state, its conditions aside."""
        return getattr(type(self), name)._descriptor.get_transition(self.record.state) is not None

    def ready_for(self, name: str) -> bool:
        """Whether this person may do the step now."""
        return self.in_reach(name) and self.may(self.steps[name]) and self.not_the_moment(name) is None

    def leads_to(self, name: str) -> str | None:
        """The state after the step, in which the record stands at once; None when it stays where it is."""
        transition = getattr(type(self), name)._descriptor.get_transition(self.record.state)
        target = transition.resolve_precall_target(self, (), {})
        return str(target) if isinstance(target, str) and target != self.record.state else None

    def wrong_state(self, info: StepInfo) -> str:
        """The refusal when the state has no such step."""
        return say(
            "Không thực hiện được ở trạng thái hiện tại: {label}.",
            "Not possible in the present state: {label}.",
            label=str(info.label).rstrip("…"),
        )

    def available(self) -> list[dict[str, Any]]:
        """The contract's transitions: what this person may do now, and what not yet with the reason."""
        offered = []
        for name, info in self.steps.items():
            if info.by_engine or not self.in_reach(name) or not self.may(info):
                continue
            why = self.not_the_moment(name)
            if why is not None and not self.explains(info):
                continue
            offered.append({
                "name": name,
                "label": self.label_of(info),
                "weight": self.weight_of(info),
                "tone": info.tone,
                "href": f"/api/v1/{self.address or f'{self.noun}s'}/{self.record.pk}/transitions/{name}",
                "if_match": f'"{self.tag(info)}"',
                "needs": [need.describe(self.record) for need in self.needs_of(info) if need.asked],
                "enabled": why is None,
                "unmet": why,
                "warning": self.warning_of(info),
                "to": self.leads_to(name),
            })  # fmt: skip
        order = {"primary": 0, "secondary": 1, "more": 2}
        return sorted(offered, key=lambda item: order[item["weight"]])

    @classmethod
    def graph(cls) -> list[tuple[str, str, str]]:
        """(step, from, to) of every transition, for the documentation and the tests."""
        return [
            (name, str(transition.source), str(target) if isinstance(target, str) else str(transition.source))
            for name in cls.steps
            for transition in getattr(cls, name).get_transitions()
            for target in transition.declared_targets()
        ]


def step(
    label: Words,
    *,
    needs: Iterable[Need] = (),
    weight: str = "more",
    tone: str = "plain",
    right: str = "",
    on_submission: bool = False,
    by_engine: bool = False,
    explain: bool = False,
) -> Callable[[Any], Any]:
    """Decorate a transition method (under `@state.transition`) with how it is offered."""

    def mark(method: Any) -> Any:
        func = getattr(method, "_func", method)  # `method` is viewflow's descriptor when transition stands below
        func.step_info = StepInfo(
            func.__name__, label, tuple(needs), weight, tone, right, on_submission, by_engine, explain
        )
        return method

    return mark


Given = TypeVar("Given")
_machines: dict[type[Root], type[Machine]] = {}


def register(model: type[Root], machine: type[Machine]) -> None:
    """Say which machine moves records of `model`; done once, when the app is ready."""
    _machines[model] = machine


def machines() -> dict[type[Root], type[Machine]]:
    """All lifecycles, by model."""
    return dict(_machines)


def machine_of(record: Root, by: Any) -> Machine:
    """The lifecycle of this record, for this person."""
    return _machines[type(record)](record, by)


def perform(
    by: Any,
    ref: Ref,
    name: str,
    data: dict[str, Any],
    *,
    expect: str | None = None,
    key: uuid.UUID | None = None,
    fingerprint: bytes = b"",
    location: str = "",
) -> Act:
    """One transition of one record, as one act. Raises what `change` and `Machine.perform` raise."""
    along = _machines[ref.model].with_them([ref])
    with change(by, ref, along=along, key=key, fingerprint=fingerprint, location=location) as act:
        machine_of(act.record, by).perform(name, data, expect=expect)
    return act


class NothingDone(Refused):
    """A batch of which no row could be done: each with why. Nothing was stored."""

    def __init__(self, refused: list[tuple[Ref, Refused]]) -> None:
        super().__init__(refused[0][1].detail if refused else "")
        self.refused = refused


def perform_many(
    by: Any,
    rows: list[tuple[Ref, str | None]],
    name: str,
    data: dict[str, Any],
    *,
    key: uuid.UUID | None = None,
    fingerprint: bytes = b"",
) -> tuple[list[Ref], list[tuple[Ref, Refused]]]:
    """The same transition of at most 200 records as one act, a savepoint per row: (done, refused with why).
    Raises NothingDone when no row could be done, since an act without an event is none."""

    def do(record: Any, expect: str | None) -> None:
        machine_of(record, by).perform(name, data, expect=expect)

    return act_on_each(by, rows, do, key=key, fingerprint=fingerprint)


def act_on_each(
    by: Any,
    rows: list[tuple[Ref, Given]],
    do: Callable[[Any, Given], None],
    *,
    key: uuid.UUID | None = None,
    fingerprint: bytes = b"",
) -> tuple[list[Ref], list[tuple[Ref, Refused]]]:
    """As `perform_many`, `do` each record with what is given for it; a record is in one row."""
    done: list[Ref] = []
    refused: list[tuple[Ref, Refused]] = []
    refs = [ref for ref, _ in rows]
    kinds = dict.fromkeys(ref.model for ref in refs)
    along = [one for kind in kinds for one in _machines[kind].with_them([ref for ref in refs if ref.model is kind])]
    with change(by, *refs, along=along, key=key, fingerprint=fingerprint, absent_ok=True) as act:
        for ref, given in rows:
            try:
                with act.row():
                    do(act.get(ref), given)
                done.append(ref)
            except Refused as why:
                refused.append((ref, why))
        if not done:
            raise NothingDone(refused)
    return done, refused


def available(record: Root, by: Any) -> list[dict[str, Any]]:
    """What `by` may do with `record` now."""
    return machine_of(record, by).available()
