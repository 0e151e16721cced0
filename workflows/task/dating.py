"""What has no date: its rhythm, the event it waits for, the day on which it is looked at again (product.md §6). The first
date of a task is no extension: nothing was moved."""

from datetime import date
from typing import Any

from backend import clock
from backend.activity.verbs import RHYTHMS
from backend.plans.after_event import rule_of
from backend.plans.models import DeadlineKind
from backend.words import Words, say
from backend.workcalendar.calendar import current as calendar
from workflows.machine import step, unmet
from workflows.needs import Need, wrong
from workflows.task.base import ASSIGNED, IN_PROGRESS, LIVE, WORKING, OnTask
from workflows.task.inherited import carry_date, check_before_whole
from workflows.task.pieces import next_review
from workflows.task.words import OPTIONAL_NOTE

WAITING_KINDS = (DeadlineKind.RELATIVE_TO_EVENT, DeadlineKind.PER_OTHER_PLAN)
NO_RHYTHM = "NONE"

RHYTHM = Need(
    "rhythm", "choice", Words("Nhịp", "Rhythm"),
    choices=(*((str(name), words) for name, words in RHYTHMS.items()), (NO_RHYTHM, Words("Không theo kỳ", "No periods"))),
    initial=lambda task: task.rhythm,
    help=Words(
        "Kỳ đang mở giữ nguyên; nhịp mới tính từ kỳ sau.", "Periods that are open stay; the new rhythm counts from the next."
    ),
)  # fmt: skip
FIRST_DATE = Need("due_on", "date", Words("Hạn", "Due date"))
REVIEW_DATE = Need(
    "review_on", "date", Words("Ngày xem lại", "Review date"),
    help=Words("Đến ngày này hệ thống nhắc để đặt hạn hoặc hẹn tiếp.", "On this day you are reminded to set a date or a next review."),
)  # fmt: skip
EVENT_DATE = Need("event_on", "date", Words("Ngày có sự kiện, văn bản", "Date of the event or document"))
EVENT_DOCUMENT = Need("document_no", "line", Words("Số, ký hiệu văn bản", "Document number"), max_length=80)
COMPUTED = Need(
    "due_on", "date", Words("Hạn (để trống: tính theo quy tắc đã in)", "Due date (empty: by the printed rule)"),
    required=False,
)  # fmt: skip


def undated(machine: Any) -> Any:
    """It has neither a date nor a rhythm."""
    task = machine.record
    if task.rhythm:
        return unmet(False, BY_PERIOD)
    return unmet(task.due_on is None, Words("Việc này đã có hạn.", "This task has a due date."))


def may_have_rhythm(machine: Any) -> Any:
    """Undated, and reported by itself: no piece of another, no share of an order, not answered by another."""
    task = machine.record
    if task.due_on is not None:
        return unmet(False, Words("Việc đã có hạn thì không đặt nhịp.", "A task with a due date takes no rhythm."))
    alone = not task.relation and task.order_id is None and task.answered_by_id is None
    return unmet(
        alone,
        Words("Việc gắn với việc khác thì không đặt nhịp.", "What belongs together with other tasks takes no rhythm."),
    )


def waits_for_event(machine: Any) -> Any:
    """Its printed deadline begins with something that has to come first."""
    return unmet(
        machine.record.deadline_kind in WAITING_KINDS,
        Words("Việc này không chờ sự kiện.", "This task waits for no event."),
    )


BY_PERIOD = Words(
    "Việc thường xuyên không báo cáo, gửi chung: mỗi kỳ báo cáo, gửi và duyệt riêng.",
    "A regular task is not reported or sent as a whole: each period is reported, sent and approved on its own.",
)


def not_by_period(machine: Any) -> Any:
    """What is done for each period is done on the period."""
    return unmet(not machine.record.rhythm, BY_PERIOD)


class DatingSteps(OnTask):
    """Mixed into the task's machine."""

    record: Any
    data: dict[str, Any]
    note: Any

    @step(Words("Đặt nhịp báo cáo…", "Set the rhythm…"), needs=[RHYTHM], right="date")
    @OnTask.state.transition(WORKING, conditions=[may_have_rhythm])
    def set_rhythm(self) -> None:
        """Regular from now on, in another rhythm, or no longer."""
        task, before = self.record, self.record.rhythm
        wanted = None if self.data["rhythm"] == NO_RHYTHM else self.data["rhythm"]
        if wanted == before:
            raise wrong("rhythm", say("Việc đang theo nhịp này.", "That is its rhythm already."))
        task.rhythm = wanted
        task.review_on = None if wanted else next_review(task.body)
        self.note("task.rhythm_set")

    @step(Words("Đặt hạn…", "Set the due date…"), needs=[FIRST_DATE, OPTIONAL_NOTE], right="date")
    @OnTask.state.transition(LIVE, conditions=[undated])
    def set_due(self) -> None:
        """The first date of what had none."""
        self._from_today("due_on", self.data["due_on"])
        self._first_due(self.data["due_on"])
        self.note("task.dated", reason=self.data["reason"] or "", due_on=self.data["due_on"])

    @step(Words("Hẹn ngày xem lại…", "Set the next review…"), needs=[REVIEW_DATE, OPTIONAL_NOTE], right="date")
    @OnTask.state.transition(LIVE, conditions=[undated])
    def set_review(self) -> None:
        """Still no date: it is looked at again on another day."""
        self._from_today("review_on", self.data["review_on"])
        self.record.review_on = self.data["review_on"]
        self.record.version += 1  # a fact of the task that no event's changes carry
        self.note("task.review_set", reason=self.data["reason"] or "", review_on=self.data["review_on"])

    @step(
        Words("Đã có…", "It has come…"), needs=[EVENT_DATE, EVENT_DOCUMENT, COMPUTED], weight="secondary", right="date"
    )
    @OnTask.state.transition(LIVE, conditions=[undated, waits_for_event])
    def event_came(self) -> None:
        """What it waited for is there: the printed rule gives the date, or whoever says so does."""
        task, came = self.record, self.data["event_on"]
        if came > clock.today():
            raise wrong("event_on", say("Ngày này chưa đến.", "That day is still to come."))
        rule = rule_of(task.deadline_printed)
        due = self.data["due_on"] or (rule.due(came, calendar(task.body_id)) if rule else None)
        if due is None:
            message = say(
                "“{printed}” không nêu thời gian, hãy nhập hạn.", "“{printed}” names no time; enter the due date.",
                printed=task.deadline_printed,
            )  # fmt: skip
            raise wrong("due_on", message)
        if due < came:
            raise wrong("due_on", say("Hạn phải sau ngày có sự kiện.", "The due date must be after the event."))
        self._first_due(due)
        by_rule = rule is not None and due == rule.due(came, calendar(task.body_id))
        self.note("task.event_came", event_on=came, document_no=self.data["document_no"], due_on=due, by_rule=by_rule)

    @step(Words("Bắt đầu theo kỳ", "Began its periods"), by_engine=True)
    @OnTask.state.transition(ASSIGNED, IN_PROGRESS)
    def begin_periods(self) -> None:
        """Its first period was opened."""
        self.note("task.begun")

    def _from_today(self, field: str, day: date) -> None:
        if day < clock.today():
            raise wrong(field, say("Chọn ngày từ hôm nay trở đi.", "Choose today or later."))

    def _first_due(self, due_on: date) -> None:
        check_before_whole(self.record, due_on)
        self.record.first_due_on = self.record.due_on = due_on
        self.record.review_on = None
        carry_date(self, None, None)
