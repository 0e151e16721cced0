"""Lists of documents from SQL to finished JSON, one statement each. Aliases: d (plans_document), r (what replaced it)."""

from collections.abc import Sequence

from django.db import connection

from backend.plans.models import Document
from backend.plans.queries import Condition
from backend.plans.timeliness import Bounds, class_sql

LIVE = "t.state NOT IN ('COMPLETED', 'CANCELLED', 'VOIDED')"

ROW_SQL = """
    'id', d.id, 'version', d.version, 'kind', d.kind, 'number', d.number, 'issued_on', d.issued_on, 'issuer', d.issuer,
    'abstract', d.abstract,
    'replaced_by', CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'number', r.number,
        'issued_on', r.issued_on) END,
    'tasks', c.tasks, 'live', c.live, 'overdue', c.overdue"""

# A task hangs on the document it was given by, and on one whose line it was joined to, until it follows to what replaced it.
HANGING_SQL = """
    t.parent_id IS NULL AND t.id IN (
        SELECT given.id FROM plans_task given WHERE given.source_id = {document}
        UNION SELECT joined.task_id FROM plans_documentline joined
        WHERE joined.document_id = {document} AND joined.task_id <> joined.id)
    AND ({later} IS NULL OR t.source_id IS DISTINCT FROM {later})"""

# Tasks that hang on it, as far as the reader may see them.
COUNTS_SQL = f"""
    LEFT JOIN LATERAL (
        SELECT count(*) AS tasks, count(*) FILTER (WHERE {LIVE}) AS live,
            count(*) FILTER (WHERE {class_sql()} = 'OVERDUE') AS overdue
        FROM plans_task t LEFT JOIN plans_submission s ON s.id = t.submission_id
        WHERE {HANGING_SQL.format(document="d.id", later="d.replaced_by_id")} AND t.readers && %(keys)s::bigint[]) c ON true"""
ORDER = "d.issued_on DESC, d.id DESC"


def visible_documents(keys: Sequence[int]) -> Condition:
    """Only what the reader may see."""
    return Condition("d.readers && %(keys)s::bigint[]", {"keys": list(keys)})


def hanging_on(document: Document) -> Condition:
    """Tasks that hang on it."""
    places = {"document": "%(source)s", "later": "%(later)s::uuid"}
    return Condition(HANGING_SQL.format(**places), {"source": document.pk, "later": document.replaced_by_id})


# Where in the document: of a joined task, the line it was joined to.
CLAUSE_SQL = """
    'clause', CASE WHEN t.source_id = %(source)s THEN t.clause ELSE (
        SELECT l.clause FROM plans_documentline l WHERE l.document_id = %(source)s AND l.task_id = t.id
        ORDER BY l.position LIMIT 1) END"""


def document_rows(conditions: Sequence[Condition], within: Bounds, *, limit: int) -> list[bytes]:
    """Each row as finished JSON of the contract's `DocumentRow`, latest first; the page is chosen before its tasks are
    counted. One of the conditions must be `visible_documents(…)`."""
    where = " AND ".join(f"({c.sql})" for c in conditions)
    params = {**within.params(), "limit": limit}
    for condition in conditions:
        params |= condition.params
    sql = (
        "WITH page AS MATERIALIZED (SELECT d.id FROM plans_document d"
        f" WHERE {where} ORDER BY {ORDER} LIMIT %(limit)s)"
        f" SELECT json_build_object({ROW_SQL})::text FROM page JOIN plans_document d ON d.id = page.id"
        f" LEFT JOIN plans_document r ON r.id = d.replaced_by_id {COUNTS_SQL} ORDER BY {ORDER}"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return [text.encode() for (text,) in cursor.fetchall()]
