"""Sessions in the database (Django's SESSION_ENGINE), read together with the person whose they are."""

from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends import db
from django.utils.crypto import constant_time_compare

from backend.access.standing import session_of
from backend.accounts.models import Session, User


class SessionStore(db.SessionStore):
    """Django's, with the person in a column, so that one statement answers who asks."""

    person: User | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """Ours."""
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """The row, with the person it names."""
        made = super().create_model_instance(data)
        assert isinstance(made, Session)
        made.user_id = data.get(SESSION_KEY)
        return made

    def load(self) -> dict[str, Any]:
        """What the session holds; nothing, and a new key to come, when it has ended."""
        key = self.session_key or ""
        found = session_of(key) if key.isalnum() else None  # as those we make are; a cookie may say anything
        if found is None:
            self._session_key = None
            return {}
        text, self.person = found
        data: dict[str, Any] = self.decode(text)
        return data


def signed_in(session: SessionStore) -> User | None:
    """Whose session it is, as Django's own check would say: begun by one of our ways in, and proved by the password of
    today. None when it is nobody's; one whose proof no longer holds is ended."""
    user_id, way, proof = (session.get(name) for name in (SESSION_KEY, BACKEND_SESSION_KEY, HASH_SESSION_KEY))
    user = session.person
    if user is None or str(user.pk) != user_id or way not in settings.AUTHENTICATION_BACKENDS:
        return None
    if not constant_time_compare(proof or "", user.get_session_auth_hash()):
        session.flush()
        return None
    return user
