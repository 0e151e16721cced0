"""Trusting a device, and typing the password again on one. No facts of the office: no event, and no kept key, since doing either
twice changes nothing."""

from typing import Any

from allauth.core import ratelimit
from django.urls import path
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from api.asking_again import TRUSTED, note_password
from api.shapes.session import Trust
from api.views import StrictSerializer, View, signed_in
from backend.accounts.roster import hats_of
from backend.errors import FieldError, Invalid, TooMany
from backend.organisations.models import BodySettings
from backend.words import say

DAY = 24 * 60 * 60
USUAL = 30  # days, for who is in no body


class TrustBody(StrictSerializer):
    """Whether this device is the person's own."""

    trusted = serializers.BooleanField()


class TrustView(View):
    """Whether this device stays signed in, and for how long."""

    body_serializer = TrustBody
    answers = {"get": {200: Trust}, "post": {200: Trust}}

    def get(self, request: Request) -> Response:
        """As it is; one that is used goes on from today."""
        days = days_for(request)
        trusted = bool(request.session.get(TRUSTED)) and days > 0
        if trusted and request.session.get_expiry_age() < (days - 1) * DAY:
            request.session.set_expiry(days * DAY)
        return Response({"trusted": trusted, "days": days})

    def post(self, request: Request) -> Response:
        """Right after signing in, so the password was typed just now."""
        body = TrustBody(data=request.data)
        body.is_valid(raise_exception=True)
        days = days_for(request)
        trusted = body.validated_data["trusted"] and days > 0
        if trusted:
            request.session[TRUSTED] = True
            request.session.set_expiry(days * DAY)
        else:
            request.session.pop(TRUSTED, None)
            request.session.set_expiry(None)
        return Response({"trusted": trusted, "days": days})


class PasswordBody(StrictSerializer):
    """One's own."""

    password = serializers.CharField(max_length=200, trim_whitespace=False)


class PasswordView(View):
    """The password, typed again."""

    body_serializer = PasswordBody
    answers = {"post": {204: None}}

    def post(self, request: Request) -> Response:
        """Right: for a while nothing asks for it. A few tries, as at the sign-in."""
        user = signed_in(request)
        body = PasswordBody(data=request.data)
        body.is_valid(raise_exception=True)
        if not ratelimit.consume(request._request, action="reauthenticate", user=user):
            raise TooMany(say("Thử quá nhiều lần. Đợi vài phút rồi thử lại.", "Too many tries. Wait some minutes."))
        if not user.check_password(body.validated_data["password"]):
            message = say("Mật khẩu chưa đúng.", "The password is not right.")
            raise Invalid(message, errors=[FieldError("password", message)])
        note_password(request)
        return Response(status=204)


def days_for(request: Request) -> int:
    """How long the person's body lets a trusted device stay signed in; 0: not at all."""
    hat = next((hat for hat in hats_of(signed_in(request)) if hat.acting_for is None), None)
    found: Any = BodySettings.objects.filter(body_id=hat.body_id).values_list("trusted_days", flat=True) if hat else []
    return next(iter(found), USUAL)


urlpatterns = [path("me/trust", TrustView.as_view()), path("me/password", PasswordView.as_view())]
