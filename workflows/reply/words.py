"""Questions of a reply's transitions."""

from backend.inspections.models import Reply, ReplyKind
from backend.words import Words
from workflows.needs import Need

RETURNS = (
    Words("Thiếu số liệu theo đề cương.", "Figures that the outline asks for are missing."),
    Words("Chưa báo cáo đủ thời kỳ kiểm tra.", "The period inspected is not covered."),
    Words("Chưa kèm tài liệu chứng minh.", "What proves it is not attached."),
)


def filled_rows(reply: Reply) -> list[str]:
    """Those in which something stands."""
    return [str(row.pk) for row in reply.rows.all() if is_filled(reply, row)]


def is_filled(reply: Reply, row: object) -> bool:
    """Whether there is something to send in the row."""
    return bool(row.stance if reply.kind == ReplyKind.OPINION else row.text)  # type: ignore[attr-defined]  # a ReplyRow


OFFICER = Need("officer", "person", Words("Người chuẩn bị", "Who prepares it"), required=False, options="/api/v1/people",
               help=Words("Bỏ trống: ai trong đơn vị cũng soạn được.", "Left out: anybody of the unit may write it."))  # fmt: skip
UNIT = Need("unit", "unit", Words("Đơn vị chuẩn bị", "Unit that prepares it"), required=False,
            options="/api/v1/units?body=own", initial=lambda reply: reply.unit_id)  # fmt: skip
NUMBER = Need("number", "line", Words("Số văn bản", "Number of the document"), max_length=80,
              help=Words("Ví dụ: 85/BC-UBND", "For example: 85/BC-UBND"))  # fmt: skip
DATE = Need("date", "date", Words("Ngày văn bản", "Date of the document"))
MORE = Need("reason", "text", Words("Cần bổ sung gì", "What is missing"), presets=lambda reply: [str(one) for one in RETURNS],
            help=Words("Đơn vị sẽ thấy nguyên văn nội dung này.", "The unit will see this word for word."))  # fmt: skip
