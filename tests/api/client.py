"""A person at a browser, for the tests: signed in, with a key for each act; every answer is held to the schema."""

import uuid

from django.conf import settings
from rest_framework.test import APIClient

from tests.api.contract import held_to_contract
from tests.people import session_key


class Client:
    """A person at a browser: signed in, with a key for each act."""

    def __init__(self, user) -> None:
        self.http = APIClient()
        self.http.cookies[settings.SESSION_COOKIE_NAME] = session_key(user)

    def get(self, path, **query):
        return self._held("GET", path, self.http.get(f"/api/v1/{path}", query))

    def post(self, path, body, *, key=None, match=None):
        return self._write("post", path, body, key, match)

    def put(self, path, body, *, key=None, match=None):
        return self._write("put", path, body, key, match)

    def _write(self, method, path, body, key, match):
        headers = {"Idempotency-Key": str(key or uuid.uuid4())}
        if match:
            headers["If-Match"] = match
        send = getattr(self.http, method)
        return self._held(method.upper(), path, send(f"/api/v1/{path}", body, format="json", headers=headers))

    def step(self, task, name, **data):
        page = self.get(f"tasks/{task.pk}").json()
        offered = next(t for t in page["transitions"] if t["name"] == name)
        return self.post(offered["href"].removeprefix("/api/v1/"), data, match=offered["if_match"])

    def _held(self, method, path, response):
        held_to_contract(method, path, response)
        if response.streaming:  # read whole, which closes the file, also where a test looks at the status alone
            response.streaming_content = [b"".join(response.streaming_content)]
        return response
