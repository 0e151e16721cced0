"""What a task's rule table must be, written down apart from the code: who may, from which states, with which event.

Everyone who cannot see the task meets 404; who sees but may not, 403; who may but not now, 409."""

from dataclasses import dataclass, field
from typing import Any

from backend.plans.models import Task
from tests import worlds

PERSONAS = ("chairman", "vice", "standing", "head", "officer", "partner", "clerk", "admin", "province", "inspector", "committee", "outsider")  # fmt: skip
INSIDE = frozenset(PERSONAS[:8])
OUTSIDE = frozenset({"province", "inspector", "committee"})
SEEN_BY = dict.fromkeys(("ABOVE", "PASSED_ON", "LINKED"), INSIDE | OUTSIDE)  # worlds that others see too
LEADING = frozenset({"chairman", "vice", "standing"})
NAMING = LEADING | {"head"}
DOING = frozenset({"officer", "head"})
GIVING = frozenset({"province", "inspector"})  # the giver's standing office
SPEAKING = frozenset({"chairman", "vice"})  # who speak for the commune upward
NOBODY: frozenset[str] = frozenset()
RECEIVED = ("ABOVE", "PASSED_ON", "LINKED")  # worlds of a task from above


@dataclass(frozen=True)
class Rule:
    """One transition: who may at all, and in which worlds it happens, with its verb and where it leads."""

    who: frozenset[str]
    worlds: dict[str, tuple[str, str | None]] = field(default_factory=dict)  # world → (verb, new state or None)
    data: dict[str, Any] = field(default_factory=dict)
    who_in: dict[str, frozenset[str]] = field(default_factory=dict)  # worlds in which others may
    late_in: dict[str, frozenset[str]] = field(default_factory=dict)  # of these, who come too late: 409
    also: dict[str, tuple[str, str | None]] = field(
        default_factory=dict
    )  # world → the event of the piece that goes along

    def events(self, world: str) -> list[tuple[str, str | None]]:
        """What is told of it in this world."""
        return [found[world] for found in (self.worlds, self.also) if world in found]

    def allowed(self, world: str) -> frozenset[str]:
        """Who may in this world, whatever its state."""
        return self.who_in.get(world, self.who)


WHY = {"reason": "Có lý do"}


def in_worlds(verb: str, to: str | None, *names: str) -> dict[str, tuple[str, str | None]]:
    """The same event in several worlds."""
    return dict.fromkeys(names, (verb, to))


UNDATED_LIVE = ("UNDATED", "AWAITING")
WORKING = (
    *UNDATED_LIVE,
    "ASSIGNED",
    "ENTERED",
    "IN_PROGRESS",
    "UNNAMED",
    "HAND_BACK",
    "ASKED",
    "COUNTERED",
    "OBSTACLE",
    "DECLINED",
)
WRITING = frozenset({"clerk", "standing"})  # of the Office and the standing office, who record what leaders decided
TABLE: dict[str, Rule] = {
    "start": Rule(frozenset({"officer"}), in_worlds("task.started", "IN_PROGRESS", *UNDATED_LIVE, "ASSIGNED", "ENTERED", "UNNAMED", "HAND_BACK", "DECLINED"), who_in=dict.fromkeys(("UNNAMED", *RECEIVED), DOING)),
    "pass_on": Rule(NAMING, in_worlds("task.passed_on", None, "ABOVE"), {"officer": "officer"}, also={"ABOVE": ("task.given", "ASSIGNED")}),
    "link": Rule(NAMING, in_worlds("task.linked", None, "ABOVE"), {"own_task": ""}),
    "unlink": Rule(NAMING, in_worlds("task.unlinked", None, "LINKED"), WHY),
    "assign": Rule(NAMING, in_worlds("task.assigned", None, "UNNAMED"), {"officer": "officer"}),
    "reassign": Rule(NAMING, in_worlds("task.reassigned", None, *UNDATED_LIVE, "REGULAR", "ASSIGNED", "ENTERED", "IN_PROGRESS", "HAND_BACK", "DECLINED", "ASKED", "COUNTERED", "OBSTACLE"), {"officer": "tt_officer2", **WHY}),
    "redirect": Rule(LEADING, in_worlds("task.reassigned", "ASSIGNED", "IN_PROGRESS", "REGULAR", "ASKED", "COUNTERED", "OBSTACLE", "ABOVE") | in_worlds("task.reassigned", None, *UNDATED_LIVE, "ASSIGNED", "ENTERED", "UNNAMED", "HAND_BACK", "DECLINED"), {"lead": "KT", **WHY}),
    "submit": Rule(DOING, in_worlds("task.submitted", "SUBMITTED", "IN_PROGRESS", "OBSTACLE", "ABOVE"), {"text": "Xong"}),
    "withdraw": Rule(NOBODY, in_worlds("task.withdrawn", "IN_PROGRESS", "SUBMITTED", "OPINION"), who_in=dict.fromkeys(("SUBMITTED", "OPINION", "LEADER", "COMPLETED", "ON_PAPER", "RECORDED"), frozenset({"officer"}))),
    "approve": Rule(NOBODY, in_worlds("task.approved", "COMPLETED", "SUBMITTED", "LEADER") | in_worlds("task.opined", None, "OPINION"), who_in={"OPINION": frozenset({"partner"}), "LEADER": SPEAKING | {"head", "standing"}, "ON_PAPER": SPEAKING | {"head", "standing"}, "SUBMITTED": frozenset({"head"}), "COMPLETED": frozenset({"head"})}, late_in={"LEADER": frozenset({"head", "standing"})}),
    "send_back": Rule(NOBODY, in_worlds("task.returned", "IN_PROGRESS", "SUBMITTED", "LEADER") | in_worlds("task.objected", "IN_PROGRESS", "OPINION"), WHY, who_in={"OPINION": frozenset({"partner"}), "LEADER": SPEAKING | {"head", "standing"}, "ON_PAPER": SPEAKING | {"head", "standing"}, "SUBMITTED": frozenset({"head"}), "COMPLETED": frozenset({"head"})}, late_in={"LEADER": frozenset({"head", "standing"})}),
    "reopen": Rule(frozenset({"head"}), in_worlds("task.reopened", "IN_PROGRESS", "RECORDED"), WHY),
    "revoke": Rule(NOBODY, in_worlds("task.revoked", "SUBMITTED", "COMPLETED", "ON_PAPER") | in_worlds("task.revoked", None, "LEADER"), WHY, who_in={"LEADER": LEADING, "COMPLETED": frozenset({"head", "chairman", "vice"}), "ON_PAPER": SPEAKING}),
    "record_decision": Rule(WRITING, in_worlds("task.returned", "IN_PROGRESS", "LEADER") | in_worlds("task.hand_back_declined", None, "HAND_BACK"), {"leader": "chairman", "outcome": "RETURN", "source": "15/TB-UBND", "decided_on": "2026-08-12", **WHY}, who_in=dict.fromkeys(RECEIVED, GIVING)),
    "contest": Rule(NOBODY, in_worlds("task.contested", "SUBMITTED", "ON_PAPER"), WHY, who_in={"ON_PAPER": frozenset({"chairman"})}),
    "contest_answer": Rule(NOBODY, in_worlds("task.answer_contested", None, "DECLINED"), WHY, who_in={"DECLINED": frozenset({"chairman"})}),
    "hold": Rule(LEADING, in_worlds("task.held", "ON_HOLD", *WORKING, "REGULAR", *RECEIVED), WHY, who_in=dict.fromkeys(RECEIVED, GIVING), also={"PASSED_ON": ("task.held", "ON_HOLD")}),
    "resume": Rule(LEADING, in_worlds("task.resumed", "IN_PROGRESS", "ON_HOLD"), who_in=dict.fromkeys(RECEIVED, GIVING)),
    "cancel": Rule(LEADING, in_worlds("task.cancelled", "CANCELLED", *WORKING, "REGULAR", "ON_HOLD", "SUBMITTED", *RECEIVED, "OPINION", "LEADER"), WHY, who_in=dict.fromkeys(RECEIVED, GIVING), also={"PASSED_ON": ("task.cancelled", "CANCELLED")}),
    "void": Rule(LEADING, in_worlds("task.voided", "VOIDED", *WORKING, "REGULAR", "ON_HOLD", "SUBMITTED", *RECEIVED, "OPINION", "LEADER"), WHY, who_in=dict.fromkeys(RECEIVED, GIVING), also={"PASSED_ON": ("task.voided", "VOIDED")}),
    "merge": Rule(LEADING, in_worlds("task.merged", "VOIDED", *WORKING, "REGULAR", "ON_HOLD", "SUBMITTED", *RECEIVED, "OPINION", "LEADER"), {"other": "the one given first", **WHY}, who_in=dict.fromkeys(RECEIVED, GIVING), also={"PASSED_ON": ("task.voided", "VOIDED")}),
    "correct": Rule(LEADING, in_worlds("task.corrected", None, *WORKING, "REGULAR", "ON_HOLD", "SUBMITTED", *RECEIVED, "OPINION", "LEADER"), {"title": "Tên đúng", "lead": "TTPVHCC", **WHY}, who_in=dict.fromkeys(RECEIVED, GIVING), also={"PASSED_ON": ("task.due_followed", None)}),
    "recite": Rule(NAMING, in_worlds("task.recited", None, *WORKING, "REGULAR", "ON_HOLD", "SUBMITTED", *RECEIVED, "OPINION", "LEADER"), {"document": "17/CV-UBND"}, who_in=dict.fromkeys(RECEIVED, GIVING)),
    "set_rhythm": Rule(LEADING, in_worlds("task.rhythm_set", None, *UNDATED_LIVE, "REGULAR"), {"rhythm": "WEEKLY"}, who_in=dict.fromkeys(RECEIVED, GIVING)),
    "set_due": Rule(LEADING, in_worlds("task.dated", None, *UNDATED_LIVE), {"due_on": "2026-09-15"}, who_in=dict.fromkeys(RECEIVED, GIVING)),
    "set_review": Rule(LEADING, in_worlds("task.review_set", None, *UNDATED_LIVE), {"review_on": "2026-09-15"}, who_in=dict.fromkeys(RECEIVED, GIVING)),
    "event_came": Rule(LEADING, in_worlds("task.event_came", None, "AWAITING"), {"event_on": "2026-08-10", "document_no": "9/QĐ-UBND"}, who_in=dict.fromkeys(RECEIVED, GIVING)),
    "disown": Rule(NOBODY, in_worlds("task.disowned", "VOIDED", "ENTERED"), WHY, who_in={"ENTERED": frozenset({"chairman"})}),
    "move_due": Rule(LEADING, in_worlds("task.due_moved", None, *WORKING, "ON_HOLD", *RECEIVED), {"due_on": "2026-11-02", **WHY}, who_in=dict.fromkeys(RECEIVED, GIVING), also={"PASSED_ON": ("task.due_followed", None)}),
    "ask_hand_back": Rule(DOING, in_worlds("task.hand_back_asked", None, *UNDATED_LIVE, "REGULAR", "ASSIGNED", "ENTERED", "IN_PROGRESS", "UNNAMED", "DECLINED", "ASKED", "COUNTERED", "OBSTACLE", *RECEIVED), {"kind": "WRONG_UNIT", **WHY}, who_in=dict.fromkeys(RECEIVED, SPEAKING)),
    "withdraw_hand_back": Rule(NOBODY, in_worlds("task.hand_back_withdrawn", None, "HAND_BACK"), who_in={"HAND_BACK": frozenset({"officer"}), **dict.fromkeys(RECEIVED, SPEAKING)}),
    "decline_hand_back": Rule(LEADING, in_worlds("task.hand_back_declined", None, "HAND_BACK"), WHY, who_in=dict.fromkeys(RECEIVED, GIVING)),
    "ask_extension": Rule(DOING, in_worlds("task.extension_asked", None, "ASSIGNED", "ENTERED", "IN_PROGRESS", "UNNAMED", "HAND_BACK", "DECLINED", "OBSTACLE", *RECEIVED), {"due_on": "2026-10-15", "cause": "OBJECTIVE", **WHY}, who_in={**dict.fromkeys(RECEIVED, SPEAKING), "UNNAMED": frozenset({"head"})}),
    "grant_extension": Rule(NOBODY, in_worlds("task.extension_granted", None, "ASKED"), who_in={"ASKED": frozenset({"head"}), "COUNTERED": frozenset({"head"})}),
    "refuse_extension": Rule(NOBODY, in_worlds("task.extension_refused", None, "ASKED"), WHY, who_in={"ASKED": frozenset({"head"}), "COUNTERED": frozenset({"head"})}),
    "counter_extension": Rule(NOBODY, in_worlds("task.extension_countered", None, "ASKED"), {"due_on": "2026-09-30", **WHY}, who_in={"ASKED": frozenset({"head"}), "COUNTERED": frozenset({"head"})}),
    "accept_counter": Rule(DOING, in_worlds("task.extension_accepted", None, "COUNTERED"), who_in={**dict.fromkeys(RECEIVED, SPEAKING), "UNNAMED": frozenset({"head"}), "COUNTERED": frozenset({"officer"})}),
    "withdraw_extension": Rule(DOING, in_worlds("task.extension_withdrawn", None, "ASKED", "COUNTERED"), who_in={**dict.fromkeys(RECEIVED, SPEAKING), "UNNAMED": frozenset({"head"})}),
    "raise_obstacle": Rule(DOING | SPEAKING, in_worlds("task.obstacle_raised", None, "ASSIGNED", "ENTERED", "IN_PROGRESS", "UNNAMED", "HAND_BACK", "DECLINED", "ASKED", "COUNTERED", *UNDATED_LIVE, "REGULAR", *RECEIVED), {"text": "Chờ kinh phí", "asked": "LEADER"}),
    "answer_obstacle": Rule(NOBODY, in_worlds("task.obstacle_answered", None, "OBSTACLE"), WHY, who_in={"OBSTACLE": frozenset({"partner"})}),
    "refer_obstacle": Rule(NOBODY, in_worlds("task.obstacle_referred", None, "OBSTACLE"), {"asked": "LEADER", **WHY}, who_in={"OBSTACLE": frozenset({"partner"})}),
    "clear_obstacle": Rule(DOING | SPEAKING, in_worlds("task.obstacle_cleared", None, "OBSTACLE")),
}  # fmt: skip
ENGINE_ONLY = (
    "accepted",
    "sent_back",
    "answered",
    "undone",
    "begin_periods",
    "follow",
    "carry_over",
    "cancel_by",
    "undo",
)


def build(world: str, cast: Any, units: Any) -> Any:
    """The task of a world, through the real acts."""
    return _BUILDERS[world](cast, units)


def _held(cast: Any, _units: Any) -> Any:
    task = worlds.in_progress(cast)
    worlds.act(cast.chairman, task, "hold", reason="Chờ")
    return task


def _ended(name: str) -> Any:
    def make(cast: Any, _units: Any) -> Any:
        task = worlds.assigned(cast)
        worlds.act(cast.chairman, task, name, reason="Thôi")
        return task

    return make


def _recorded(cast: Any, units: Any) -> Any:
    from workflows import policy

    policy.choose(units["30337"], "RECORD")
    task = worlds.submitted(cast)
    policy.choose(units["30337"], "SHORT", key_preset="STANDARD")
    return task


def _asked(cast: Any, _units: Any) -> Any:
    task = worlds.in_progress(cast)
    worlds.act(cast.officer, task, "ask_extension", due_on="2026-10-15", cause="OBJECTIVE", reason="Chờ số liệu")
    return task


def _countered(cast: Any, units: Any) -> Any:
    task = _asked(cast, units)
    worlds.act(cast.head, task, "counter_extension", due_on="2026-09-30", reason="Sớm hơn")
    return task


def _stuck(cast: Any, units: Any) -> Any:
    task = worlds.in_progress(cast)
    worlds.act(cast.officer, task, "raise_obstacle", text="Chờ số liệu", asked="UNIT", unit=units["KT"].pk)
    return task


def _handed_back(cast: Any, _units: Any) -> Any:
    task = worlds.assigned(cast)
    worlds.act(cast.officer, task, "ask_hand_back", kind="DOUBLE", reason="Trùng")
    return task


def _awaiting(cast: Any, _units: Any) -> Any:
    """A line of a plan whose time begins with an event."""
    task = worlds.assigned(cast, due_on=None)
    printed = "15 ngày sau khi công bố kết quả"
    Task.objects.filter(pk=task.pk).update(deadline_kind="RELATIVE_TO_EVENT", deadline_printed=printed)
    return worlds.reread(task)


def _regular(cast: Any, _units: Any) -> Any:
    """Quarterly, under way; its first period is opened by the worker, who has not come by yet."""
    task = worlds.assigned(cast, due_on=None)
    worlds.act(cast.chairman, task, "set_rhythm", rhythm="QUARTERLY")
    worlds.act(cast.officer, task, "start")
    return worlds.reread(task)


def _declined_on_paper(cast: Any, _units: Any) -> Any:
    task = _handed_back(cast, _units)
    worlds.on_paper(cast.clerk, task, cast.chairman, "RETURN")
    return task


def _from_above(cast: Any, _units: Any) -> Any:
    task = worlds.from_above(cast)
    worlds.own_line(cast)
    worlds.act(cast.officer, task, "start")
    worlds.prove(cast.officer, task)
    return task


def _passed_on(cast: Any, _units: Any) -> Any:
    task = worlds.from_above(cast)
    worlds.passed_on(cast.head, task, cast.officer)
    return task


def _linked(cast: Any, _units: Any) -> Any:
    task = worlds.from_above(cast)
    worlds.act(cast.head, task, "link", own_task=str(worlds.own_line(cast).pk))
    return task


def _approved_on_paper(cast: Any, _units: Any) -> Any:
    task = _at_the_leader(cast, _units)
    worlds.on_paper(cast.clerk, task, cast.chairman)
    return task


def _at_the_leader(cast: Any, _units: Any) -> Any:
    task = worlds.submitted(cast, klass="KEY")
    worlds.act(cast.head, task, "approve")
    worlds.act(cast.standing, task, "approve")
    return task


_BUILDERS: dict[str, Any] = {
    "UNNAMED": lambda cast, units: worlds.given(cast),
    "ASSIGNED": lambda cast, units: worlds.assigned(cast),
    "UNDATED": lambda cast, units: worlds.assigned(cast, due_on=None),
    "AWAITING": _awaiting,
    "REGULAR": _regular,
    "ENTERED": lambda cast, units: worlds.assigned(cast, by="clerk", for_leader=cast.chairman),
    "IN_PROGRESS": lambda cast, units: worlds.in_progress(cast),
    "ON_HOLD": _held,
    "SUBMITTED": lambda cast, units: worlds.submitted(cast),
    "COMPLETED": lambda cast, units: worlds.completed(cast),
    "CANCELLED": _ended("cancel"),
    "VOIDED": _ended("void"),
    "RECORDED": _recorded,
    "HAND_BACK": _handed_back,
    "ASKED": _asked,
    "COUNTERED": _countered,
    "OBSTACLE": _stuck,
    "OPINION": lambda cast, units: worlds.submitted(cast, opinions=("KT",)),
    "LEADER": _at_the_leader,
    "ON_PAPER": _approved_on_paper,
    "DECLINED": _declined_on_paper,
    "ABOVE": _from_above,
    "PASSED_ON": _passed_on,
    "LINKED": _linked,
}
WORLDS = tuple(_BUILDERS)


def given_data(rule: Rule, cast: Any, units: Any, world: str) -> dict[str, Any]:
    """The rule's data with names turned into ids; a document is entered in the giver's register first."""
    data = dict(rule.data)
    if "officer" in data:
        data["officer"] = getattr(cast, data["officer"]).pk
    if "leader" in data:
        data["leader"] = str(getattr(cast, data["leader"]).pk)
    if "lead" in data:
        data["lead"] = units[data["lead"]].pk
    if "own_task" in data and world == "ABOVE":
        data["own_task"] = str(Task.objects.get(plan_line__isnull=False).pk)
    if "other" in data:
        data["other"] = str((worlds.from_above if world in RECEIVED else worlds.given)(cast).pk)
    if "document" in data:
        keeper = cast.province if world in RECEIVED else cast.clerk
        data["document"] = str(worlds.document(keeper, number=data["document"]).pk)
    return data
