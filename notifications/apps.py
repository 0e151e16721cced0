"""Who hears of what happened: sockets, notices, the worker."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Readers of the events; the writers do not know them."""

    name = "notifications"
