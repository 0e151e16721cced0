"""The session, with CSRF; without one the answer is 401, not 403."""

from typing import Any

from django.utils.functional import SimpleLazyObject
from rest_framework import authentication
from rest_framework.request import Request


class SessionAuthentication(authentication.SessionAuthentication):
    """DRF's own, with a challenge, so that nobody signed in is told apart from not allowed."""

    def authenticate(self, request: Request) -> Any:
        """The person themselves, not Django's lazy stand-in: what is kept on the instance (posts) is read once."""
        found = super().authenticate(request)
        if found is None:
            return None
        user, auth = found
        return (user._wrapped if isinstance(user, SimpleLazyObject) else user), auth

    def authenticate_header(self, request: Request) -> str:
        """What to do to be let in."""
        return "Session"
