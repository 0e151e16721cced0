"""Who somebody is today, whole: the person, their hats and their circles, in one statement. Asked by every request, by every
beat of a socket, and for many people at once when posts change."""

from collections.abc import Collection
from typing import Any

from backend import clock
from backend.access.circles import keep_teams, read_circles_sql
from backend.accounts.models import User
from backend.accounts.roster import keep_hats, read_hats_sql
from backend.plans.areas import STAMP_SQL
from backend.prepared import prepared

_FIELDS = [field.attname for field in User._meta.concrete_fields]
_WHOLE = f"{', '.join(f'who.{name}' for name in _FIELDS)}, {read_hats_sql('who.id')}, {read_circles_sql('who.id')}"
_PEOPLE = f"SELECT {_WHOLE} FROM accounts_user who WHERE who.id = ANY(%(people)s::bigint[]) AND who.is_active"
_SESSION = f"""SELECT session.session_data, {STAMP_SQL}, {_WHOLE} FROM accounts_session session
    LEFT JOIN accounts_user who ON who.id = session.user_id AND who.is_active
    WHERE session.session_key = %(key)s AND session.expire_date > %(now)s"""


def standing(people: Collection[int]) -> list[User]:
    """These people, as far as they are active."""
    return [_whole(row) for row in _ask(_PEOPLE, {"people": list(people)})]


def session_of(key: str) -> tuple[str, User | None] | None:
    """What a session that has not ended holds, and the person it names; None when there is no such session. Whether the
    session still proves to be theirs is for `backend.access.sessions` to say."""
    row = next(iter(_ask(_SESSION, {"key": key, "now": clock.machine_now()})), None)
    if row is None:
        return None
    data, stamp, *person = row
    if person[0] is None:
        return data, None
    user = _whole(person)
    user.__dict__["_areas_stamp"] = stamp
    return data, user


def areas_stamp(user: Any) -> int | None:
    """Which areas held when the person's session was read; None for who came another way."""
    kept: int | None = user.__dict__.get("_areas_stamp")
    return kept


def _ask(sql: str, params: dict[str, Any]) -> list[Any]:
    with prepared() as cursor:
        cursor.execute(sql, {**params, "day": clock.today()})
        return cursor.fetchall()  # type: ignore[no-any-return]  # Django is untyped here


def _whole(row: Any) -> User:
    *facts, posts, circles = row
    user: User = User.from_db("default", _FIELDS, facts)
    keep_hats(user, clock.today(), posts)
    keep_teams(user, circles)
    return user
