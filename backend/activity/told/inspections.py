"""What is told of inspections, tickets and reports."""

from datetime import datetime

from backend import clock
from backend.activity.told.tasks import evidenced
from backend.activity.told.telling import Detail, Names, cancelled, day_shown, shortened
from backend.activity.told.words import LEVELS
from backend.words import say


def numbered(detail: Detail, _: Names) -> list[str]:
    """A document that was signed elsewhere, and how much it opened or answered."""
    tickets, rows = detail.get("tickets"), detail.get("rows")
    number = say(
        "{number} ngày {day}", "{number} of {day}", number=detail.get("number"), day=day_shown(detail.get("date"))
    )
    return [
        number,
        "" if tickets is None else say("{n} nội dung khắc phục", "to be remedied: {n}", n=tickets),
        ", ".join(map(str, rows)) if isinstance(rows, list) else "",
    ]


def announced(detail: Detail, _: Names) -> list[str]:
    """When, by the clock of the device that told it."""
    at = detail.get("said_at")
    moment = f"{clock.local(datetime.fromisoformat(str(at))):%H:%M %d/%m/%Y}" if at else ""
    return [say("theo máy của đoàn: {moment}", "by the team's device: {moment}", moment=moment)] if at else []


def coded(detail: Detail, _: Names) -> list[str]:
    """Which one: by its code, or a line of an outline, which has but its number."""
    code = str(detail.get("code") or "")
    return [say("mục {n}", "line {n}", n=code) if code.isdigit() else code]


def logged(detail: Detail, names: Names) -> list[str]:
    """Which finding; and when it was written, where it was heard of later."""
    return [*coded(detail, names), *announced(detail, names)]


def repeated(detail: Detail, names: Names) -> list[str]:
    """Which finding, and which one before it."""
    return [*coded(detail, names), say("nêu trước đây: {code}", "found before: {code}", code=detail.get("earlier"))]


def rechecked(detail: Detail, _: Names) -> list[str]:
    """What the second look came to."""
    held = detail.get("outcome") == "HOLDS"
    return [say("vẫn đạt", "it still holds") if held else say("không còn đạt", "it holds no longer")]


def proven(detail: Detail, names: Names) -> list[str]:
    return [*coded(detail, names), *evidenced(detail, names)]


def opened(detail: Detail, _: Names) -> list[str]:
    return [
        say("thông báo {notice}", "notice {notice}", notice=detail.get("notice")),
        say("hạn {day}", "due {day}", day=day_shown(detail.get("due_on"))),
    ]


def asked_by(detail: Detail, _: Names) -> list[str]:
    """How much is to be answered, and until when."""
    return [
        say("{n} nội dung", "to be answered: {n}", n=detail.get("rows")),
        say("hạn {day}", "due {day}", day=day_shown(detail.get("due_on"))),
    ]


def due_by(detail: Detail, _: Names) -> list[str]:
    """Until when it is to be sent."""
    return [say("hạn {day}", "due {day}", day=day_shown(detail.get("due_on")))]


def planned(detail: Detail, _: Names) -> list[str]:
    return [f"“{shortened(str(detail.get('plan') or ''))}”"]


def row_sent(detail: Detail, _: Names) -> list[str]:
    pieces = detail.get("evidence")
    return [say("{n} minh chứng", "evidence: {n}", n=pieces)] if pieces else []


def of_plan(detail: Detail, _: Names) -> list[str]:
    """The unit of a line, and what was made of it."""
    return [str(detail.get("unit") or ""), str(detail.get("code") or "")]


def drawn(detail: Detail, _: Names) -> list[str]:
    """How many of how many; never which."""
    return [say("{n} trong {of}", "{n} of {of}", n=detail.get("count"), of=detail.get("of"))]


def came_before(detail: Detail, _: Names) -> list[str]:
    """How high it came, and how late it was; whom inside is told on its page."""
    level, days = LEVELS.get(int(detail.get("level") or 0)), detail.get("days")
    return [str(level or ""), say("quá hạn {n} ngày làm việc", "{n} working days overdue", n=days) if days else ""]


def proposed(detail: Detail, names: Names) -> list[str]:
    to = detail.get("addressee")
    return [say("gửi {to}", "to {to}", to=to) if to else "", *cancelled(detail, names)]


def decided(detail: Detail, _: Names) -> list[str]:
    """By which document, until when."""
    number, until = detail.get("number"), detail.get("until") or detail.get("due_on")
    return [
        say("theo {number} ngày {day}", "by {number} of {day}", number=number, day=day_shown(detail.get("date")))
        if number else "",
        say("hạn {day}", "due {day}", day=day_shown(until)) if until else "",
    ]  # fmt: skip


def did(detail: Detail, _: Names) -> list[str]:
    return [f"“{shortened(str(detail.get('text') or ''))}”"]


def titled(detail: Detail, _: Names) -> list[str]:
    return [str(title) for title in detail.get("titles") or ()]


def worded(detail: Detail, _: Names) -> list[str]:
    """Which item, finding or page; and that the answer makes a finding."""
    failed = say("không đạt", "not met") if detail.get("failed") else ""
    return [shortened(str(detail.get("text") or "")), failed]


def signed(detail: Detail, _: Names) -> list[str]:
    pages = detail.get("pages")
    return [say("{n} trang đã chụp", "pages photographed: {n}", n=pages)] if pages else []


def listed(detail: Detail, _: Names) -> list[str]:
    return [
        say(
            "{title}, bản {number}", "{title}, version {number}", title=detail.get("title"), number=detail.get("number")
        )
    ]
