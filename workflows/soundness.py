"""What `verify` asks of the approval: open steps agree with states, and every open step has somebody."""

from collections.abc import Iterator

from django.db import connection

from backend.accounts.queries import valid_memberships
from backend.activity.chain import Fault, Tally
from backend.plans.models import Task
from backend.words import Words
from workflows.readiness import step_name, stuck_steps

# Each statement gives the ids of tasks for which the words hold; `open_item` stands before each.
_OPEN = "WITH open_item AS (SELECT * FROM workflows_workitem WHERE closed_at IS NULL) "
# What the events of task t say that its first date became, and whether it was given with one. A date where there was none is the
# first; a piece's follows that of its whole; what was typed wrongly, or is amended, says so itself.
_FIRST_DATES = """SELECT e.verb IN ('task.given', 'task.period_opened', 'task.dated', 'task.event_came')
        AND of.due ->> 1 IS NOT NULL AS dated, one.said, one.holds
    FROM activity_event e JOIN activity_payload p ON p.seq = e.seq
    CROSS JOIN LATERAL (SELECT p.body::jsonb #> '{detail,changes,due_on}' AS due,
        p.body::jsonb #> '{detail,said,first_due_on}' AS first) of
    CROSS JOIN LATERAL (VALUES (of.first ->> 1, of.first IS NOT NULL), (of.due ->> 1, of.due IS NOT NULL
        AND (e.verb = 'task.due_followed' OR of.due ->> 0 IS NULL AND of.due ->> 1 IS NOT NULL))) one(said, holds)
    WHERE e.subject_type = 'task' AND e.subject_id = t.id::text AND e.verb IN ('task.given', 'task.period_opened', 'task.dated',
        'task.event_came', 'task.due_moved', 'task.due_followed', 'task.part_changed', 'task.amended', 'task.adopted',
        'task.corrected')"""
_STATEMENTS: tuple[tuple[Words, str], ...] = (
    (
        Words("chờ duyệt mà không có bước nào đang mở", "awaits approval with no open step"),
        (
            "SELECT t.id FROM plans_task t WHERE t.state = 'SUBMITTED' AND NOT EXISTS"
            " (SELECT FROM open_item w WHERE w.task_id = t.id)"
        ),
    ),
    (
        Words("có bước đang mở mà không chờ duyệt", "has an open step but does not await approval"),
        ("SELECT DISTINCT t.id FROM plans_task t JOIN open_item w ON w.task_id = t.id WHERE t.state <> 'SUBMITTED'"),
    ),
    (
        Words("bước ghi trên việc khác bước đang mở", "the step on the task is not the step that is open"),
        (
            "SELECT t.id FROM plans_task t LEFT JOIN open_item w ON w.task_id = t.id"
            " GROUP BY t.id HAVING t.step <> coalesce(min(w.step), '') OR t.step <> coalesce(max(w.step), '')"
        ),
    ),
    (
        Words("bước đang mở thuộc lần gửi khác", "an open step belongs to another submission"),
        (
            "SELECT DISTINCT t.id FROM plans_task t JOIN open_item w ON w.task_id = t.id"
            " WHERE w.submission_id IS DISTINCT FROM t.submission_id"
        ),
    ),
    (
        Words("bước đang mở không gửi tới ai", "an open step is addressed to nobody"),
        (
            "SELECT DISTINCT w.task_id FROM open_item w WHERE NOT EXISTS"
            " (SELECT FROM workflows_workitemperson p WHERE p.item_id = w.id)"
        ),
    ),
    (
        Words("bước đang mở không có trong quy trình", "an open step is not open in the engine"),
        (
            "SELECT DISTINCT w.task_id FROM open_item w LEFT JOIN viewflow_task e ON e.id = w.engine_task_id"
            " WHERE e.status IS DISTINCT FROM 'NEW'"
        ),
    ),
    (
        Words("quy trình còn bước mở mà không có việc chờ quyết", "the engine has an open step that waits for nobody"),
        (
            "SELECT DISTINCT s.task_id FROM viewflow_task e"
            " JOIN workflows_taskapprovalprocess p ON p.process_ptr_id = e.process_id"
            " JOIN plans_submission s ON s.id = p.submission_id"
            " WHERE e.status = 'NEW' AND NOT EXISTS (SELECT FROM open_item w WHERE w.engine_task_id = e.id)"
        ),
    ),
    (
        Words("người đã làm lại tự quyết", "was decided by someone who did the work"),
        (
            "SELECT DISTINCT w.task_id FROM workflows_workitem w JOIN plans_submission s ON s.id = w.submission_id"
            " WHERE w.outcome IN ('APPROVE', 'RETURN') AND (w.by_id = ANY(s.doers) OR w.acting_for_id = ANY(s.doers))"
        ),
    ),
    (
        Words("người đã làm không có tên trong lần gửi", "a submission does not name somebody who did the work"),
        (
            "SELECT DISTINCT s.task_id FROM plans_submission s WHERE NOT s.doers @> (SELECT array_agg(d.who) FROM ("
            " SELECT unnest(ARRAY[s.by_id, s.acting_for_id]) AS who UNION ALL"
            " SELECT unnest(ARRAY[p.by_id, p.acting_for_id]) FROM plans_progressupdate p"
            " WHERE p.task_id = s.task_id AND p.at <= s.at UNION ALL"
            " SELECT unnest(ARRAY[e.by_id, e.acting_for_id]) FROM plans_evidence e"
            " WHERE e.task_id = s.task_id AND e.at <= s.at) d WHERE d.who IS NOT NULL)"
        ),
    ),
    (
        Words("người xin gia hạn lại tự trả lời", "a later date was answered by whoever asked for it"),
        (
            "SELECT DISTINCT task_id FROM plans_extension"
            " WHERE decided_by_id IN (by_id, acting_for_id) OR decided_for_id IN (by_id, acting_for_id)"
        ),
    ),
    (
        Words("hạn đầu khác hạn được đặt lần đầu", "its first due date is not the one first set"),
        (
            "SELECT t.id FROM plans_task t CROSS JOIN LATERAL (SELECT coalesce(bool_or(dated), false) AS dated,"
            " coalesce(bool_or(holds AND said IS NOT DISTINCT FROM t.first_due_on::text), false) AS told FROM ("
            f" {_FIRST_DATES}) first) says WHERE NOT told AND (dated OR t.first_due_on IS NOT NULL)"
        ),
    ),
    (
        Words("hai kỳ của việc thường xuyên trùng ngày", "two of its periods overlap"),
        (
            "SELECT DISTINCT a.parent_id FROM plans_task a JOIN plans_task b ON b.parent_id = a.parent_id AND b.id > a.id"
            " WHERE a.relation = 'OCCURRENCE' AND b.relation = 'OCCURRENCE'"
            " AND a.period_from <= b.period_to AND b.period_from <= a.period_to"
        ),
    ),
    (
        Words("trình cấp trên mà cấp trên không đọc được", "lies before the body above, which cannot read it"),
        (
            "SELECT DISTINCT t.id FROM plans_task t JOIN open_item w ON w.task_id = t.id"
            " WHERE w.why = 'BODY_ABOVE' AND NOT t.laid_above"
        ),
    ),
    (
        Words("lần gửi đang mở không khớp trạng thái", "its open submission does not agree with its state"),
        (
            "SELECT t.id FROM plans_task t LEFT JOIN plans_submission s ON s.id = t.submission_id"
            " WHERE (t.state = 'SUBMITTED') <> (s.state IS NOT DISTINCT FROM 'OPEN')"
        ),
    ),
    (
        Words("hoàn thành mà chưa có kết quả được duyệt", "completed without an accepted result"),
        (
            "SELECT t.id FROM plans_task t LEFT JOIN plans_submission s ON s.id = t.submission_id"
            " WHERE t.state = 'COMPLETED' AND s.state IS DISTINCT FROM 'ACCEPTED'"
        ),
    ),
    (
        Words("ngày có kết quả không phải ngày gửi", "the day of its result is not the day it was sent"),
        (
            "SELECT t.id FROM plans_task t JOIN plans_submission s ON s.id = t.submission_id"
            " WHERE t.state = 'COMPLETED'"
            " AND t.accepted_on <> (s.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date"
        ),
    ),
)


def wrong_steps(tally: Tally) -> Iterator[Fault]:
    """Every task whose open steps, people, submission and state do not agree; one statement for each rule."""
    tally.count = Task.objects.count()
    for words, statement in _STATEMENTS:
        with connection.cursor() as cursor:
            cursor.execute(_OPEN + statement)
            for (task_id,) in cursor:
                yield Fault(f"task {task_id}", words)


def nobody_to_decide(tally: Tally) -> Iterator[Fault]:
    """Every step of an open task that nobody could take today; not of bodies where nobody works yet, which whoever gave
    them work follows in its matrix."""
    manned = Task.objects.filter(body__in=valid_memberships().values("unit__body"))
    tally.count = manned.exclude(state__in=["COMPLETED", "CANCELLED", "VOIDED"]).count()
    for stuck in stuck_steps(manned):
        name = step_name(stuck.step)
        words = Words(f"{name.vi}: {stuck.problem.vi}", f"{name.en}: {stuck.problem.en}")
        yield Fault(f"task {stuck.task_id}", words)
