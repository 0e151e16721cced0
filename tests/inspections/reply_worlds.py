"""Worlds: a self-report and an opinion of drafts brought to each state through the real acts. The commune's standing office
prepares and presents, its chairman releases; the province's inspector heads the team."""

from datetime import date
from typing import Any

from backend.inspections.models import Inspection, Reply, ReplyRow
from tests.inspections import worlds
from tests.inspections.worlds import step
from workflows.inspection.outline import Asked, set_outline
from workflows.reply.rows import Said, save_row

LINES = ("Ban hành kế hoạch", "Hồ sơ đúng hạn")
DUE = date(2026, 8, 21)
LETTER = {"number": "85/BC-UBND", "date": "2026-08-14"}


def outlined(cast: Any, **how: Any) -> Inspection:
    """DECIDED with an outline of two lines."""
    inspection = worlds.decided(cast, **how)
    asked = Asked(LINES, DUE, "Sổ theo dõi", date(2026, 1, 1), date(2026, 7, 31))
    set_outline(cast.inspector, inspection.pk, asked, expect=f'"v{inspection.version}"')
    return Inspection.objects.get(pk=inspection.pk)


def asked(cast: Any, **how: Any) -> Reply:
    """A self-report that the unit was asked for."""
    return step(cast.inspector, outlined(cast, **how), "notify").replies.get()


def drafts_sent(cast: Any, *args: Any, **how: Any) -> Reply:
    """An opinion that the unit was asked for."""
    inspection = worlds.minutes_signed(cast, *args, **how)
    return step(cast.inspector, inspection, "send_drafts", due_on="2026-08-21").replies.get(kind="OPINION")


def say(by: Any, row: ReplyRow, *args: Any, **said: Any) -> ReplyRow:
    """The row, written as it is now."""
    fresh = ReplyRow.objects.get(pk=row.pk)
    save_row(by, fresh.reply_id, fresh.pk, Said(*args, **said), expect=f'"v{fresh.version}"')
    return ReplyRow.objects.get(pk=row.pk)


def written(cast: Any) -> Reply:
    """Every line of the self-report written."""
    reply = asked(cast)
    for row in reply.rows.all():
        say(cast.standing, row, f"Đã làm: {row.asked}")
    return reply


def presented(cast: Any, by: str = "standing") -> Reply:
    return step(getattr(cast, by), written(cast), "present")


def released(cast: Any) -> Reply:
    return step(cast.chairman, presented(cast), "release", **LETTER)


def answered(cast: Any, *stances: str, **how: Any) -> Reply:
    """An opinion released: of each finding in turn the stance; '' is silent."""
    reply = drafts_sent(cast, **how)
    for row, stance in zip(reply.rows.all(), stances, strict=False):
        if stance:
            say(
                cast.standing, row, "" if stance == "AGREE" else "Số liệu chưa khớp", stance, "SUBJECTIVE", "Thiếu người",
                "Niêm yết lại", date(2026, 8, 30),
            )  # fmt: skip
    step(cast.standing, reply, "present")
    return step(cast.chairman, reply, "release", **LETTER)
