"""What `verify` asks of the life of tickets: evidence where it is asked, a letter behind what went up, levels, actions, groups,
earlier findings. Each statement gives the ids of tickets for which the words hold."""

from backend.words import Words

LIFE_STATEMENTS: tuple[tuple[Words, str], ...] = (
    (
        Words("khắc phục xong mà thiếu minh chứng bắt buộc", "is closed without the evidence that is asked"),
        "SELECT id FROM inspections_ticket WHERE state = 'CLOSED' AND asks_proof AND evidence = 0",
    ),
    (
        Words("đã chuyển cấp trên mà không khớp văn bản kiến nghị", "was passed up with no letter of that day"),
        (
            "SELECT t.id FROM inspections_ticket t WHERE t.passed_up_on IS NOT NULL AND (t.state <> 'PASSED_UP'"
            " OR NOT EXISTS (SELECT FROM inspections_proposal p WHERE p.ticket_id = t.id"
            " AND p.outcome IN ('', 'HANDLED') AND p.date = t.passed_up_on))"
        ),
    ),
    (
        Words("cấp đã báo cáo không khớp các lần báo cáo", "its level is not the highest it stands before"),
        (
            "SELECT t.id FROM inspections_ticket t WHERE t.escalation IS DISTINCT FROM"
            " (SELECT max(e.level) FROM inspections_escalation e WHERE e.ticket_id = t.id AND e.settled_on IS NULL)"
        ),
    ),
    (
        Words("việc làm xong mà thiếu người hoặc ngày", "something is done by nobody, or on no day"),
        "SELECT ticket_id FROM inspections_ticketaction WHERE (done_on IS NULL) <> (done_by_id IS NULL)",
    ),
    (
        Words("số việc đã gửi không đúng", "more was done than was to be done when it was sent"),
        (
            "SELECT r.ticket_id FROM inspections_sentrow s JOIN inspections_reportrow r ON r.id = s.row_id"
            " WHERE s.actions_done > s.actions_all"
        ),
    ),
    (
        Words("nhóm thuộc cuộc kiểm tra khác", "its group is of another inspection"),
        (
            "SELECT t.id FROM inspections_ticket t JOIN inspections_finding f ON f.id = t.finding_id"
            " JOIN inspections_findinggroup g ON g.id = f.group_id WHERE g.inspection_id <> f.inspection_id"
        ),
    ),
    (
        Words("phát hiện trước không khớp mã được dẫn", "the earlier finding is not the one it cites"),
        (
            "SELECT t.id FROM inspections_ticket t JOIN inspections_finding f ON f.id = t.finding_id"
            " JOIN inspections_finding e ON e.id = f.repeats_id WHERE e.code <> f.repeat_of"
        ),
    ),
)
