"""The one address of sockets."""

from django.urls import path

from notifications.consumers import live

urlpatterns = [path("ws", live)]
