"""The chain is computed the same way twice: in SQL when it is written, in Python when it is checked."""

import json
import os
from datetime import UTC, datetime

import psycopg
import pytest
from django.db import connection

from backend.activity.chain import GENESIS, Link, Tally, broken_links, digest_of, hash_of
from backend.activity.models import Event, Head
from tests import database
from tests.worlds import completed, submitted

# One event with a null, an empty text, Vietnamese letters and unsorted readers, under a fixed clock.
BODY = '{"detail":{},"label":"Rà soát thủ tục","reason":""}'
SALT = "00112233445566778899aabbccddeeff"
AT = datetime(2099, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)
GOLDEN = "bfa0df3e8486761f58b083e716e4452967bad505c2cedace22ae4b3da67ac9ee"
LINK = Link(
    seq=42, at=AT, act=42, actor_id=7, acting_for_id=None, recorded_for_id=9, capacity="Trưởng phòng",
    verb="task.given", subject_type="task", subject_id="0199aaaa-0000-7000-8000-000000000001", from_state=None,
    to_state="ASSIGNED", version=1, readers=[3, 20], digest=digest_of(bytes.fromhex(SALT), BODY),
)  # fmt: skip


def test_chain_golden_vector(db: None) -> None:
    assert hash_of(GENESIS, LINK).hex() == GOLDEN
    event = {
        "actor": 7, "acting_for": None, "recorded_for": 9, "capacity": "Trưởng phòng", "verb": "task.given",
        "subject_type": "task", "subject_id": LINK.subject_id, "from": None, "to": "ASSIGNED", "version": 1,
        "readers": [20, 3], "salt": SALT, "body": BODY,
    }  # fmt: skip
    name = connection.settings_dict["NAME"]
    with psycopg.connect(database.renamed(os.environ["DATABASE_ADMIN_URL"], name)) as admin:
        admin.execute("UPDATE activity_head SET seq = 41, at = %s, hash = %s", [AT, GENESIS])
        admin.execute("SET LOCAL session_replication_role = replica")
        admin.execute("DELETE FROM activity_event WHERE seq >= 42")
        admin.execute("DELETE FROM activity_payload WHERE seq >= 42")
        admin.execute("SELECT activity_append(%s::jsonb, NULL)", [json.dumps([event])])
        stored = admin.execute("SELECT hash, digest FROM activity_event WHERE seq = 42").fetchone()
        admin.rollback()
    assert stored is not None
    assert (stored[0].hex(), stored[1]) == (GOLDEN, LINK.digest)


@pytest.mark.parametrize(
    "other",
    [
        {"seq": 43}, {"act": 41}, {"actor_id": 8}, {"acting_for_id": 0}, {"recorded_for_id": None}, {"capacity": ""},
        {"verb": "task.seen"}, {"subject_type": "plan"}, {"subject_id": "x"}, {"from_state": ""}, {"to_state": None},
        {"version": None}, {"readers": [3]}, {"readers": [3, 2, 0]}, {"digest": b""}, {"at": AT.replace(microsecond=0)},
    ],
)  # fmt: skip
def test_every_field_is_in_the_hash(other: dict[str, object]) -> None:
    assert hash_of(GENESIS, Link(**{**LINK.__dict__, **other})) != hash_of(GENESIS, LINK)


def test_fields_cannot_flow_into_each_other() -> None:
    one = Link(**{**LINK.__dict__, "capacity": "ab", "verb": "c"})
    two = Link(**{**LINK.__dict__, "capacity": "a", "verb": "bc"})
    assert hash_of(GENESIS, one) != hash_of(GENESIS, two)


def test_the_chain_of_real_acts_holds(cast) -> None:
    completed(cast)
    submitted(cast)
    tally = Tally()
    assert list(broken_links(tally)) == []
    assert tally.count == Event.objects.count() == Head.objects.get().seq
    assert tally.count > 10
