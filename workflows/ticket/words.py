"""Questions of a ticket's transitions (words: product.md's table)."""

from typing import Any

from backend.inspections.models import Ticket
from backend.words import Words
from workflows.needs import Need

DEFAULT_RETURN_REASONS = (
    Words("Thiếu minh chứng hoặc văn bản.", "Evidence or a document is missing."),
    Words("Minh chứng không ghi số, ngày văn bản.", "The evidence lacks the document's number or date."),
    Words("Chưa khắc phục hết nội dung đã nêu.", "Not all that was found has been remedied."),
    Words("Chưa nêu nguyên nhân và trách nhiệm.", "Cause and responsibility are not stated."),
    Words("Số liệu chưa khớp, đề nghị rà soát lại.", "Figures do not match; please check again."),
)


def return_reasons(ticket: Ticket) -> list[str]:
    """The inspecting body's own five reasons, else the defaults."""
    settings = getattr(ticket.inspecting_body, "settings", None)
    own = settings.return_reasons if settings else []
    return list(own) or [str(words) for words in DEFAULT_RETURN_REASONS]


def plan_of(ticket: Ticket) -> Any:
    """What was prepared."""
    return ticket.plan or None


PEOPLE = "/api/v1/people{record.people_query}"
UNITS = "/api/v1/units?body=own"
OFFICER = Need("officer", "person", Words("Người khắc phục", "Who remedies it"), options=PEOPLE)
OTHER_OFFICER = Need(
    "officer", "person", Words("Người khắc phục", "Who remedies it"), required=False, options="/api/v1/people"
)
UNIT = Need("unit", "unit", Words("Đơn vị khắc phục", "Unit that remedies it"), required=False, options=UNITS)
PLAN = Need("plan", "text", Words("Kế hoạch khắc phục", "Plan of remedy"), max_length=5000, initial=plan_of,
            help=Words("Làm gì, ai làm, xong ngày nào.", "What is done, by whom, by when."))  # fmt: skip
RETURN_REASON = Need("reason", "text", Words("Lý do trả lại", "Reason for returning"), presets=return_reasons,
                     help=Words("Đơn vị sẽ thấy nguyên văn lý do này.", "The unit will see this reason word for word."))  # fmt: skip
CHECKED = Need("reason", "text", Words("Kết quả kiểm tra lại", "What the check found"))
DUE_AFTER_REOPENING = Need(
    "due_on", "date", Words("Hạn mới", "New due date"), required=False,
    help=Words("Để trống: hạn cũ cộng số ngày làm việc từ khi báo cáo.",
               "Empty: the old date and the working days since the report."),
)  # fmt: skip
