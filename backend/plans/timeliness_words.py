"""Why a task counts as early, late or due soon, in sentences of both languages (words: the product's table)."""

from dataclasses import replace
from datetime import date

from backend.plans.models.task import TaskState
from backend.plans.timeliness import (
    DUE_SOON,
    EARLY,
    ENDED_WITHOUT,
    LATE,
    NO_DUE,
    ON_TIME,
    OVERDUE,
    WITHIN,
    Bounds,
    Dates,
    timeliness,
)
from backend.words import Words

# `{n}` working days, `{due}` the due date, `{day}` the day the result was sent, else today.
_SENTENCES: dict[str, Words] = {
    EARLY: Words(
        "Trước hạn {n} ngày làm việc: gửi kết quả ngày {day}, hạn {due}.",
        "{n} working days early: the result was sent on {day}, due {due}.",
    ),
    ON_TIME: Words(
        "Đúng hạn: gửi kết quả ngày {day}, hạn {due}.",
        "On time: the result was sent on {day}, due {due}.",
    ),
    LATE: Words(
        "Xong quá hạn {n} ngày làm việc: gửi kết quả ngày {day}, hạn {due}.",
        "Done {n} working days late: the result was sent on {day}, due {due}.",
    ),
    OVERDUE: Words(
        "Quá hạn {n} ngày làm việc: hạn {due}, hôm nay {day}.",
        "{n} working days overdue: due {due}, today is {day}.",
    ),
    DUE_SOON: Words(
        "Sắp đến hạn, còn {n} ngày làm việc: hôm nay {day}, hạn {due}.",
        "Due soon, {n} working days left: today is {day}, due {due}.",
    ),
    WITHIN: Words(
        "Còn {n} ngày làm việc: hôm nay {day}, hạn {due}.",
        "{n} working days left: today is {day}, due {due}.",
    ),
}
_SENT_LATE = Words(
    "Gửi quá hạn {n} ngày làm việc: gửi kết quả ngày {day}, hạn {due}.",
    "Sent {n} working days late: the result was sent on {day}, due {due}.",
)
_TODAY = Words("Hạn hôm nay {due}.", "Due today, {due}.")
_ENDED = Words("Việc đã thôi thực hiện hoặc đã hủy nên không tính hạn.", "Cancelled or voided, so no date counts.")
_WITHOUT = Words("Việc không có ngày đến hạn.", "The task has no due date.")
_WAITING = Words(
    "Thời gian chờ duyệt không tính cho người thực hiện.",
    "Time spent waiting for a decision is not counted against the doer.",
)
_AS_THEN = Words("Tính theo lịch làm việc khi hoàn thành.", "Counted by the calendar of that day.")
_LESS_THAN_ONE = Words(
    "Giữa hai ngày chưa có ngày làm việc nào, tính là 1 ngày.",
    "There is no working day between the two dates; it counts as 1.",
)


def why(dates: Dates, within: Bounds) -> Words:
    """The class in words, the two dates, and which days the count left out."""
    found = timeliness(dates, within)
    if found.klass == NO_DUE or dates.due_on is None:
        return _ENDED if dates.state in ENDED_WITHOUT else _WITHOUT
    day = dates.counted_on or within.today
    parts = [_sentence(found.klass, dates.state, day == dates.due_on)]
    if timeliness(replace(dates, days_at_end=None), within).days != found.days:
        parts.append(_AS_THEN)
    elif found.days and within.calendar.working_days_between(day, dates.due_on) == 0:
        parts.append(_LESS_THAN_ONE)
    elif found.days:
        parts.append(within.calendar.explain(day, dates.due_on))
    if dates.state == TaskState.SUBMITTED and dates.counted_on:
        parts.append(_WAITING)
    shown = {"n": found.days, "due": _shown(dates.due_on), "day": _shown(day)}
    return Words(
        " ".join(part.vi for part in parts if part.vi).format(**shown),
        " ".join(part.en for part in parts if part.en).format(**shown),
    )


def _sentence(klass: str, state: str, same_day: bool) -> Words:
    if klass == LATE and state == TaskState.SUBMITTED:
        return _SENT_LATE
    return _TODAY if klass in {DUE_SOON, WITHIN} and same_day else _SENTENCES[klass]


def _shown(day: date) -> str:
    return day.strftime("%d/%m/%Y")
