"""What a task goes through when its plan is amended, or when something was typed wrongly here (product.md §15): the part of
its rule table in which nobody decides about the work."""

from typing import Any

from backend.accounts.queries import follow_up_of
from backend.plans.models import DeadlineKind, Relation
from backend.plans.timeliness import days_at_end
from backend.words import Words, say
from backend.workcalendar.calendar import current as calendar
from workflows.machine import step
from workflows.needs import Need, wrong
from workflows.task.base import ASSIGNED, CANCELLED, COMPLETED, OPEN, SUBMITTED, OnTask
from workflows.task.conditions import in_no_plan
from workflows.task.dating import BY_PERIOD
from workflows.task.inherited import carry_date, check_before_whole
from workflows.task.pieces import next_review

TITLE = Need("title", "text", Words("Nội dung", "Text"), initial=lambda task: task.title)
DUE = Need("due_on", "date", Words("Hạn", "Due date"), required=False, initial=lambda task: task.due_on)
LEAD = Need("lead", "unit", Words("Đơn vị chủ trì", "Lead unit"), options="/api/v1/units?body=own", initial=lambda task: task.lead_id)  # fmt: skip
WHY = Need(
    "reason",
    "text",
    Words("Đã nhập nhầm ở chỗ nào", "What was typed wrongly"),
    help=Words(
        "Chỉ sửa chỗ nhập nhầm ở đây; không phải gia hạn. Cũ và mới cùng được lưu.",
        "Only what was typed wrongly here; this is no extension. Old and new are both kept.",
    ),
)
TOLD = ("title", "product", "area", "deadline_printed", "first_due_on")  # not tracked, so the event says old → new


class MendingSteps(OnTask):
    """Mixed into the task's machine."""

    record: Any
    data: dict[str, Any]
    note: Any
    drop_request: Any
    stop: Any
    halt: Any
    drop_parts: Any

    @step(Words("Đính chính…", "Correct…"), needs=[TITLE, DUE, LEAD, WHY])
    @OnTask.state.transition(OPEN, conditions=[in_no_plan])
    def correct(self) -> None:
        """Of a task without a plan; a line of a plan is corrected there, by two people."""
        task, due_on = self.record, self.data["due_on"]
        facts: dict[str, Any] = {"title": self.data["title"]}
        if due_on != task.due_on:
            facts |= {"due_on": due_on, "deadline_printed": ""}
            facts["deadline_kind"] = DeadlineKind.DATE if due_on else DeadlineKind.NONE
            if task.first_due_on == task.due_on:
                facts["first_due_on"] = due_on
        if due_on is not None and task.rhythm:
            raise wrong("due_on", str(BY_PERIOD))
        check_before_whole(task, due_on if due_on != task.due_on else None)
        if self.data["lead"].pk != task.lead_id:
            _may_move(task, self.data["lead"])
        if not self.restate(facts, self.data["lead"], "task.corrected", reason=self.data["reason"]):
            raise wrong("title", say("Chưa có gì thay đổi.", "Nothing is changed."))

    @step(Words("Theo bản điều chỉnh", "Follow the amendment"), by_engine=True)
    @OnTask.state.transition([*OPEN, COMPLETED])
    def follow(self, facts: dict[str, Any], verb: str, **said: Any) -> None:
        """The line says something else; the work done stays."""
        self.restate(facts, self.record.lead, verb, **said)

    @step(Words("Sang đơn vị khác", "Pass to another unit"), by_engine=True)
    @OnTask.state.transition(OPEN, ASSIGNED)
    def carry_over(self, facts: dict[str, Any], lead: Any, verb: str, **said: Any) -> None:
        """The line names another unit: whatever was under way there stops, what was reported stays."""
        self.record.held_from = ""
        self.restate(facts, lead, verb, **said)

    @step(Words("Thôi theo bản điều chỉnh", "End by the amendment"), by_engine=True)
    @OnTask.state.transition(OPEN, CANCELLED)
    def cancel_by(self, number: str, reason: str = "") -> None:
        """Its line is dropped, or goes on in another plan: that document's own number is the one that a plan's task needs
        to be cancelled."""
        self.data = {"reason": reason or by_amendment(number), "document_no": number}
        self.stop("cancel", self.data["reason"])
        self.note("task.cancelled", reason=self.data["reason"], document_no=number)

    def begin(self) -> None:
        """Take the task as it stands, for a step of the engine."""
        self._was = self.record.state

    def restate(self, facts: dict[str, Any], lead: Any, verb: str, *, reason: str = "", **said: Any) -> bool:
        """Write facts and lead into the task, with one event that says old → new; False when nothing changed."""
        task = self.record
        facts = facts | self._dates_with(facts)
        told = {name: [getattr(task, name), facts[name]] for name in TOLD if name in facts and getattr(task, name) != facts[name]}  # fmt: skip
        tracked, dates = task.tracked_values(), (task.due_on, task.first_due_on)
        if "due_on" in facts and facts["due_on"] != task.due_on:
            self.drop_request()  # what was asked for was another date's
        for name, value in facts.items():
            setattr(task, name, value)
        if lead.pk != task.lead_id:
            self.halt()
            task.lead, task.officer, task.follow_up_id = lead, None, follow_up_of(lead)
            task.partners.filter(unit=lead).delete()
            self.drop_parts(_why(reason, said), lead=lead)
        carry_date(self, *dates)
        if task.due_on != dates[0]:
            task.days_at_end = days_at_end(calendar(task.body_id), task.accepted_on, task.due_on)
        changed = task.tracked_values() != tracked
        if not (changed or told or said):
            return False
        if told and not changed:
            task.version += 1  # read anew before anybody acts on the old words
        self.note(verb, reason=reason, **said, **({"said": told} if told else {}))
        return True

    def _dates_with(self, facts: dict[str, Any]) -> dict[str, Any]:
        """What another date brings along: the first one is no extension, and what has none is looked at again on some day
        (product.md §6)."""
        task = self.record
        if not {"due_on", "rhythm"} & facts.keys():
            return {}
        due_on = facts.get("due_on", task.due_on)
        timed = due_on or facts.get("rhythm", task.rhythm) or task.state not in OPEN
        found: dict[str, Any] = {"review_on": None if timed else task.review_on or next_review(task.body)}
        if task.first_due_on is None:
            found["first_due_on"] = due_on
        return found


def _may_move(task: Any, lead: Any) -> None:
    """Who leads is corrected where nothing else hangs on it: who carries out what came from above, a part or the periods is
    said elsewhere. Raises Invalid."""
    if lead.body_id != task.body_id:
        raise wrong("lead", say("Chọn đơn vị trong cùng cơ quan.", "Choose a unit of the same body."))
    if task.state == SUBMITTED:
        raise wrong(
            "lead", say("Kết quả đang chờ duyệt: trả lại trước.", "The result awaits approval: return it first.")
        )
    if task.from_above or task.rhythm or task.relation in {Relation.PART, Relation.INNER}:
        raise wrong("lead", say("Đơn vị chủ trì của việc này được đổi bằng Chuyển đơn vị khác hoặc ở việc chung.", "The lead of this task is changed by giving it to another unit, or at the whole task."))  # fmt: skip


def by_amendment(number: str) -> str:
    """The reason of what an amendment changes."""
    return say("Theo bản điều chỉnh {number}", "By the amendment {number}", number=number)


def _why(reason: str, said: dict[str, Any]) -> str:
    return reason or by_amendment(said.get("document_no", ""))
