"""What others moved on a board since its reader last looked; and saying that one has looked."""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from backend import clock
from backend.activity.feed import events_among, last_visible_seq
from notifications.looking import Looked

MOST = 50
ENDED = {Looked.Board.TASKS: frozenset({"COMPLETED", "CANCELLED", "VOIDED"}), Looked.Board.TICKETS: frozenset({"CLOSED", "PASSED_UP"})}  # fmt: skip

# Of each record the state before the first and after the last move by others; what came back to where it was did not move, and
# who moved it themselves afterwards knows.
MOVED = """SELECT moved.subject_id, began.from_state, ended.to_state, moved.last FROM (
        SELECT e.subject_id, min(e.seq) AS first, max(e.seq) AS last, bool_or(e.actor_id <> %(user)s) AS others,
            (array_agg(e.actor_id ORDER BY e.seq DESC))[1] AS latest
        FROM activity_event e WHERE e.subject_type = %(kind)s AND e.seq > %(seq)s AND e.readers && %(keys)s::bigint[]
            AND e.to_state IS NOT NULL GROUP BY e.subject_id) moved
    JOIN activity_event began ON began.seq = moved.first JOIN activity_event ended ON ended.seq = moved.last
    WHERE moved.others AND moved.latest <> %(user)s AND began.from_state IS DISTINCT FROM ended.to_state
    ORDER BY moved.last LIMIT %(most)s"""


def since_looked(user_id: int, keys: Sequence[int], board: str) -> dict[str, Any]:
    """The contract's `Since`. Who never looked before has nothing to catch up with."""
    looked = Looked.objects.filter(user=user_id, board=board).first()
    rows = _moved(user_id, keys, board, looked.seq) if looked else []
    told = {event["seq"]: event for event in events_among(keys, [row[3] for row in rows[:MOST]])}
    items = [
        {"id": subject, "from": began, "to": ended, "event": told[last]}
        for subject, began, ended, last in rows[:MOST]
        if last in told
    ]
    return {
        "at": looked.at if looked else None, "seq": last_visible_seq(keys), "items": items, "more": len(rows) > MOST,
        "moves": len(items), "closures": sum(item["to"] in ENDED[Looked.Board(board)] for item in items),
    }  # fmt: skip


def has_looked(user_id: int, board: str, seq: int) -> None:
    """Seen up to this event, never less than before. Doing it twice changes nothing."""
    with connection.cursor() as cursor:
        cursor.execute(
            """INSERT INTO notifications_looked (user_id, board, seq, at) VALUES (%s, %s, %s, %s)
            ON CONFLICT ON CONSTRAINT looked_once_a_board DO UPDATE SET seq = excluded.seq, at = excluded.at
            WHERE notifications_looked.seq <= excluded.seq""",
            [user_id, board, seq, clock.now()],
        )


def _moved(user_id: int, keys: Sequence[int], board: str, seq: int) -> list[tuple[str, str | None, str, int]]:
    with connection.cursor() as cursor:
        cursor.execute(MOVED, {"user": user_id, "kind": board, "seq": seq, "keys": list(keys), "most": MOST + 1})
        found: list[tuple[str, str | None, str, int]] = cursor.fetchall()
    return found
