"""Questions of the acts that bring a ticket before others."""

from typing import Any

from backend.activity.told.words import LEVELS
from backend.inspections.models import Escalation, Proposal, Ticket
from backend.words import Words
from workflows.needs import Need


def levels_above(ticket: Ticket) -> list[tuple[str, str]]:
    """Before whom it has not come."""
    first = max(Escalation.Level.LEADER, (ticket.escalation or 0) + 1)
    return [(str(level.value), str(LEVELS[level.value])) for level in Escalation.Level if level >= first]


def highest(ticket: Ticket) -> str:
    """Offered first."""
    return str(Escalation.Level.COMMITTEE.value)


def addressee_of(ticket: Ticket) -> str:
    """Who most likely has the authority: the body above the one that inspects, else that one."""
    above = ticket.inspecting_body.parent
    return above.name if ticket.inspecting_body_id == ticket.body_id and above else ticket.inspecting_body.name


OUTCOMES: dict[str, Words] = {
    Proposal.Outcome.HANDLED: Words("Cấp trên nhận xử lý", "Taken over there"),
    Proposal.Outcome.SENT_BACK: Words("Giao lại đơn vị khắc phục", "Sent back to be remedied"),
}
LEVEL = Need("level", "choice", Words("Báo cáo ai", "To whom"), required=False, offers=levels_above, initial=highest)
DECISION = Need("text", "text", Words("Nội dung quyết định, chỉ đạo", "What was decided"), max_length=5000,
                help=Words("Đơn vị khắc phục sẽ thấy nguyên văn.", "The unit that remedies it will see it word for word."))  # fmt: skip
NUMBER = Need("number", "line", Words("Số văn bản", "Number of the document"), required=False, max_length=80)
DATE = Need("date", "date", Words("Ngày văn bản", "Date of the document"), required=False)
UNTIL = Need("until", "date", Words("Thời hạn theo quyết định", "To be done by"), required=False,
             help=Words("Thành hạn khắc phục; hạn trước vẫn được lưu.", "It becomes the due date; the one before is kept."))  # fmt: skip
ADDRESSEE = Need("addressee", "line", Words("Nơi nhận kiến nghị", "To whom"), required=False, max_length=200,
                 initial=addressee_of)  # fmt: skip
DOCUMENT_NO = Need("document_no", "line", Words("Số văn bản kiến nghị", "Number of the letter"), max_length=80)
LETTER_DATE = Need("date", "date", Words("Ngày văn bản kiến nghị", "Date of the letter"), required=False,
                   help=Words("Để trống: hôm nay. Tính là đã xử lý từ ngày này.", "Empty: today. It counts as handled from this day."))  # fmt: skip
OUTCOME = Need(
    "outcome", "choice", Words("Kết quả", "Outcome"), choices=tuple((str(k), v) for k, v in OUTCOMES.items())
)
ANSWER = Need("answer", "text", Words("Nội dung trả lời", "The answer"))
ANSWER_NO = Need(
    "answer_no", "line", Words("Số văn bản trả lời", "Number of the answer"), required=False, max_length=80
)
ANSWER_DATE = Need("answer_date", "date", Words("Ngày trả lời", "Date of the answer"))
NEW_DUE = Need("due_on", "date", Words("Hạn mới, nếu giao lại", "New due date, when sent back"), required=False,
               help=Words("Để trống: hạn cũ cộng số ngày chờ trả lời.", "Empty: the old date and the days the answer took."))  # fmt: skip


def level_name(level: Any) -> str:
    """Before whom it came."""
    return str(LEVELS.get(int(level), Words("Lãnh đạo", "The leaders")))
