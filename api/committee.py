"""The bodies right below the reader's, by exception: who has not opened, who is silent, what got worse, what is near; one reminder
to those that were ticked; a list of one's own (product.md §23)."""

from collections.abc import Sequence
from typing import Any

import orjson
from django.urls import path
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from api.batches import few_enough, outcome
from api.committee_rows import FIGURES, LONG, Below, best_and_worst, body_rows, counted, last_monday, near_orders, share
from api.names import unit_ref
from api.shapes.committee import BodiesReminded, Committee, CommitteeCard
from api.task_filters import wrong_filter
from api.unit_figures import percent
from api.views import ActView, ReadView, StrictSerializer, request_parts, signed_in
from backend import clock
from backend.access.scope import Reader
from backend.accounts.roster import hats_of
from backend.accounts.watching import below as body_below
from backend.accounts.watching import watch
from backend.activity.change import absent
from backend.errors import NotFound
from backend.inspections.queries import ticket_rows, visible_tickets
from backend.inspections.timeliness import class_sql as ticket_class
from backend.inspections.timeliness import days_sql as ticket_days
from backend.organisations.models import BodySettings, OrgUnit
from backend.plans.queries import Condition, bounds_for, task_rows, visible
from backend.plans.timeliness import class_sql
from backend.words import count_said
from workflows.ranking import ranking_hat
from workflows.reminding import LONGEST
from workflows.reminding_bodies import remind_bodies, reminding_hat

SHOWN = 50  # tickets of a list
OF_CARD = 8  # tasks, tickets of a card
OF_FIGURE = 500  # of a figure
ASKED: dict[str, tuple[Any, str]] = {
    "figure": ({"type": "string", "enum": list(FIGURES)}, "All tasks and tickets which this figure of the body counts")
}
Row = dict[str, Any]


class CommitteeView(ReadView):
    """All of them at a glance."""

    answers = {"get": {200: Committee}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """Of the body where the reader works first."""
        return committee_page(reader)


class CommitteeCardView(ReadView):
    """One of them on one screen."""

    filters = ("figure",)
    own_filters = ASKED
    answers = {"get": {200: CommitteeCard}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """What is worst of it, or all that the figure counts."""
        return _card(reader, path_parts["unit_id"], query.get("figure"))


class BodiesReminderBody(StrictSerializer):
    """Which bodies, and what is said to all of them."""

    units = serializers.ListField(child=serializers.IntegerField())
    text = serializers.CharField(required=False, allow_blank=True, default="", max_length=LONGEST)


class CommitteeReminderView(ActView):
    """One reminder to those that were ticked, once a day each."""

    body_serializer = BodiesReminderBody
    answers = {"post": {200: BodiesReminded}}

    def post(self, request: Request, **path_parts: Any) -> Response:
        """The batch's answer; a repetition is told what the first one did."""
        given, body, by = request_parts(request), self.checked(request), signed_in(request)
        few_enough(body["units"])
        refs = [OrgUnit.ref(pk) for pk in body["units"]]
        return outcome(by, refs, lambda: remind_bodies(by, body["units"], body["text"], **given))


class WatchBody(StrictSerializer):
    """Which body, and whether it is on one's list."""

    unit = serializers.IntegerField()
    on = serializers.BooleanField()


class WatchView(ActView):
    """One's own list. Nothing of the work changes, so no key is kept: doing it twice changes nothing."""

    body_serializer = WatchBody
    answers = {"post": {200: CommitteeCard}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Put it on, or take it off."""
        watch(by, body["unit"], body["on"])

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """The body as it is now."""
        return _card(reader, body["unit"])


def committee_page(reader: Reader) -> Row:
    """The contract's `Committee`. Raises NotFound for somebody without a post."""
    body, below = below_of(reader)
    rows = [told(row) for row in body_rows(below)]
    ranked = BodySettings.objects.filter(body=body.pk, ranks_units=True).exists()
    best, worst = best_and_worst(rows) if ranked else ([], [])
    return {
        "as_of": clock.now(), "body": unit_ref(body), "since": last_monday(below.within.today), "ranked": ranked, "items": rows,
        "unopened": _ids(rows, "unopened", lambda row: row["unopened_since"]),
        "silent": _ids(rows, "silent", lambda row: row["heard_at"]),
        "worst": [row["unit"]["id"] for row in worst], "best": [row["unit"]["id"] for row in best],
        "worse": [row["unit"]["id"] for row in got_worse(rows)],
        "orders": near_orders(below), "may": _may(reader, body),
        "repeats": _fragments(_tickets(below, "f.repeat_of <> '' AND t.state NOT IN ('CLOSED', 'PASSED_UP')")),
        "long": _fragments(_tickets(below, f"{ticket_class()} = 'OVERDUE' AND {ticket_days()} > {LONG}")),
    }  # fmt: skip


def below_of(reader: Reader) -> tuple[OrgUnit, Below]:
    """The body where the reader works first, and what is read of those below it. Raises NotFound."""
    hats = hats_of(reader.user)
    if not hats:
        raise NotFound(absent())
    body = OrgUnit.objects.select_related("parent").get(pk=hats[0].body_id)
    return body, Below(body.pk, reader.user.pk, reader.keys, bounds_for(body.pk))


def got_worse(rows: Sequence[Row]) -> list[Row]:
    """Where more is overdue than last Monday, the most first."""
    grown = [row for row in rows if row["overdue"] > row["overdue_before"]]
    return sorted(grown, key=lambda row: row["overdue_before"] - row["overdue"])


def told(row: Row) -> Row:
    """With its share, and why it stands so."""
    facts = {
        "overdue_tasks": ("{n} việc quá hạn", "{n} task overdue", "{n} tasks overdue"),
        "overdue_tickets": ("{n} nội dung khắc phục quá hạn", "{n} ticket overdue", "{n} tickets overdue"),
        "oldest": ("lâu nhất {n} ngày", "for {n} day at most", "for {n} days at most"),
        "late": ("{n} lần xong quá hạn", "{n} done late", "{n} done late"),
    }
    beside = {
        "extended": ("{n} đã gia hạn", "{n} extended", "{n} extended"),
        "waiting": ("{n} đang chờ cấp trên", "{n} waiting for the upper body", "{n} waiting for the upper body"),
        "stuck": (
            "{n} vướng chờ cấp trên tháo gỡ",
            "{n} obstacle for the upper body",
            "{n} obstacles for the upper body",
        ),
    }
    said = [
        ", ".join(count_said(row[name], *words) for name, words in some.items() if row[name])
        for some in (facts, beside)
    ]
    return row | {"share": percent(share(row)), "reason": "; ".join(text for text in said if text)}


def _card(reader: Reader, unit_id: int, figure: str | None = None) -> Row:
    body, below = below_of(reader)
    if body_below(body.pk, unit_id) is None:
        raise NotFound(absent())
    if figure and figure not in FIGURES:
        raise wrong_filter("figure")
    tasks, tickets = _behind(below, unit_id, figure) if figure else _pressing(below, unit_id)
    return {
        "as_of": clock.now(), "row": told(body_rows(below, unit_id)[0]),
        "tasks": _fragments(tasks), "tickets": _fragments(tickets), "may": _may(reader, body),
    }  # fmt: skip


def _behind(below: Below, unit_id: int, figure: str) -> tuple[list[bytes], list[bytes]]:
    found = counted(below, unit_id, figure)
    tasks = task_rows([visible(below.keys), found], below.within, limit=OF_FIGURE)
    return tasks, ticket_rows([visible_tickets(below.keys), found], below.within, limit=OF_FIGURE)


def _pressing(below: Below, unit_id: int) -> tuple[list[bytes], list[bytes]]:
    given = Condition("t.giver_body_id = %(body)s AND t.body_id = %(unit)s", {"body": below.body_id, "unit": unit_id})
    pressing = Condition(f"t.rhythm IS NULL AND {class_sql()} IN ('OVERDUE', 'DUE_SOON', 'WITHIN')", {})
    tasks = task_rows([visible(below.keys), given, pressing], below.within, limit=OF_CARD)
    open_ones = "t.body_id = %(unit)s AND t.state NOT IN ('CLOSED', 'PASSED_UP')"
    return tasks, _tickets(below, open_ones, limit=OF_CARD, unit=unit_id)


def _tickets(below: Below, sql: str, *, limit: int = SHOWN, **params: Any) -> list[bytes]:
    """Of what the body inspected below it, the longest over the date first."""
    own = Condition("t.inspecting_body_id = %(body)s AND t.body_id <> %(body)s", {"body": below.body_id})
    found = f"EXISTS (SELECT FROM inspections_finding f WHERE f.id = t.finding_id AND {sql})" if "f." in sql else sql
    conditions = [visible_tickets(below.keys), own, Condition(found, below.within.params() | params)]
    return ticket_rows(conditions, below.within, limit=limit)


def _fragments(rows: list[bytes]) -> list[orjson.Fragment]:
    return [orjson.Fragment(text) for text in rows]


def _ids(rows: Sequence[Row], name: str, since: Any) -> list[int]:
    """Where there is any, the longest first."""
    return [row["unit"]["id"] for row in sorted((row for row in rows if row[name]), key=since)]


def _may(reader: Reader, body: OrgUnit) -> Row:
    return {
        "remind": reminding_hat(reader.user, body.pk) is not None,
        "rank": ranking_hat(reader.user, body.pk) is not None,
    }


urlpatterns = [
    path("committee", CommitteeView.as_view()),
    path("committee/reminder", CommitteeReminderView.as_view()),
    path("committee/watching", WatchView.as_view()),
    path("committee/<int:unit_id>", CommitteeCardView.as_view()),
]
