"""Signing in and out, changing one's password: the addresses of allauth's headless client that we use, and no others (nobody signs up, and no
password is reset by e-mail); and the way from the admin pages to our own sign-in page."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from allauth.headless.account.views import ChangePasswordView, LoginView, SessionView
from allauth.headless.constants import Client
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from rest_framework.exceptions import ParseError

from api.errors import as_refused, problem
from api.parsers import read_json
from backend.errors import Refused
from backend.words import say


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """In place of the admin's own form, which knows no limit of tries. Who is signed in already may not go there."""
    if request.user.is_authenticated:
        raise PermissionDenied
    return redirect(f"/sign-in?{urlencode({'next': request.GET.get('next', '/admin/')})}")


def checked(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The library's view behind the check that every other body passes: its own reader of JSON falls over deep nesting."""

    @wraps(view)
    def look(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.body:
            try:
                body = read_json(request.body)
            except ParseError as wrong:
                refused = as_refused(wrong)
                assert refused is not None
                return problem(refused, request)
            if not isinstance(body, dict):
                return problem(
                    Refused(say("Nội dung phải là một đối tượng JSON.", "The body must be an object.")), request
                )
        return view(request, *args, **kwargs)

    return look


urlpatterns = [
    path("browser/v1/auth/login", checked(LoginView.as_api_view(client=Client.BROWSER))),
    path("browser/v1/account/password/change", checked(ChangePasswordView.as_api_view(client=Client.BROWSER))),
    path("browser/v1/auth/session", checked(SessionView.as_api_view(client=Client.BROWSER))),
]
