"""An id for every request: in the answer, in the log, and in what a person can read out to the administrator; who asks; and what
a page may load."""

import uuid
from collections.abc import Callable

import structlog
from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from backend.access.sessions import signed_in


class RequestIdMiddleware:
    """Sets `request.request_id` and the header X-Request-Id."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.request_id = uuid.uuid4().hex[:12]  # type: ignore[attr-defined]  # ours
        structlog.contextvars.bind_contextvars(request_id=request.request_id)  # type: ignore[attr-defined]  # ours
        try:
            response = self.get_response(request)
        finally:
            structlog.contextvars.clear_contextvars()
        response["X-Request-Id"] = request.request_id  # type: ignore[attr-defined]  # ours
        return response


class PersonMiddleware(AuthenticationMiddleware):
    """Sets `request.user`: read when it is asked for, whole, from the statement that reads the session."""

    def process_request(self, request: HttpRequest) -> None:
        """In place of Django's, which asks for the person by a statement of its own."""
        request.user = SimpleLazyObject(lambda: signed_in(request.session) or AnonymousUser())  # type: ignore[assignment,arg-type]  # lazily one; our engine


class PolicyMiddleware(CSPMiddleware):
    """django-csp's, with the policy of answers that asked for no nonce put together once, not twice for each."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        super().__init__(get_response)
        self.plain = build_policy()

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:  # type: ignore[override]  # no base
        """The header; whatever is out of the ordinary goes the library's way."""
        if settings.DEBUG or hasattr(request, "_csp_nonce") or any(name.startswith("_csp") for name in vars(response)):
            return super().process_response(request, response)  # type: ignore[return-value]  # the same one
        response.headers.setdefault(HEADER, self.plain)
        return response
