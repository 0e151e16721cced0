"""Where each kind of connection goes: pages and API to Django, sockets to the hub."""

import os

import django
from channels.routing import ProtocolTypeRouter, URLRouter

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.settings")
django.setup()

from backend.pages import Pages  # noqa: E402 - needs Django to be set up
from notifications.routing import urlpatterns  # noqa: E402 - so does this

application = ProtocolTypeRouter({"http": Pages(), "websocket": URLRouter(urlpatterns)})
