"""What an event says of dates: the first one of a task, the event it came from, a review, a body's own days."""

from backend.activity.told.telling import Detail, day_shown
from backend.words import Words, say


def dated(detail: Detail, _: object) -> list[str]:
    """The first date, the event it comes from, or the day of the next review."""
    came, due, again = (detail.get(name) for name in ("event_on", "due_on", "review_on"))
    return [
        say("theo {number} ngày {day}", "by {number} of {day}", number=detail["document_no"], day=day_shown(came))
        if came
        else "",
        say("hạn {day}", "due {day}", day=day_shown(due)) if due else "",
        say("xem lại {day}", "review on {day}", day=day_shown(again)) if again else "",
    ]


def near(detail: Detail, _: object) -> list[str]:
    """Up to how many working days before which date."""
    due, days = day_shown(detail.get("due_on")), detail.get("days")
    if days:
        return [say("hạn {day}, còn trong {n} ngày làm việc", "due {day}, within {n} working days", day=due, n=days)]
    return [say("hạn hôm nay, {day}", "due today, {day}", day=due)]


def days_set(detail: Detail, _: object) -> list[str]:
    """Own days that came and went."""
    said = []
    for name, words in (
        ("added", Words("thêm {days}", "added: {days}")),
        ("removed", Words("bỏ {days}", "removed: {days}")),
    ):
        days = [f"{day_shown(on)} {called}" for on, _kind, called in detail.get(name, ())]
        said.append(words.format(days=", ".join(days)) if days else "")
    return said


def counted(detail: Detail, _: object) -> list[str]:
    """How many tasks."""
    return [say("{n} việc", "tasks: {n}", n=detail.get("tasks"))]
