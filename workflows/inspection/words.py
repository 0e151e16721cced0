"""Questions of an inspection's transitions."""

from typing import Any

from backend import clock
from backend.inspections.models import Inspection
from backend.words import Words
from backend.workcalendar.calendar import current as calendar
from workflows.needs import Need


def usual_follow_up(inspection: Inspection) -> Any:
    """The unit named before, else the inspecting body's standing office."""
    settings = getattr(inspection.body, "settings", None)
    return inspection.follow_up_unit_id or (settings.standing_office_id if settings else None)


def written_last(inspection: Inspection) -> Any:
    """The version of the main minutes that is kept."""
    minutes = inspection.minutes.filter(number=0).first()
    return str(minutes.version) if minutes else None


OPINION_DAYS = 5  # working days to have an opinion of draft findings


def usual_opinion_due(inspection: Inspection) -> str:
    """Counted from today by the inspected body's calendar."""
    return calendar(inspection.inspected_body_id).add_working_days(clock.today(), OPINION_DAYS).isoformat()


DECISION_NO = Need("number", "line", Words("Số quyết định", "Number of the decision"), max_length=80,
                   help=Words("Ví dụ: 45/QĐ-UBND", "For example: 45/QĐ-UBND"))  # fmt: skip
DECISION_DATE = Need("date", "date", Words("Ngày quyết định", "Date of the decision"))
NOTICE_NO = Need("number", "line", Words("Số thông báo kết luận", "Number of the notice"), max_length=80,
                 help=Words("Ví dụ: 11/TB-ĐKT", "For example: 11/TB-ĐKT"))  # fmt: skip
NOTICE_DATE = Need("date", "date", Words("Ngày thông báo", "Date of the notice"),
                   help=Words("Hạn khắc phục tính từ ngày này.", "Due dates run from this day."))  # fmt: skip
AUTHORITY = Need("authority", "line", Words("Cơ quan ký", "Signed for"), required=False, max_length=200,
                 initial=lambda inspection: inspection.body.name,
                 help=Words("Cơ quan thành lập đoàn; mặc định là cơ quan kiểm tra.", "Whoever set the team up; by default the inspecting body."))  # fmt: skip
SIGNER_TITLE = Need("signer_title", "line", Words("Chức vụ", "Title"), required=False, max_length=120)
SIGNER = Need("signer", "line", Words("Người ký", "Signed by"), max_length=200)
OPINION_DUE = Need("due_on", "date", Words("Đơn vị trả lời trước ngày", "The unit answers by"), initial=usual_opinion_due,
                   help=Words("Quá ngày này, im lặng được coi là thống nhất.", "After this day silence counts as agreement."))  # fmt: skip
FOLLOW_UP = Need("follow_up_unit", "unit", Words("Đơn vị theo dõi khắc phục", "Unit that follows it up"), required=False,
                 options="/api/v1/units?body=own", initial=usual_follow_up)  # fmt: skip
WRITTEN = Need("written", "line", Words("Bản đã ký là lần ghi", "Version that was signed"), required=False, max_length=10,
               help=Words("In ở chân trang biên bản.", "Printed at the foot of the minutes."), initial=written_last)  # fmt: skip
OPENED_SAID_AT = Need(
    "at", "moment", Words("Lúc công bố, theo máy của đoàn", "When, by the team's device"), required=False, asked=False
)
PAGES_LATER = Need("pages_later", "bool", Words("Ký giấy, ảnh bổ sung sau", "Signed on paper, photographs later"), required=False)  # fmt: skip
