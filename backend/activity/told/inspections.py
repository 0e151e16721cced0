"""What is told of inspections, tickets and reports."""

from backend.activity.told.tasks import evidenced
from backend.activity.told.telling import Detail, Names, day_shown, shortened
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


def coded(detail: Detail, _: Names) -> list[str]:
    return [str(detail.get("code") or "")]


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


def planned(detail: Detail, _: Names) -> list[str]:
    return [f"“{shortened(str(detail.get('plan') or ''))}”"]


def row_sent(detail: Detail, _: Names) -> list[str]:
    pieces = detail.get("evidence")
    return [say("{n} minh chứng", "evidence: {n}", n=pieces)] if pieces else []
