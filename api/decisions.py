"""Chờ tôi quyết: what awaits the reader's decision as a queue, and as cards that need nothing else (product.md §12).

One answer brings both, since on a slow line each question costs more than its bytes.
"""

from collections.abc import Iterable
from typing import Any

from django.urls import path
from drf_spectacular.types import OpenApiTypes

from api.decision_cards import card_of
from api.shapes.decisions import Decisions
from api.views import ReadView
from api.work import WorkView
from backend.access.scope import Reader
from backend.plans.models import Task, TaskState
from workflows.policy import decided_together

FULL = 2  # cards that come with the queue unasked
QUEUE = 60
ASKED: dict[str, tuple[Any, str]] = {
    "at": (OpenApiTypes.STR, "`task:<id>`, with commas between: the cards wanted, at most 4; the first two when left out")
}  # fmt: skip


class DecisionsView(ReadView):
    """What waits, and the cards of some of it. A card that waits no longer is left out."""

    filters = ("at",)
    own_filters = ASKED
    answers = {"get": {200: Decisions}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """The rows of the box "to decide", plans first."""
        work = WorkView().read(reader, {"box": "to_decide"})
        rows = [_of_plan(turn) for turn in work["plans"] if turn["tab"] is None]
        rows += [_row(item) for item in work["items"]]
        for row, tag in _together(rows[:QUEUE]):
            row["together"] = tag
        wanted = query["at"].split(",")[: 2 * FULL] if query.get("at") else [_name(row) for row in rows[:FULL]]
        known = {_name(row): row for row in rows}
        cards = [card_of(reader, known[name]) for name in dict.fromkeys(wanted) if name in known]
        return {
            "as_of": work["as_of"], "seq": work["seq"], "count": max(work["counts"]["to_decide"], len(rows)),
            "queue": rows[:QUEUE], "cards": cards,
        }  # fmt: skip


def _name(row: dict[str, Any]) -> str:
    return f"{row['kind']}:{row['id']}"


def _row(item: dict[str, Any]) -> dict[str, Any]:
    """A row of my work, as far as a decider looks at it in passing."""
    return {
        "kind": item["kind"], "id": item["id"], "title": item["title"], "asked": item["step_label"] or item["turn"],
        "unit": item["lead"], "due_on": item["due"]["on"], "timeliness": item["timeliness"], "state": item["state"],
        "class": item["class"], "together": None,
    }  # fmt: skip


def _of_plan(turn: dict[str, Any]) -> dict[str, Any]:
    return {
        "kind": "plan", "id": str(turn["id"]), "title": turn["title"], "asked": turn["act"].removesuffix("…"), "unit": None,
        "due_on": None, "timeliness": None, "state": turn["state"], "class": None, "together": None,
    }  # fmt: skip


def _together(rows: Iterable[dict[str, Any]]) -> list[tuple[dict[str, Any], str]]:
    """Results that may be agreed to among others, each with what was seen of it."""
    sent = {row["id"]: row for row in rows if row["kind"] == "task" and row["state"] == TaskState.SUBMITTED}
    if not sent:
        return []
    tasks = Task.objects.filter(pk__in=sent).select_related("submission")
    return [
        (sent[str(task.pk)], f'"{task.submission.tag}"')
        for task in tasks
        if task.submission is not None and decided_together(task.klass)
    ]


urlpatterns = [path("decisions", DecisionsView.as_view())]
