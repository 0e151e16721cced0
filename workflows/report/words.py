"""Questions of a remediation report's transitions."""

from backend.inspections.models import RemediationReport, ReportRow
from backend.words import Words
from workflows.needs import Need


def open_rows(report: RemediationReport) -> list[tuple[str, str]]:
    """The rows that may go out with this release."""
    rows = report.rows.filter(state__in=[ReportRow.State.DRAFT, ReportRow.State.RETURNED]).select_related("ticket")
    return [(str(row.pk), row.ticket.label) for row in rows]


def filled_rows(report: RemediationReport) -> list[str]:
    """Those in which something stands."""
    rows = report.rows.filter(state=ReportRow.State.DRAFT).exclude(done="")
    return [str(pk) for pk in rows.values_list("pk", flat=True)]


NUMBER = Need("number", "line", Words("Số báo cáo", "Number of the report"), max_length=80,
              help=Words("Ví dụ: 120/BC-UBND", "For example: 120/BC-UBND"))  # fmt: skip
DATE = Need("date", "date", Words("Ngày báo cáo", "Date of the report"))
ROWS = Need("rows", "choices", Words("Nội dung gửi", "What is sent"), required=False, offers=open_rows, initial=filled_rows,
            help=Words("Bỏ chọn nội dung chưa khắc phục xong.", "Leave out what is not remedied yet."))  # fmt: skip
