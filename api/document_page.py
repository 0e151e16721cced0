"""The register as its pages show it: rows from SQL to bytes."""

import base64
import binascii
import json
import uuid
from datetime import date
from typing import Any

import orjson

from api.names import Names
from api.proofs import file_ref
from backend import clock
from backend.access.rules import justify_documents
from backend.access.scope import Reader, visible_to
from backend.accounts.roster import hats_of
from backend.activity.change import absent
from backend.activity.feed import last_visible_seq
from backend.errors import FieldError, Invalid, NotFound
from backend.ids import is_number
from backend.plans.documents import CLAUSE_SQL, document_rows, hanging_on, visible_documents
from backend.plans.models import Document, DocumentKind, Task
from backend.plans.queries import Condition, bounds_for, count_of, task_rows, visible
from backend.words import say
from workflows.document.reading import read_line
from workflows.document.registering import takes_file

PAGE = 50
MOST = 200  # tasks on a document's page
SEARCHED = "public.unaccent(lower(d.number || ' ' || d.issuer || ' ' || d.abstract))"


def document_list(reader: Reader, query: dict[str, str]) -> dict[str, Any]:
    """A page of 50, latest document first; `count`: of all pages; `next` is null on the last one."""
    conditions, within = [visible_documents(reader.keys), *_filters(query)], bounds_for(None)
    count = count_of("FROM plans_document d", conditions, within)
    if cursor := query.get("cursor"):
        conditions.append(_after(cursor))
    rows = document_rows(conditions, within, limit=PAGE + 1)
    return {
        "as_of": clock.now(),
        "count": count,
        "items": [orjson.Fragment(row) for row in rows[:PAGE]],
        "next": _cursor(rows[PAGE - 1]) if len(rows) > PAGE else None,
        "may_register": justify_documents(reader.user) is not None,
    }


def document_page(reader: Reader, document_id: uuid.UUID) -> dict[str, Any]:
    """The contract's `RegisteredDocument`. Raises NotFound alike for absent and unseen."""
    document = visible_to(reader.user, Document.objects.filter(pk=document_id).select_related("file")).first()
    if document is None:
        raise NotFound(absent())
    within = bounds_for(document.body_id)
    one = Condition("d.id = %(id)s", {"id": document.pk})
    (row,) = document_rows([visible_documents(reader.keys), one], within, limit=1)
    citing = task_rows([visible(reader.keys), hanging_on(document)], within, limit=MOST, extra=CLAUSE_SQL)
    keeps = justify_documents(reader.user, document.body_id) is not None
    facts: dict[str, Any] = orjson.loads(row)
    return facts | {
        "entered_by": Names(document.body_id).person(document.entered_by_id), "entered_at": document.entered_at,
        "file": file_ref(document.file, inside=document.body_id in reader.keys, relied_on=True),
        "replaces": list(document.replaces.order_by("issued_on").values("id", "number", "issued_on")),
        "citing": [orjson.Fragment(task) for task in citing], "lines": _lines(reader, document),
        "may": {"change": keeps, "add_file": keeps and takes_file(document), "give": keeps}, "server_now": clock.now(), "seq": last_visible_seq(reader.keys),
    }  # fmt: skip


def _lines(reader: Reader, document: Document) -> list[dict[str, Any]]:
    """What became of each line; two statements."""
    lines = list(document.lines.all())
    tasks = visible_to(reader.user, Task.objects.filter(pk__in=[line.task_id for line in lines if line.task_id]))
    seen = {task["id"]: task for task in tasks.values("id", "title", "state")}
    return [
        {
            "id": line.pk, "clause": line.clause, "text": line.text, "task": seen.get(line.task_id),
            "becomes": "NOTED" if line.task_id is None else "TASK" if line.task_id == line.pk else "JOINED",
        }
        for line in lines
    ]  # fmt: skip


def read_document(reader: Reader, text: str) -> dict[str, Any]:
    """The contract's `ReadDocument`: the line as it was read, with what has the same number in the same year."""
    hat = justify_documents(reader.user) or next(iter(hats_of(reader.user)), None)
    read = read_line(text, hat.body_id if hat else 0)
    known: list[bytes] = []
    if read.number:
        same = Condition(
            "public.unaccent(lower(replace(d.number, ' ', ''))) = public.unaccent(lower(%(number)s))"
            " AND (%(year)s::int IS NULL OR extract(year FROM d.issued_on) = %(year)s::int)",
            {"number": read.number, "year": read.issued_on.year if read.issued_on else None},
        )
        known = document_rows([visible_documents(reader.keys), same], bounds_for(None), limit=5)
    return {
        "kind": read.kind, "number": read.number, "issued_on": read.issued_on, "issuer": read.issuer,
        "abstract": read.abstract, "known": [orjson.Fragment(row) for row in known],
    }  # fmt: skip


def _filters(query: dict[str, str]) -> list[Condition]:
    """Conditions for the query's filters. Raises Invalid for a value that cannot be."""
    found = []
    if value := query.get("kind"):
        chosen = value.split(",")
        if set(chosen) - set(DocumentKind.values):
            raise _wrong("kind")
        found.append(Condition("d.kind = ANY(%(kind)s)", {"kind": chosen}))
    if value := query.get("year"):
        if not is_number(value) or not 1900 <= int(value) <= 9998:
            raise _wrong("year")
        span = {"first": date(int(value), 1, 1), "beyond": date(int(value) + 1, 1, 1)}
        found.append(Condition("d.issued_on >= %(first)s AND d.issued_on < %(beyond)s", span))
    if value := query.get("in_force"):
        if value not in {"true", "false"}:
            raise _wrong("in_force")
        found.append(Condition("d.replaced_by_id IS NULL" if value == "true" else "true", {}))
    if q := query.get("q", "").strip()[:200]:
        escaped = q.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
        found.append(Condition(f"{SEARCHED} LIKE '%%' || public.unaccent(lower(%(q)s)) || '%%'", {"q": escaped}))
    return found


def _cursor(row: bytes) -> str:
    facts = orjson.loads(row)
    return base64.urlsafe_b64encode(json.dumps([facts["issued_on"], facts["id"]]).encode()).decode()


def _after(cursor: str) -> Condition:
    try:
        issued_on, document_id = json.loads(base64.urlsafe_b64decode(cursor.encode()))
        params = {"after_day": date.fromisoformat(issued_on), "after_id": uuid.UUID(document_id)}
    except (ValueError, TypeError, AttributeError, RecursionError, binascii.Error):
        raise _wrong("cursor") from None
    return Condition("(d.issued_on, d.id) < (%(after_day)s, %(after_id)s::uuid)", params)


def _wrong(name: str) -> Invalid:
    message = say("Giá trị lọc không hợp lệ.", "The filter's value is not valid.")
    return Invalid(message, errors=[FieldError(name, message)])
