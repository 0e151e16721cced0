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
