"""Everyone and every unit of the tests' database, by name and by code."""

from types import SimpleNamespace
from typing import Any


def everyone() -> SimpleNamespace:
    """By user name: `.officer`, `.chairman`; `.kt_head` for `kt.head`."""
    from backend.accounts.models import User

    return SimpleNamespace(**{user.username.replace(".", "_"): user for user in User.objects.all()})


def units_by_code() -> dict[str, Any]:
    """Units by code, the commune's also by their ending: `["TTPVHCC"]`."""
    from backend.organisations.models import OrgUnit

    found = {unit.code: unit for unit in OrgUnit.objects.select_related("body", "parent")}
    return {**{code.removeprefix("30337-"): unit for code, unit in found.items()}, **found}


def session_key(user: Any) -> str:
    """The key of a session made as signing in makes it, without what else happens then."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from backend.access.sessions import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    assert session.session_key
    return session.session_key
