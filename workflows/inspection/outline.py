"""The outline of a self-report: written by the team before the notice of a visit, and sent with it."""

import unicodedata
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from backend import clock
from backend.access.rules_inspections import justify_inspection
from backend.accounts.models import User
from backend.activity.change import Act, change
from backend.errors import Forbidden, NotTheMoment
from backend.inspections.models import Inspection, InspectionState, Kind, Outline
from backend.words import say
from workflows.needs import text_of, wrong

BEFORE_TOLD = {InspectionState.PLANNED, InspectionState.DECIDED}
MOST_LINES = 60


@dataclass(frozen=True)
class Asked:
    """What the unit reports on, line by line, and until when; the period covered and the documents laid ready."""

    lines: Sequence[str]
    due_on: date
    documents: str = ""
    period_from: date | None = None
    period_to: date | None = None


def set_outline(by: User, inspection_id: uuid.UUID, asked: Asked, *, expect: str | None, **request: Any) -> Act:
    """The whole outline. Raises Forbidden, NotTheMoment once the unit was told, Invalid."""
    with change(by, Inspection.ref(inspection_id), **request) as act:
        inspection: Inspection = act.record
        hat = justify_inspection(act.by, "outline", inspection)
        if hat is None and not act.by.is_system:
            raise Forbidden(say("Bạn không soạn đề cương của cuộc kiểm tra này.", "You do not write its outline."))
        act.check_fresh(f"v{inspection.version}", expect)
        if inspection.state not in BEFORE_TOLD:
            raise NotTheMoment(say("Đề cương đã gửi cùng thông báo.", "The outline was sent with the notice already."))
        if inspection.kind == Kind.SURPRISE:
            raise NotTheMoment(say(
                "Kiểm tra đột xuất không có đề cương tự báo cáo.", "A surprise inspection asks for no self-report."
            ))  # fmt: skip
        act.capacity, act.acting_for_id = (hat.capacity, hat.acting_for) if hat else ("", None)
        Outline.objects.update_or_create(inspection=inspection, defaults=_checked(asked))
        inspection.version += 1  # a fact of the inspection although it lies in a table of its own
        act.note(inspection, "inspection.outlined", lines=len(asked.lines), due_on=asked.due_on)
    return act


def _checked(asked: Asked) -> dict[str, Any]:
    lines = [text_of(line, "lines", 1000) for line in asked.lines if unicodedata.normalize("NFC", line).strip()]
    if not lines:
        raise wrong("lines", say("Ghi ít nhất một nội dung.", "Write at least one line."))
    if len(lines) > MOST_LINES:
        raise wrong("lines", say("Nhiều nhất {n} nội dung.", "At most {n} lines.", n=MOST_LINES))
    if asked.due_on <= clock.today():
        raise wrong("due_on", say("Hạn gửi phải sau hôm nay.", "The day to send it by must be after today."))
    if asked.period_from and asked.period_to and asked.period_to < asked.period_from:
        raise wrong("period_to", say("Thời kỳ kết thúc trước khi bắt đầu.", "The period ends before it begins."))
    return {
        "lines": lines, "due_on": asked.due_on, "documents": asked.documents.strip(), "period_from": asked.period_from,
        "period_to": asked.period_to,
    }  # fmt: skip
