"""Sign-ins in the access log, outside the chain: they change nothing."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from backend import clock
from backend.accounts.models import Session, User
from backend.activity.models import AccessLog


def note_sign_in(sender: Any, request: HttpRequest | None, user: Any, **_: Any) -> None:
    """Who came in, and by which door."""
    _note("signed_in", request, user.pk)


def note_failure(sender: Any, request: HttpRequest | None = None, **_: Any) -> None:
    """That somebody tried. What they typed is not kept: it may be a password in the wrong field."""
    _note("sign_in_failed", request, None)


def signed_in_elsewhere(user: User, here: str | None) -> QuerySet[Session]:
    """The person's sign-ins that have not ended, but for the session `here`."""
    return Session.objects.filter(user=user, expire_date__gt=clock.machine_now()).exclude(session_key=here)


def _note(kind: str, request: HttpRequest | None, user_id: int | None) -> None:
    method, path = (request.method or "", request.path[:500]) if request else ("", "")
    AccessLog.objects.create(at=clock.now(), user_id=user_id, kind=kind, method=method, path=path)
