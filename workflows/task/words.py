"""Labels and questions of a task's transitions (words: product.md's table)."""

from typing import Any

from backend.activity.told.words import HAND_BACK_KINDS
from backend.organisations.models import BodySettings
from backend.words import Words
from workflows.models import Step
from workflows.needs import Need
from workflows.task.pieces import inner_date

DEFAULT_RETURN_REASONS = (
    Words("Thiếu minh chứng hoặc văn bản.", "Evidence or a document is missing."),
    Words("Số liệu chưa khớp, đề nghị rà soát lại.", "Figures do not match; please check again."),
    Words("Chưa đúng sản phẩm theo kế hoạch.", "Not the product the plan asks for."),
    Words("Chưa đủ ý kiến đơn vị phối hợp.", "Partners' opinions are incomplete."),
    Words("Sai thể thức hoặc nội dung cần sửa.", "Form or content needs correcting."),
)


def return_reasons(record: Any) -> list[str]:
    """The body's own five reasons, else the defaults; for whatever of a body's is returned."""
    settings = BodySettings.objects.filter(body_id=record.body_id).first()
    return (
        list(settings.return_reasons)
        if settings and settings.return_reasons
        else [str(w) for w in DEFAULT_RETURN_REASONS]
    )


def proposed_date(task: Any) -> str | None:
    """The usual inner date of what came from above, as ISO text."""
    day = inner_date(task)
    return day.isoformat() if day else None


REASON = Need("reason", "text", Words("Lý do", "Reason"))
RETURN_REASON = Need(
    "reason",
    "text",
    Words("Lý do trả lại", "Reason for returning"),
    presets=return_reasons,
    help=Words("Người thực hiện sẽ thấy nguyên văn lý do này.", "The officer will see this reason word for word."),
)
DISOWN_REASON = Need(
    "reason",
    "text",
    Words("Không đúng ở chỗ nào", "What is not so"),
    help=Words(
        "Việc này sẽ thôi ngay; người ghi và người thực hiện đều thấy lý do.",
        "The task stops at once; whoever entered it and whoever does it see the reason.",
    ),
)
OPTIONAL_NOTE = Need("reason", "text", Words("Ý kiến (không bắt buộc)", "Remark (optional)"), required=False)
RESULT = Need("text", "text", Words("Kết quả thực hiện", "Result"), max_length=5000)
OFFICER = Need("officer", "person", Words("Người thực hiện", "Officer"), options="/api/v1/people?unit={record.lead_id}")
NEW_LEAD = Need("lead", "unit", Words("Đơn vị chủ trì mới", "New lead unit"), options="/api/v1/units?body=own")
INNER_OFFICER = Need(
    "officer", "person", Words("Người thực hiện", "Officer"), required=False, options="/api/v1/people?body=own"
)
INNER_UNIT = Need(
    "lead", "unit", Words("Đơn vị (nếu để đơn vị tự giao)", "Unit (which then names the officer)"), required=False,
    options="/api/v1/units?body=own",
)  # fmt: skip
INNER_DUE = Need(
    "due_on", "date", Words("Hạn bên trong", "Inner due date"), required=False, initial=proposed_date,
    help=Words("Thường sớm hơn hạn cấp trên giao 3 ngày làm việc.", "Usually 3 working days before the upper date."),
)  # fmt: skip
HAND_BACK_KIND = Need("kind", "choice", Words("Vì sao", "Why"), choices=tuple(HAND_BACK_KINDS.items()))
DOCUMENT_NO = Need(
    "document_no",
    "line",
    Words("Số văn bản", "Document number"),
    required=False,
    max_length=80,
    help=Words(
        "Nhiệm vụ trong kế hoạch chỉ thôi thực hiện theo văn bản.", "A task of a plan is cancelled only by a document."
    ),
)
MERGE = Words("Gộp vào việc đã giao…", "Merge into another task…")
OTHER_TASK = Need(
    "other",
    "task",
    Words("Việc đã giao, sẽ làm tiếp", "The task that goes on"),
    help=Words(
        "Việc đang mở này thôi, không tính trong thống kê; hai việc dẫn tới nhau.",
        "This one stops and leaves the statistics; the two lead to each other.",
    ),
)
DOCUMENT = Need("document", "document", Words("Văn bản căn cứ", "Document"), options="/api/v1/documents?in_force=true")
CLAUSE = Need(
    "clause",
    "line",
    Words("Điểm, mục (không bắt buộc)", "Clause (optional)"),
    required=False,
    max_length=120,
    initial=lambda task: task.clause,
)

APPROVE_LABELS: dict[str, Words] = {
    Step.PARTNER_OPINION: Words("Thống nhất", "Agree"),
    Step.UNIT_HEAD: Words("Duyệt kết quả", "Approve result"),
    Step.STANDING_OFFICE: Words("Đạt", "Meets it"),
    Step.LEADER_IN_CHARGE: Words("Duyệt kết quả", "Approve result"),
    Step.RELEASE_UPWARD: Words("Gửi lên cấp trên", "Release upward"),
}
RETURN_LABELS: dict[str, Words] = {
    Step.PARTNER_OPINION: Words("Có ý kiến khác…", "Differ…"),
    Step.UNIT_HEAD: Words("Trả lại…", "Return…"),
    Step.STANDING_OFFICE: Words("Chưa đạt…", "Does not meet it…"),
    Step.LEADER_IN_CHARGE: Words("Trả lại…", "Return…"),
    Step.RELEASE_UPWARD: Words("Trả lại…", "Return…"),
}
APPROVE_VERBS: dict[str, str] = {
    Step.PARTNER_OPINION: "task.opined",
    Step.UNIT_HEAD: "task.approved",
    Step.STANDING_OFFICE: "task.checked",
    Step.LEADER_IN_CHARGE: "task.approved",
    Step.RELEASE_UPWARD: "task.released",
}
