"""The application's role reads events and appends through the one function; it can do nothing else to them."""

import json

import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction

from backend.activity.models import Event, Head
from tests.events import head

KEPT = ("activity_event", "activity_payload", "activity_head", "world_clock")


def run(statement: str) -> None:
    """In a savepoint, as the application."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_tests_run_as_the_application(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolname, rolsuper OR rolbypassrls OR rolcreatedb FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == ("dondoc_app", False)


@pytest.mark.parametrize("table", KEPT)
@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO {table} SELECT * FROM {table}",
        "DELETE FROM {table}",
        "TRUNCATE {table}",
        "DROP TABLE {table}",
        "ALTER TABLE {table} DISABLE TRIGGER ALL",
        "CREATE TRIGGER mine BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION activity_refuse_truncate()",
    ],
)
def test_app_role(db: None, table: str, statement: str) -> None:
    with pytest.raises(ProgrammingError, match=r"permission denied|must be owner"):
        run(statement.format(table=table))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE activity_event SET verb = 'x'",
        "UPDATE activity_payload SET body = 'x'",
        "UPDATE activity_head SET seq = 0",
        "UPDATE world_clock SET shift = interval '0'",
        "INSERT INTO activity_request SELECT * FROM activity_request",
        "UPDATE activity_request SET status = 500",
        "TRUNCATE activity_request",
        "UPDATE access_log SET kind = 'x'",
        "DELETE FROM access_log",
        "CREATE TABLE mine (id int)",
        "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE OR REPLACE FUNCTION world_now() RETURNS timestamptz LANGUAGE sql AS 'SELECT now()'",
        "CREATE SCHEMA mine",
        "CREATE ROLE mine",
        "ALTER ROLE dondoc_app SUPERUSER",
        "SET ROLE dondoc_owner",
        "SET session_replication_role = replica",
        "ALTER TABLE plans_task ADD COLUMN mine int",
        "DROP TRIGGER event_no_truncate ON activity_event",
    ],
)
def test_nothing_else_is_open_to_the_application(db: None, statement: str) -> None:
    with pytest.raises(ProgrammingError, match=r"permission denied|must be owner|must have|Only roles"):
        run(statement)


def test_appending_is_the_one_way(db: None) -> None:
    before = head()
    event = {
        "actor": 1, "acting_for": None, "recorded_for": None, "capacity": "", "verb": "task.seen",
        "subject_type": "task", "subject_id": "x", "from": None, "to": None, "version": None, "readers": [1],
        "salt": "00" * 16, "body": "{}",
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("SELECT last_seq FROM activity_append(%s::jsonb, NULL)", [json.dumps([event, event])])
        assert cursor.fetchone() == (before + 2,)
    assert Event.objects.filter(seq__gt=before).values_list("act", flat=True)[0] == before + 1
    assert Head.objects.get().seq == before + 2


@pytest.mark.parametrize("count", [0, 5001])
def test_an_act_has_one_to_five_thousand_events(db: None, count: int) -> None:
    with pytest.raises(DatabaseError, match="1 to 5000 events"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT activity_append((SELECT coalesce(jsonb_agg(n), '[]') FROM generate_series(1, %s) n), NULL)", [count]
        )
