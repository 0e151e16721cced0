"""Being told by e-mail: an address of one's own, shown to be one's own by a code that was sent there."""

from typing import Any

from allauth.core import ratelimit
from django.conf import settings
from django.db import transaction
from django.urls import path
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from api.shapes.session import Mailbox
from api.views import StrictSerializer, View, signed_in
from backend.errors import NotTheMoment, TooMany
from backend.words import say
from notifications.jobs import send_code
from notifications.mailboxes import ask, confirm, forget, mailbox_of


class AddressBody(StrictSerializer):
    """Where to; null: be told no more."""

    address = serializers.EmailField(max_length=254, allow_null=True)


class CodeBody(StrictSerializer):
    """The six digits of the mail."""

    code = serializers.CharField(max_length=20)


class MailboxView(View):
    """One's address, if one has given any; no key is kept, since doing it twice changes nothing."""

    body_serializer = AddressBody
    answers = {"get": {200: Mailbox}, "post": {200: Mailbox}}

    def get(self, request: Request) -> Response:
        """As it is."""
        return Response(_told(request))

    def post(self, request: Request) -> Response:
        """Another address, or the same with another code."""
        user = signed_in(request)
        body = AddressBody(data=request.data)
        body.is_valid(raise_exception=True)
        address = body.validated_data["address"]
        if address is None:
            forget(user)
            return Response(_told(request))
        if not settings.MAIL_SERVER:
            raise NotTheMoment(say("Máy chủ này không gửi thư.", "This server sends no mail."))
        _not_too_often(request, "manage_email")
        with transaction.atomic():
            ask(user, address, request.build_absolute_uri("/").rstrip("/"))
            send_code.defer(user_id=user.pk)
        return Response(_told(request))


class CodeView(View):
    """Showing that the address is one's own."""

    body_serializer = CodeBody
    answers = {"post": {200: Mailbox}}

    def post(self, request: Request) -> Response:
        """A few tries."""
        body = CodeBody(data=request.data)
        body.is_valid(raise_exception=True)
        _not_too_often(request, "reauthenticate")
        confirm(signed_in(request), body.validated_data["code"])
        return Response(_told(request))


def _not_too_often(request: Request, action: str) -> None:
    if not ratelimit.consume(request._request, action=action, user=signed_in(request)):
        raise TooMany(say("Thử quá nhiều lần. Đợi vài phút rồi thử lại.", "Too many tries. Wait some minutes."))


def _told(request: Request) -> dict[str, Any]:
    """The contract's `Mailbox`."""
    mailbox = mailbox_of(signed_in(request))
    return {
        "offered": bool(settings.MAIL_SERVER),
        "address": mailbox and mailbox.address,
        "confirmed": bool(mailbox and mailbox.confirmed_at),
        "fault": (mailbox and mailbox.fault) or None,
    }


urlpatterns = [path("me/mailbox", MailboxView.as_view()), path("me/mailbox/code", CodeView.as_view())]
