"""Where each kind of connection goes: pages and API to Django, sockets to the hub."""

import gc
import os

import django
from channels.routing import ProtocolTypeRouter, URLRouter

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.settings")
django.setup()

from backend.pages import Pages  # noqa: E402 - needs Django to be set up
from notifications.routing import urlpatterns  # noqa: E402 - so does this

application = ProtocolTypeRouter({"http": Pages(), "websocket": URLRouter(urlpatterns)})

# What start-up made stays for good: a collection in the midst of a request need not go through all of it again.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 50, 50)
