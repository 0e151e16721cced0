"""The one address of sockets."""

from typing import Any, cast

from django.urls import path

from notifications.consumers import live

urlpatterns = [path("ws", cast("Any", live))]  # channels routes ASGI applications, Django's types know views alone
