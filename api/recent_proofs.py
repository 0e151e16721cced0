"""Evidence to be used again (product.md §10): documents and files of the body's tasks and of its remediation reports, the last
one first."""

import uuid
from typing import Any

from django.db import connection
from django.urls import path

from api.proofs import proof_ref
from api.shapes.proofs import RecentProofs
from api.views import ReadView
from backend.access.scope import Reader
from backend.inspections.models import RowProof
from backend.plans.models import Evidence

MOST = 20
WORDS = """public.unaccent(lower(concat_ws(' ', e.document ->> 'kind', e.document ->> 'number', e.document ->> 'issuer',
    e.document ->> 'abstract', f.name, e.note, {title})))"""
ASKED = (
    "e.kind IN ('DOCUMENT', 'FILE') AND f.closed_at IS NULL AND position(public.unaccent(lower(%(q)s)) IN {words}) > 0"
)


def _asked(title: str) -> str:
    return ASKED.format(words=WORDS.format(title=title))


# The body reads all that proves its tasks and its answers. Of a piece used several times the first use stands for all.
RECENT = f"""SELECT id, of_task FROM (
    (SELECT e.id, true AS of_task, greatest(e.at, (SELECT max(u.at) FROM plans_evidence u WHERE u.first_id = e.id)) AS at
    FROM plans_evidence e JOIN plans_task t ON t.id = e.task_id LEFT JOIN files_fileobject f ON f.id = e.file_id
    WHERE t.body_id = ANY(%(keys)s::bigint[]) AND t.readers && %(keys)s::bigint[] AND t.state <> 'VOIDED'
        AND e.first_id IS NULL AND {_asked("t.title")}
        AND NOT EXISTS (SELECT 1 FROM plans_evidence later WHERE later.replaces_id = e.id)
    ORDER BY 3 DESC, 1 DESC LIMIT %(limit)s)
    UNION ALL
    (SELECT e.id, false, e.at FROM inspections_rowproof e JOIN inspections_reportrow r ON r.id = e.row_id
    JOIN inspections_remediationreport p ON p.id = r.report_id LEFT JOIN files_fileobject f ON f.id = e.file_id
    WHERE p.body_id = ANY(%(keys)s::bigint[]) AND p.readers && %(keys)s::bigint[] AND {_asked("p.title")}
        AND NOT EXISTS (SELECT FROM plans_evidence k JOIN plans_task t ON t.id = k.task_id WHERE k.file_id = e.file_id
            AND t.body_id = p.body_id)
    ORDER BY 3 DESC, 1 DESC LIMIT %(limit)s)) piece
    ORDER BY at DESC, id DESC LIMIT %(limit)s"""


class RecentProofsView(ReadView):
    """At most twenty; `q`: words in it, marks ignored."""

    filters = ("q",)
    answers = {"get": {200: RecentProofs}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """Three statements."""
        asked: dict[str, Any] = {
            "keys": list(reader.keys),
            "q": " ".join(query.get("q", "").split())[:200],
            "limit": MOST,
        }
        with connection.cursor() as cursor:
            cursor.execute(RECENT, asked)
            found: list[tuple[uuid.UUID, bool]] = cursor.fetchall()
        return {"items": _told(found)}


def _told(found: list[tuple[uuid.UUID, bool]]) -> list[dict[str, Any]]:
    """The contract's `RecentProof` of each; a row of a report that says what a task, or a later row, says is left out."""
    of_tasks = Evidence.objects.filter(pk__in=[pk for pk, of_task in found if of_task])
    of_rows = RowProof.objects.filter(pk__in=[pk for pk, of_task in found if not of_task])
    pieces: dict[uuid.UUID, Any] = {
        **of_tasks.select_related("file", "task").in_bulk(),
        **of_rows.select_related("file", "row__report").in_bulk(),
    }
    known = {_same(pieces[pk]) for pk, of_task in found if of_task}
    items = []
    for pk, of_task in found:
        piece = pieces[pk]
        if not of_task and _same(piece) in known:
            continue
        known.add(_same(piece))
        record = piece.task if of_task else piece.row.report
        named = {"id": record.pk, "title": record.title}
        items.append(
            proof_ref(piece, relied_on=False)
            | {"task": named if of_task else None, "report": None if of_task else named}
        )
    return items


def _same(piece: Any) -> str:
    return f"{piece.file_id} {sorted((piece.document or {}).items())}"


urlpatterns = [path("recent-proofs", RecentProofsView.as_view())]
