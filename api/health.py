"""Whether this process can serve: for whoever looks after it, never for readers."""

from django.db import connection
from django.http import HttpRequest, HttpResponse

from api.errors import DATABASE_AWAY
from backend import clock


def health(_request: HttpRequest) -> HttpResponse:
    """200 "ok" when the database answers and the world's clock is the machine's, or this is the demo; else 503."""
    try:
        clock.offset()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DATABASE_AWAY:
        return HttpResponse("no database", status=503, content_type="text/plain")
    return HttpResponse("ok", content_type="text/plain")
