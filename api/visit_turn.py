"""Whose turn an inspection is, and what comes next, in a sentence for both sides."""

from backend import clock
from backend.inspections.models import (
    Inspection,
    InspectionState,
    Kind,
    Outline,
    Reply,
    ReplyKind,
    ReplyState,
    TicketState,
)
from backend.words import say

State = InspectionState


def turn_of(inspection: Inspection, outline: Outline | None, replies: dict[str, Reply]) -> tuple[str, str]:
    """(who, what); both empty once it is over or cancelled."""
    team = say("Đoàn kiểm tra", "The inspection team")
    match inspection.state:
        case State.PLANNED:
            return inspection.body.short_name, say("Ghi quyết định kiểm tra.", "Record the decision to inspect.")
        case State.DECIDED:
            return team, _before_telling(inspection, outline)
        case State.NOTIFIED:
            return _before_visit(inspection, team, replies.get(ReplyKind.SELF_REPORT))
        case State.ON_SITE:
            return team, say("Ghi phát hiện, ký biên bản.", "Log what is found, sign the minutes.")
        case State.MINUTES_SIGNED:
            return _before_notice(inspection, team, replies.get(ReplyKind.OPINION))
        case State.CONCLUDED:
            return _after_notice(inspection)
        case _:
            return "", ""


def _before_telling(inspection: Inspection, outline: Outline | None) -> str:
    if inspection.kind in {Kind.SURPRISE, Kind.SELF}:
        return say("Công bố kiểm tra tại đơn vị.", "Open the inspection on site.")
    if outline is None:
        return say("Soạn đề cương, thông báo cho đơn vị.", "Write the outline and tell the unit.")
    return say("Thông báo cho đơn vị.", "Tell the unit.")


def _before_visit(inspection: Inspection, team: str, report: Reply | None) -> tuple[str, str]:
    if report and report.state != ReplyState.RELEASED:
        return inspection.unit.short_name, say(
            "Gửi tự báo cáo, hạn {day}.", "Send the self-report, due {day}.", day=f"{report.due_on:%d/%m/%Y}"
        )
    return team, say(
        "Kiểm tra tại đơn vị ngày {day}.", "Visit the unit on {day}.", day=f"{inspection.starts_on:%d/%m/%Y}"
    )


def _before_notice(inspection: Inspection, team: str, opinion: Reply | None) -> tuple[str, str]:
    if opinion is None and inspection.crosses:
        return team, say("Gửi dự thảo cho đơn vị có ý kiến.", "Send the drafts to the unit for its opinion.")
    if opinion and opinion.state != ReplyState.RELEASED and opinion.due_on >= clock.today():
        return inspection.unit.short_name, say(
            "Có ý kiến về dự thảo, hạn {day}.", "Have an opinion of the drafts, due {day}.",
            day=f"{opinion.due_on:%d/%m/%Y}",
        )  # fmt: skip
    return team, say("Ban hành thông báo kết luận.", "Issue the notice of conclusion.")


def _after_notice(inspection: Inspection) -> tuple[str, str]:
    left = inspection.tickets.exclude(state__in=[TicketState.CLOSED, TicketState.PASSED_UP]).count()
    if left:
        return inspection.unit.short_name, say("Khắc phục {n} nội dung.", "Remedy what is open: {n}.", n=left)
    watch = inspection.follow_up_unit or inspection.body
    return watch.short_name, say("Kết thúc theo dõi.", "End the follow-up.")
