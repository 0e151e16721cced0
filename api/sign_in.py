"""Signing in and out: the two addresses of allauth's headless client that we use, and no others (nobody signs up, and no
password is reset by e-mail); and the way from the admin pages to our own sign-in page."""

from urllib.parse import urlencode

from allauth.headless.account.views import LoginView, SessionView
from allauth.headless.constants import Client
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """In place of the admin's own form, which knows no limit of tries. Who is signed in already may not go there."""
    if request.user.is_authenticated:
        raise PermissionDenied
    return redirect(f"/sign-in?{urlencode({'next': request.GET.get('next', '/admin/')})}")


urlpatterns = [
    path("browser/v1/auth/login", LoginView.as_api_view(client=Client.BROWSER)),
    path("browser/v1/auth/session", SessionView.as_api_view(client=Client.BROWSER)),
]
