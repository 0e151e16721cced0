"""Evidence to be used again (product.md §10): documents and files of the body's tasks, the last one first."""

from typing import Any

from django.db import connection
from django.urls import path

from api.proofs import proof_ref
from api.shapes.proofs import RecentProofs
from api.views import ReadView
from backend.access.scope import Reader
from backend.plans.models import Evidence

MOST = 20
# The body reads all that proves its tasks. Of a piece used several times the first use stands for all.
RECENT = """SELECT e.id FROM plans_evidence e JOIN plans_task t ON t.id = e.task_id
    LEFT JOIN files_fileobject f ON f.id = e.file_id
    WHERE t.body_id = ANY(%(keys)s::bigint[]) AND t.readers && %(keys)s::bigint[] AND t.state <> 'VOIDED'
        AND e.kind IN ('DOCUMENT', 'FILE') AND e.first_id IS NULL AND f.closed_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM plans_evidence later WHERE later.replaces_id = e.id)
        AND position(public.unaccent(lower(%(q)s)) IN public.unaccent(lower(concat_ws(' ', e.document ->> 'kind',
            e.document ->> 'number', e.document ->> 'issuer', e.document ->> 'abstract', f.name, e.note, t.title)))) > 0
    ORDER BY greatest(e.at, (SELECT max(u.at) FROM plans_evidence u WHERE u.first_id = e.id)) DESC, e.id DESC
    LIMIT %(limit)s"""


class RecentProofsView(ReadView):
    """At most twenty; `q`: words in it, marks ignored."""

    filters = ("q",)
    answers = {"get": {200: RecentProofs}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """Two statements."""
        asked: dict[str, Any] = {
            "keys": list(reader.keys),
            "q": " ".join(query.get("q", "").split())[:200],
            "limit": MOST,
        }
        with connection.cursor() as cursor:
            cursor.execute(RECENT, asked)
            ids = [pk for (pk,) in cursor.fetchall()]
        found = Evidence.objects.filter(pk__in=ids).select_related("file", "task").in_bulk()
        return {
            "items": [
                proof_ref(found[pk], relied_on=False)
                | {"task": {"id": found[pk].task_id, "title": found[pk].task.title}}
                for pk in ids
            ]
        }


urlpatterns = [path("recent-proofs", RecentProofsView.as_view())]
