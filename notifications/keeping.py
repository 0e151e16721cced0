"""How long what is no record is kept, as the bodies chose (product.md §14): the log of sign-ins, refusals and downloads, and
notices that were read. Plans, tasks, inspections, evidence and their history are kept for ever; nothing here touches them.

A person of several bodies is kept what the longest of them asks, and what names nobody what the longest of all asks."""

from collections import defaultdict

from django.db import connection
from django.db.models import Max

from backend.accounts.models import User
from backend.organisations.models import LEAST_LOG_MONTHS, BodySettings


def forget_what_is_over() -> dict[str, int]:
    """Let go what is older than its body keeps it; how many of each. Safe to repeat."""
    return {"logged": _forget_logged(), "notices": _forget_notices()}


def _forget_logged() -> int:
    longest = BodySettings.objects.aggregate(most=Max("log_months"))["most"] or LEAST_LOG_MONTHS
    with connection.cursor() as cursor:
        gone = 0
        for months, people in [*_people_by("log_months", longest).items(), (longest, None)]:
            cursor.execute("SELECT access_log_forget(%s::bigint[], %s)", [people, months])
            gone += cursor.fetchone()[0]
    return gone


def _forget_notices() -> int:
    """Those nobody read yet stay, however old."""
    longest = BodySettings.objects.aggregate(most=Max("notice_months"))["most"] or LEAST_LOG_MONTHS
    with connection.cursor() as cursor:
        gone = 0
        for months, people in _people_by("notice_months", longest).items():
            cursor.execute(
                "DELETE FROM notifications_notice WHERE user_id = ANY(%s::bigint[])"
                " AND read_at < world_now() - make_interval(months => %s)",
                [people, months],
            )
            gone += cursor.rowcount
    return gone


def _people_by(setting: str, otherwise: int) -> dict[int, list[int]]:
    """Ids of all people by how many months the bodies of their posts, past ones too, ask for; `otherwise`: of those who never
    had any."""
    chosen = User.objects.order_by("pk").annotate(most=Max(f"memberships__unit__body__settings__{setting}"))
    found: dict[int, list[int]] = defaultdict(list)
    for pk, months in chosen.values_list("pk", "most"):
        found[otherwise if months is None else months].append(pk)
    return found
