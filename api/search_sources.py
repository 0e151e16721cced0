"""The kinds of record that search looks through, as SQL. Who reads what is asked as the lists ask it."""

from collections.abc import Sequence
from dataclasses import dataclass

from api.shapes.search import KINDS
from api.work_tasks import OPEN
from backend.inspections.finding_rows import STATE
from backend.inspections.handling import visible_findings
from backend.plans.queries import GIVER, INNER
from backend.plans.text import NUMBER_SQL

NEWEST, WEIGHED = (
    2_000,
    1_000,
)  # rows of a large table that are looked at one by one; of a kind that are enough to put in order
READ = "t.readers && %(keys)s::bigint[]"


@dataclass(frozen=True)
class Source:
    """A kind of record over the alias t. `words`: its tsvector; `seen`: who reads it; `running`: what comes first; `late`:
    what is newer is greater. `row`: of those found, joined with `joins`: `no`, `title`, `where`, `state`, `day`, and `also`,
    pairs of a name (NAMES in api/search.py) and a text besides that may have matched; `page`: what its address needs more."""

    kind: str
    table: str
    words: str
    row: str
    joins: str = ""
    seen: str = READ
    running: str = "true"
    late: str = "t.id"
    page: str = "NULL"
    id: str = "t.id"
    large: bool = False  # a table of its own, whose ids grow with time
    numbered: bool = False  # looked through only for a number, by its digits


_BY_UNIT = "JOIN organisations_orgunit u ON u.id = t.{unit}"
_CORRECTED = """(SELECT public.search_number(c.new) FROM plans_correction c WHERE c.plan_id = v.plan_id AND c.line_id IS NULL
    AND c.field = 'NUMBER' AND c.state = 'CONFIRMED' ORDER BY c.settled_at DESC LIMIT 1)"""
_STANDS = "t.valid_from <= %(today)s::date AND (t.valid_to IS NULL OR t.valid_to >= %(today)s::date)"
# As api/units.py: the reader's bodies from inside, and the bodies right below them.
_KNOWN = f"""{_STANDS} AND (t.body_id = ANY(%(keys)s::bigint[]) OR (t.body_id = t.id AND EXISTS (
    SELECT FROM organisations_orgunit above WHERE above.id = t.parent_id AND above.body_id = ANY(%(keys)s::bigint[]))))"""
# What never becomes a ticket, and what has none before its visit is concluded (`Finding.opens_ticket`).
_FINDINGS = """(SELECT f.* FROM inspections_finding f WHERE f.withdrawn OR f.remedied_on_site
    UNION ALL SELECT f.* FROM inspections_inspection running JOIN inspections_finding f ON f.inspection_id = running.id
    WHERE running.concluded_at IS NULL AND NOT f.withdrawn AND NOT f.remedied_on_site) f
    JOIN inspections_inspection i ON i.id = f.inspection_id LEFT JOIN inspections_ticket t ON t.finding_id = f.id"""
_POSTS = """(SELECT DISTINCT ON (m.user_id, u.body_id) p.id, p.full_name, m.title, u.short_name, u.id AS unit_id, p.found || m.found AS found
    FROM accounts_membership m JOIN accounts_user p ON p.id = m.user_id AND p.is_active AND NOT p.is_system
    JOIN organisations_orgunit u ON u.id = m.unit_id
    WHERE u.body_id = ANY(%(keys)s::bigint[]) AND m.valid_from <= %(today)s::date
        AND (m.valid_to IS NULL OR m.valid_to >= %(today)s::date) ORDER BY m.user_id, u.body_id, m.id) t"""


def _row(*, title: str, no: str = "NULL", where: str = "u.short_name", state: str = "NULL", day: str = "NULL", also: str = "'[]'::json") -> str:  # fmt: skip
    return f"'no', {no}, 'title', {title}, 'where', {where}, 'state', {state}, 'day', {day}, 'also', {also}"


def _proofs_of_rows(proofs: str, row: str, record: str, page: str, where: str) -> Source:
    """Proofs e of what a report or a reply says, as its page shows them: the body's own, to the other side once they were released.
    No index has their words, so they are found by the number of their document alone."""
    return Source(
        kind="evidence",
        numbered=True,
        table=f"""(SELECT * FROM {proofs} WHERE document ->> 'number' LIKE ALL (%(digits)s::text[]) OFFSET 0) e
            JOIN {row} r ON r.id = e.row_id JOIN {record}""",
        id="e.id",
        seen=f"{READ} AND ({INNER} OR e.round IS NOT NULL)",
        words="public.search_number(e.document ->> 'number')",
        late="e.at",
        page=f"'{page}:' || t.id",
        row=PROOF_ROW.format(where=where),
    )  # fmt: skip


PROOF_ROW = _row(
    no="coalesce(e.document ->> 'number', '')", where="{where}", day="coalesce((e.document ->> 'date')::date, e.at::date)",
    title="coalesce(nullif(e.document ->> 'abstract', ''), nullif(e.note, ''), e.document ->> 'kind', '')",
)  # fmt: skip
SOURCES = (
    Source(
        kind="task",
        # The periods of a regular task say what it says: it is found once.
        table="plans_task t",
        large=True,
        seen=f"{READ} AND t.relation <> 'OCCURRENCE'",
        words="t.found",
        running=OPEN,
        joins=f"{_BY_UNIT.format(unit='lead_id')} LEFT JOIN plans_planline l ON l.id = t.plan_line_id",
        row=_row(no="l.no", title="t.title", state="t.state", day="t.due_on")
        + f", 'returned', CASE WHEN {INNER} THEN t.returned ELSE 0 END",
    ),
    Source(
        kind="plan",
        table="plans_plan t JOIN plans_planversion v ON v.id = t.current_id",
        seen=f"{READ} AND t.state <> 'DISCARDED'",
        words=f"(t.found || v.found || coalesce({_CORRECTED}, ''::tsvector))",
        running="t.state <> 'SUPERSEDED'",
        late="t.year",
        joins=_BY_UNIT.format(unit="body_id"),
        row=_row(no=f"nullif({NUMBER_SQL}, '')", title="t.title", state="t.state", day="v.document_date"),
    ),
    Source(
        kind="document",
        table="plans_document t",
        large=True,
        words="t.found",
        running="t.replaced_by_id IS NULL",
        row=_row(no="t.number", title="t.abstract", where="t.issuer", day="t.issued_on"),
    ),
    Source(
        # Of a proof what its task's page shows: all versions are the body's own affair, the newest is what is found; whoever gave the
        # task has what was released to them.
        kind="evidence",
        table="""plans_evidence e JOIN plans_task t ON t.id = e.task_id LEFT JOIN plans_submission s ON s.id = e.submission_id
            AND s.id = t.submission_id AND s.released""",
        id="e.id",
        seen=f"""{READ} AND ({INNER} OR (s.id IS NOT NULL AND {GIVER}))
            AND NOT EXISTS (SELECT FROM plans_evidence n WHERE n.replaces_id = e.id)""",
        words="e.found",
        late="e.at",
        page="t.id",
        row=PROOF_ROW.format(where="t.title"),
    ),
    _proofs_of_rows(
        "inspections_rowproof", "inspections_reportrow", "inspections_ticket t ON t.id = r.ticket_id", "ticket", "t.code || ' ' || t.text"
    ),
    _proofs_of_rows("inspections_replyproof", "inspections_replyrow", "inspections_reply t ON t.id = r.reply_id", "reply", "t.title"),
    Source(
        kind="order",
        table="plans_order t",
        words="t.found",
        joins=f"{_BY_UNIT.format(unit='body_id')} LEFT JOIN plans_document d ON d.id = t.source_id",
        row=_row(no="d.number", title="t.title", day="t.due_on"),
    ),
    Source(
        kind="ticket",
        table="inspections_ticket t",
        large=True,
        words="t.found",
        running="t.state NOT IN ('CLOSED', 'PASSED_UP')",
        joins=_BY_UNIT.format(unit="unit_id"),
        row=_row(no="t.code", title="t.text", state="t.state", day="t.due_on"),
    ),
    Source(
        kind="finding",  # what is said of one with a ticket is said by that
        table=_FINDINGS,
        seen=f"{visible_findings([]).sql} AND t.finding_id IS NULL",
        words="f.found",
        running="NOT f.withdrawn",
        late="f.id",
        id="f.id",
        page="i.id",
        joins="JOIN organisations_orgunit u ON u.id = f.unit_id",
        row=_row(no="f.code", title="f.text", state=STATE, day="i.starts_on"),
    ),
    Source(
        kind="inspection",
        table="inspections_inspection t JOIN organisations_orgunit u ON u.id = t.unit_id",
        words="(t.found || u.found)",
        running="t.state NOT IN ('CLOSED', 'CANCELLED')",
        late="t.starts_on",
        row=_row(
            no="nullif(t.code, '')", title="t.title", where="u.name", state="t.state", day="t.starts_on",
            also="json_build_array(json_build_array('decision', t.decision_no), json_build_array('notice', t.notice_no))",
        ),
    ),
    Source(
        kind="unit",
        table="""organisations_orgunit t CROSS JOIN LATERAL (SELECT t.found || coalesce((SELECT string_agg(a.found::text, ' ')::tsvector
            FROM organisations_unitalias a WHERE a.unit_id = t.id), ''::tsvector) AS words) w""",
        seen=_KNOWN,
        words="w.words",
        late="-t.position",
        joins="JOIN organisations_orgunit u ON u.id = t.body_id",
        # Its address is that of what lies with it, or, for a body below, of what was found in it.
        page="CASE WHEN t.body_id = ANY(%(keys)s::bigint[]) THEN 'inside' ELSE 'below' END",
        row=_row(
            title="t.name", where="CASE WHEN u.id <> t.id THEN u.short_name ELSE '' END",
            also="""(SELECT coalesce(json_agg(json_build_array('alias', said)), '[]'::json) FROM (
                SELECT t.short_name UNION ALL SELECT t.code UNION ALL
                SELECT a.text FROM organisations_unitalias a WHERE a.unit_id = t.id) alias(said))""",
        ),
    ),
    Source(
        kind="comment",
        table="workflows_comment t",
        large=True,
        seen=f"{READ} AND t.removed_at IS NULL",
        words="t.found",
        page="t.noun || ':' || t.record",
        joins="""JOIN accounts_user u ON u.id = t.by_id LEFT JOIN plans_task k ON k.id = t.record
            LEFT JOIN inspections_ticket i ON i.id = t.record LEFT JOIN inspections_inspection v ON v.id = t.record""",
        row=_row(title="t.text", where="u.full_name || ' · ' || coalesce(k.title, i.code, nullif(v.code, ''), v.title)", day="t.at::date"),
    ),
    Source(
        kind="person",
        table=_POSTS,
        seen="true",
        words="t.found",
        late="-t.id",
        row=_row(title="t.full_name", where="t.title || ', ' || t.short_name"),
    ),
)  # fmt: skip
assert tuple(dict.fromkeys(source.kind for source in SOURCES)) == KINDS


def statement(sources: Sequence[Source]) -> str:
    """Of each kind the first `limit` rows as JSON: those with the words one after the other first, then what still runs,
    then the newest. Ids first, joined then."""
    return " UNION ALL ".join(f"({_of(source)})" for source in sources)


ORDER = "(c.words @@ %(phrase)s::tsquery) DESC, c.running DESC, c.late DESC, c.id"


def _of(source: Source) -> str:
    return f"""WITH {_answering(source)}, page AS MATERIALIZED (
            SELECT c.id, row_number() OVER (ORDER BY {ORDER}) AS place FROM answering c ORDER BY {ORDER} LIMIT %(limit)s)
        SELECT json_build_object('kind', '{source.kind}', 'id', {source.id}::text, 'page', {source.page}, {source.row})::text
        FROM {source.table} {source.joins} JOIN page ON page.id = {source.id} ORDER BY page.place"""


def _answering(source: Source) -> str:
    """What is weighed. Words that stand in nearly everything are asked for with every first letter, so of a large table that is
    what answers among the newest rows that one reads. Where a page of these runs and has the words one after the other, nothing
    older comes before it (`best`), and neither the phrase nor an index is asked any further; else it is all of them and, where one
    reads older ones and these are not many, the first that the index gives of the rest: all, unless there are very many. An index
    reads its whole list of such a word before it gives the first row."""
    columns = f"{source.id} AS id, {source.words} AS words, ({source.running}) AS running, {source.late} AS late"
    answers = f"{source.words} @@ %(query)s::tsquery AND ({source.seen})"
    if not source.large:
        return f"answering AS MATERIALIZED (SELECT {columns} FROM {source.table} WHERE {answers} LIMIT {WEIGHED})"
    return f"""newest AS MATERIALIZED (SELECT {columns} FROM (
            SELECT * FROM {source.table} WHERE {source.seen} ORDER BY id DESC LIMIT {NEWEST}) t WHERE {source.words} @@ %(query)s::tsquery),
        best AS MATERIALIZED (SELECT n.* FROM (SELECT * FROM newest WHERE running ORDER BY late DESC OFFSET 0) n
            WHERE n.words @@ %(phrase)s::tsquery LIMIT %(limit)s),
        more AS MATERIALIZED (SELECT (SELECT count(*) FROM best) < %(limit)s AS wanted),
        older AS MATERIALIZED (SELECT FROM {source.table} WHERE {source.seen} OFFSET {NEWEST} LIMIT 1),
        answering AS MATERIALIZED (SELECT * FROM best WHERE NOT (SELECT wanted FROM more)
            UNION ALL SELECT * FROM newest WHERE (SELECT wanted FROM more)
            UNION ALL (SELECT {columns} FROM {source.table}
                WHERE (SELECT wanted FROM more) AND (SELECT count(*) FROM newest) < {WEIGHED} AND EXISTS (SELECT FROM older)
                AND {answers} AND {source.id} NOT IN (SELECT id FROM newest) LIMIT {WEIGHED}))"""
