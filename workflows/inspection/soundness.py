"""What `verify` asks of inspections: a notice still says what it said, and tickets, rows and what was sent agree."""

from collections.abc import Iterator

from django.db import connection

from backend.activity.chain import Fault, Tally
from backend.activity.models import Event, Payload
from backend.inspections.digest import digest_of, digest_of_minutes
from backend.inspections.models import Inspection, Minutes, Ticket
from backend.words import Words
from workflows.ticket.soundness import LIFE_STATEMENTS

# Each statement gives the ids of tickets for which the words hold.
LAST = (
    "(SELECT DISTINCT ON (r.ticket_id) r.ticket_id, r.state AS row_state, s.* FROM inspections_reportrow r"
    " JOIN inspections_sentrow s ON s.row_id = r.id ORDER BY r.ticket_id, s.round DESC)"
)
_STATEMENTS: tuple[tuple[Words, str], ...] = (
    (
        Words("đã báo cáo mà không có nội dung nào được gửi", "is reported with nothing sent"),
        (
            f"SELECT t.id FROM inspections_ticket t LEFT JOIN {LAST} l ON l.ticket_id = t.id"
            " WHERE t.state IN ('REPORTED', 'VERIFYING', 'CLOSED') AND l.row_id IS NULL"
        ),
    ),
    (
        Words("trạng thái không khớp nội dung đã gửi", "its state does not agree with what was sent"),
        (
            f"SELECT t.id FROM inspections_ticket t JOIN {LAST} l ON l.ticket_id = t.id"
            " WHERE (t.state = 'REPORTED') <> (l.outcome = '' AND l.row_state = 'SENT')"
            " OR (t.state IN ('VERIFYING', 'CLOSED')) <> (l.outcome = 'ACCEPTED' AND l.row_state = 'ACCEPTED')"
        ),
    ),
    (
        Words("ngày báo cáo không phải ngày gửi", "the day it was reported is not the day it was sent"),
        (
            f"SELECT t.id FROM inspections_ticket t JOIN {LAST} l ON l.ticket_id = t.id"
            " WHERE t.state IN ('REPORTED', 'VERIFYING', 'CLOSED')"
            " AND t.reported_on <> (l.released_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date"
        ),
    ),
    (
        Words("người đã làm lại tự chấp nhận", "was accepted by someone who did the work"),
        (
            "SELECT DISTINCT r.ticket_id FROM inspections_sentrow s JOIN inspections_reportrow r ON r.id = s.row_id"
            " WHERE s.outcome = 'ACCEPTED' AND s.decided_by_id = ANY(s.doers)"
        ),
    ),
    (
        Words("hạn đầu khác hạn lúc mở", "its first due date is not the one it was opened with"),
        (
            "SELECT t.id FROM inspections_ticket t JOIN activity_event e ON e.subject_type = 'ticket'"
            " AND e.subject_id = t.id::text AND e.verb = 'ticket.opened' JOIN activity_payload p ON p.seq = e.seq"
            " WHERE p.body IS NOT NULL AND t.first_due_on IS DISTINCT FROM"
            " (p.body::jsonb #>> '{detail,changes,due_on,1}')::date"
        ),
    ),
    (
        Words("nội dung khác phát hiện đã kết luận", "it does not say what the finding says"),
        (
            "SELECT t.id FROM inspections_ticket t JOIN inspections_finding f ON f.id = t.finding_id"
            " WHERE (t.text, t.severity, t.area, t.code) IS DISTINCT FROM (f.text, f.severity, f.area, f.code)"
        ),
    ),
    (
        Words("hạn đầu không tính từ ngày thông báo kết luận", "its first due date does not run from the notice"),
        (
            "SELECT t.id FROM inspections_ticket t JOIN inspections_finding f ON f.id = t.finding_id"
            " JOIN inspections_inspection i ON i.id = t.inspection_id WHERE t.opened_on <> i.notice_on"
            " OR t.first_due_on < i.notice_on OR f.due_on_printed IS NULL AND f.deadline_unit = 'WORKING'"
            " AND t.first_due_on < i.notice_on + f.deadline_days"
        ),
    ),
    (
        Words("quá hạn lúc khắc phục xong được ghi sai", "whether it was closed late is noted wrongly"),
        (
            "SELECT id FROM inspections_ticket WHERE (state = 'CLOSED') <> (closed_late IS NOT NULL)"
            " OR closed_late <> (reported_on > due_on)"
        ),
    ),
)


def wrong_tickets(tally: Tally) -> Iterator[Fault]:
    """Every ticket whose state, row, dates and decisions do not agree; one statement for each rule."""
    tally.count = Ticket.objects.count()
    for words, statement in (*_STATEMENTS, *LIFE_STATEMENTS):
        with connection.cursor() as cursor:
            cursor.execute(statement)
            for (ticket_id,) in cursor:
                yield Fault(f"ticket {ticket_id}", words)


def changed_notices(tally: Tally) -> Iterator[Fault]:
    """Every concluded inspection whose notice or findings differ from the digest in the event that recorded it."""
    for inspection in Inspection.objects.exclude(concluded_at=None).order_by("pk"):
        tally.count += 1
        noted = Event.objects.filter(
            subject_type=Inspection.noun, subject_id=str(inspection.pk), verb="inspection.concluded"
        )
        payload = Payload.objects.filter(seq__in=noted.values("seq")).first()
        if payload is None:
            yield Fault(
                f"inspection {inspection.pk}", Words("không có sự kiện kết luận", "has no event that concluded it")
            )
        elif payload.body is not None and payload.content["detail"]["digest"] != digest_of(inspection):
            yield Fault(
                f"inspection {inspection.pk}", Words("kết luận đã bị thay đổi", "what was concluded has changed")
            )


def changed_minutes(tally: Tally) -> Iterator[Fault]:
    """Every signed minutes that differ from the digest in the event that recorded the signature."""
    verbs = ("inspection.minutes_signed", "inspection.minutes_supplemented")
    for minutes in Minutes.objects.exclude(signed_at=None).order_by("inspection", "number"):
        tally.count += 1
        noted = Event.objects.filter(
            subject_type=Inspection.noun, subject_id=str(minutes.inspection_id), verb__in=verbs
        )
        payloads = list(Payload.objects.filter(seq__in=noted.values("seq")))
        if any(payload.body is None for payload in payloads):
            continue  # its words were lawfully removed
        told = {
            payload.content["detail"].get("minutes"): payload.content["detail"].get("digest") for payload in payloads
        }
        if told.get(str(minutes.pk)) != digest_of_minutes(minutes):
            yield Fault(f"minutes {minutes.pk}", Words("biên bản đã ký bị thay đổi", "what was signed has changed"))
