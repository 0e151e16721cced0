"""Regular lines of the plan in their periods, and lines that wait for an event: from January to August, through the acts
of officers, heads, the standing office and the system itself."""

from datetime import date, timedelta

from backend.plans.models import Task
from backend.workcalendar.calendar import Calendar
from backend.workcalendar.calendar import current as calendar
from demo.script import Script
from notifications.day import keep_day
from workflows.task.periods import open_all

QUARTERS = ((date(2026, 1, 1), date(2026, 3, 31)), (date(2026, 4, 1), date(2026, 6, 30)))
MONTHS = tuple((date(2026, month, 1), date(2026, month + 1, 1) - timedelta(days=1)) for month in range(1, 7))
# Quarterly lines: working days from the due date to the sending, for each quarter; None: the period is missing to this day.
SENT = {
    "3.2": (-1, 0), "15": (0, -2), "17.1": (-3, -1), "18": (-1, 3), "19": (-2, -2), "23": (2, None), "30.b": (0, -1),
    "39": (-1, 0), "41": (4, -1),
}  # fmt: skip
MONTHLY = {"20": (-1, 0, 0, 3, -1, 0)}
SAID = {
    "3.2": "Đã phát {n} tin, bài trên hệ thống truyền thanh và trang thông tin điện tử.",
    "15": "Đã tổ chức {n} hội nghị phổ biến pháp luật tại các ấp.",
    "17.1": "Đã niêm yết, cập nhật mã QR cho {n} thủ tục.",
    "18": "Hồ sơ trực tuyến do người dân tự nộp đạt 7{n}%.",
    "19": "Đã gửi {n} văn bản xin lỗi trong kỳ.",
    "20": "Đã kết thúc {n} hồ sơ treo trong tháng.",
    "23": "Đã xử lý {n} phản ánh, kiến nghị.",
    "30.b": "Đã có {n} người hoàn thành khóa học.",
    "39": "9{n}% văn bản đi được ký số.",
    "41": "Đã hỗ trợ {n} lượt người dân sử dụng dịch vụ công.",
}
CAME = ("7", date(2026, 8, 3), "1187/QĐ-UBND")
LATER = (("5", "14", "17.2", "34"), date(2026, 9, 30))
DUE_TO_BE_SEEN = (("11", "26", "37"), date(2026, 8, 12))


def tell(script: Script, lines: dict[str, Task], heads: dict[str, str]) -> None:
    """In the order of the days. `heads`: who heads each unit, by the ending of its code."""
    for month in range(2, 9):
        script.at(date(2026, month, 1), 0.1, open_all)
    script.at(date(2026, 1, 20), 8.2, open_all)
    for no, days in (*SENT.items(), *MONTHLY.items()):
        spans = MONTHS if no in MONTHLY else QUARTERS
        for index, ((first, last), late) in enumerate(zip(spans, days, strict=True)):
            if late is not None:
                head = heads[lines[no].lead.code.split("-")[-1]]
                _close(script, lines[no], first, _day(last, late), SAID[no].format(n=index + 3), head)
    _wait(script, lines)
    script.at(date(2026, 8, 10), 7, keep_day)
    script.at(date(2026, 8, 12), 7, keep_day)


def period(task: Task, day: date) -> Task:
    """The period of a regular task in which `day` lies; any other task itself."""
    if task.rhythm is None:
        return task
    return Task.objects.select_related("lead").get(parent=task, period_from__lte=day, period_to__gte=day)


def _close(script: Script, task: Task, first: date, day: date, text: str, head: str) -> None:
    """Counted, sent and approved by whoever is asked."""

    def who() -> str:
        officer = period(task, first).officer
        return officer.username if officer else head

    script.at(day, 14, lambda: script.count(who(), period(task, first).pk, 3 + day.day, "lượt"))
    script.at(day, 14.5, lambda: script.step(who(), period(task, first).pk, "submit", text=text))
    script.at(_day(day, 1), 9.5, lambda: script.approve_all(period(task, first).pk))


def _wait(script: Script, lines: dict[str, Task]) -> None:
    """Looked at again in January and put off; one event came, so its line is dated."""
    for numbers, day in (LATER, DUE_TO_BE_SEEN):
        for no in numbers:
            script.at(
                date(2026, 1, 26), 9,
                lambda t=lines[no], d=day: script.step("standing", t.pk, "set_review", review_on=d.isoformat()),
            )  # fmt: skip
    no, came, number = CAME
    script.at(
        date(2026, 1, 26), 10, lambda: script.step("standing", lines[no].pk, "set_review", review_on="2026-08-31")
    )
    script.at(
        date(2026, 8, 4), 15,
        lambda: script.step("standing", lines[no].pk, "event_came", event_on=came.isoformat(), document_no=number),
    )  # fmt: skip


def _day(day: date, days: int) -> date:
    """So many working days after (or before) the last working day up to `day`."""
    found: Calendar = calendar()
    start = day if found.is_working(day) else found.add_working_days(day, -1)
    return found.add_working_days(start, days)
