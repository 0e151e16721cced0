"""The rule table of a reply, written down apart from the code, as tables.py."""

from typing import Any

from tests.inspections import reply_worlds
from tests.inspections.tables import KEEPS, SPEAKING, TEAM, Rule, into
from tests.inspections.worlds import step
from tests.workflows.table import WHY

WRITING = SPEAKING | {"standing", "vhxh_officer"}  # the standing office prepares it
NAMING = SPEAKING | {"standing"}


def _past(cast: Any) -> Any:
    """Nobody answered before the minutes."""
    reply = reply_worlds.asked(cast)
    step(cast.inspector, step(cast.inspector, reply.inspection, "open_on_site"), "sign_minutes")
    return reply


def _named(cast: Any) -> Any:
    reply = reply_worlds.written(cast)
    return step(cast.standing, reply, "assign", officer=cast.head.pk)


def _returned(cast: Any) -> Any:
    reply = step(cast.inspector, reply_worlds.released(cast), "send_back", **WHY)
    return step(cast.chairman, step(cast.standing, reply, "present"), "release", **reply_worlds.LETTER)


WORLDS: dict[str, Any] = {
    "ASKED": reply_worlds.asked,
    "WRITTEN": reply_worlds.written,
    "NAMED": _named,
    "PRESENTED": reply_worlds.presented,
    "PRESENTED_BY_LEADER": lambda cast: reply_worlds.presented(cast, "chairman"),
    "RELEASED": reply_worlds.released,
    "RELEASED_AGAIN": _returned,
    "PAST": _past,
    "DRAFTS": reply_worlds.drafts_sent,
    "OPINED": lambda cast: reply_worlds.answered(cast, "AGREE"),
}
PRESENTING = {"NAMED": NAMING | {"head"}}
BACK = {
    world: frozenset({"standing"}) for world in ("PRESENTED", "RELEASED", "OPINED", "RELEASED_AGAIN")
}  # fmt: skip
REPLIES: dict[str, Rule] = {
    "assign": Rule(NAMING, into("reply.assigned", None, "ASKED", "WRITTEN", "NAMED", "DRAFTS"), {"officer": "officer"}),
    "present": Rule(WRITING, into("reply.presented", "PRESENTED", "WRITTEN", "NAMED"), who_in=PRESENTING),
    "take_back": Rule(
        frozenset(), into("reply.taken_back", "DRAFT", "PRESENTED", "PRESENTED_BY_LEADER"),
        who_in={**BACK, "PRESENTED_BY_LEADER": frozenset({"chairman"})},
    ),
    "return_draft": Rule(SPEAKING, into("reply.returned", "DRAFT", "PRESENTED", "PRESENTED_BY_LEADER"), WHY),
    "release": Rule(
        SPEAKING, into("reply.released", "RELEASED", "PRESENTED", "PRESENTED_BY_LEADER"), reply_worlds.LETTER,
        late_in={"PRESENTED_BY_LEADER": frozenset({"chairman"})},
    ),
    "send_back": Rule(KEEPS | TEAM, into("reply.sent_back", "DRAFT", "RELEASED"), WHY),
}  # fmt: skip
