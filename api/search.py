"""Search over everything the reader may read, by kind, with the words that answer it."""

from itertools import groupby
from typing import Any

import orjson
from django.db import connection
from django.urls import path
from drf_spectacular.types import OpenApiTypes

from api.search_sources import SOURCES, statement
from api.shapes.search import KINDS, Search
from api.views import ReadView
from backend import clock
from backend.access.scope import Reader
from backend.errors import FieldError, Invalid
from backend.search.asked import LONGEST, Asked, Name, ask, runs
from backend.words import Words, say

OF_ALL, OF_ONE = 5, 50  # shown of a kind: beside the others, alone
SPARE = 20  # looked at besides, since tones that were written may put others first
NAMES: dict[str, Words] = {
    "decision": Words("Quyết định số", "Decision"),
    "notice": Words("Thông báo số", "Notice"),
    "alias": Words("Còn gọi là", "Also called"),
}
# What the reader's units are called besides their names; a run of words asks an index.
CALLED = """SELECT called.said, u.name FROM (
        SELECT a.unit_id, a.text FROM organisations_unitalias a WHERE public.search_plain(a.text) = ANY(%(runs)s)
        UNION ALL SELECT s.id, s.short_name FROM organisations_orgunit s WHERE public.search_plain(s.short_name) = ANY(%(runs)s)
    ) called(unit_id, said) JOIN organisations_orgunit u ON u.id = called.unit_id WHERE u.readers && %(keys)s::bigint[]"""


class SearchView(ReadView):
    """Records whose words answer what was typed, however marks and punctuation were written."""

    filters = ("q", "kind")
    own_filters = {
        "q": (OpenApiTypes.STR, f"At most {LONGEST} characters; tone marks, case and punctuation do not matter"),
        "kind": ({"type": "string", "enum": list(KINDS)}, f"Only this kind, and up to {OF_ONE} of it"),
    }
    answers = {"get": {200: Search}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """Some of each kind, or more of one."""
        kind = query.get("kind")
        if kind and kind not in KINDS:
            message = say("Không có loại này.", "There is no such kind.")
            raise Invalid(message, errors=[FieldError("kind", message)])
        asked = ask(query.get("q", ""), _names(reader, query.get("q", "")))
        return {"as_of": clock.now(), "groups": _groups(reader, asked, kind) if asked else []}


def _names(reader: Reader, q: str) -> list[Name]:
    asked = runs(q)
    if not asked:
        return []
    with connection.cursor() as cursor:
        cursor.execute(CALLED, {"runs": asked, "keys": list(reader.keys)})
        return [Name.of(said, name) for said, name in cursor.fetchall()]


def _groups(reader: Reader, asked: Asked, kind: str | None) -> list[dict[str, Any]]:
    most = OF_ONE if kind else OF_ALL
    params: dict[str, Any] = {
        "query": asked.query, "phrase": asked.phrase, "digits": asked.digits, "keys": list(reader.keys), "today": clock.today(),
        "limit": most + SPARE,
    }  # fmt: skip
    with connection.cursor() as cursor:
        sources = [one for one in SOURCES if kind in {None, one.kind} and (asked.digits or not one.numbered)]
        cursor.execute(statement(sources), params)
        rows = [orjson.loads(text) for (text,) in cursor.fetchall()]
    found = []
    for name, several in groupby(rows, key=lambda row: row["kind"]):
        items = list(several)
        if asked.with_marks:
            items.sort(key=lambda row: -asked.as_written(row["title"]))
        found.append({"kind": name, "items": [_told(row, asked) for row in items[:most]], "more": len(items) > most})
    return found


def _told(row: dict[str, Any], asked: Asked) -> dict[str, Any]:
    """With where its texts answer, and why it was found where these do not say it."""
    said = [row["no"] or "", row["title"], row["where"] or ""]
    no, title, where = (_text(text, asked) for text in said)
    others = [] if asked.said_by(said) else [(name, text) for name, text in row["also"] if text]
    name, other = max(others, key=lambda pair: _answer(pair[1], asked), default=("", ""))
    why = _text(other, asked)
    return {
        "kind": row["kind"], "id": row["id"], "page": row["page"], "no": no, "title": title, "where": where,
        "state": row["state"], "returned": row.get("returned", 0), "day": row["day"],
        "why": {"name": str(NAMES[name]), **why} if why["hits"] else None,
    }  # fmt: skip


def _answer(text: str, asked: Asked) -> tuple[bool, int]:
    """How well a text answers, for choosing among several."""
    return asked.said_by([text]), len(asked.spans(text))


def _text(text: str, asked: Asked) -> dict[str, Any]:
    """The text with its hits, counted as browsers count: in halves of UTF-16."""

    def at(place: int) -> int:
        return len(text[:place].encode("utf-16-le")) // 2

    return {"text": text, "hits": [[at(start), at(end)] for start, end in asked.spans(text)]}


urlpatterns = [path("search", SearchView.as_view())]
