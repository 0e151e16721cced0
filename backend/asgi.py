"""Where each kind of connection goes: pages and API to Django, sockets to the hub."""

import os

from channels.routing import ProtocolTypeRouter, URLRouter
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.settings")
pages = get_asgi_application()

from notifications.routing import urlpatterns  # noqa: E402 - needs Django to be set up

application = ProtocolTypeRouter({"http": pages, "websocket": URLRouter(urlpatterns)})
