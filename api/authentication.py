"""The session, with CSRF; without one the answer is 401, not 403."""

from rest_framework import authentication
from rest_framework.request import Request


class SessionAuthentication(authentication.SessionAuthentication):
    """DRF's own, with a challenge, so that nobody signed in is told apart from not allowed."""

    def authenticate_header(self, request: Request) -> str:
        """What to do to be let in."""
        return "Session"
