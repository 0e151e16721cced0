"""The two kinds of view: one reads at an instant, one carries an act in. Translation only; rules live below."""

import uuid
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from rest_framework import serializers
from rest_framework.permissions import SAFE_METHODS, AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from api import field_words
from api.asking_again import Asking, ask_again
from api.authentication import SessionAuthentication
from api.compression import compressed
from api.undoing import undo_headers
from backend.access.scope import Reader, reading
from backend.access.standing import areas_stamp
from backend.accounts.models import User
from backend.activity.change import Replayed, fingerprint_of
from backend.errors import FieldError, Invalid, KeyMissing
from backend.plans import areas
from backend.words import say

field_words.speak()

LONG = 1_000  # bytes: below it one packet holds the answer anyway
JSON, ANYTHING = "application/json", "*/*"


class StrictSerializer(serializers.Serializer[Any]):
    """Refuses fields it does not know: a typing error must not be lost in silence."""

    def to_internal_value(self, data: Any) -> Any:
        """Check the names first."""
        if isinstance(data, dict):
            unknown = set(data) - set(self.fields)
            if unknown:
                raise serializers.ValidationError(
                    {name: [say("Không có trường này.", "There is no such field.")] for name in sorted(unknown)}
                )
        return super().to_internal_value(data)


class View(APIView):
    """What all views share: answers are for this person and this moment, and query parameters are known by name."""

    http_method_names = ["get", "head", "post", "put", "patch"]
    filters: ClassVar[tuple[str, ...]] = ()
    own_filters: ClassVar[
        dict[str, tuple[Any, str]]
    ] = {}  # of them, those that mean something else here, for the schema
    answers: ClassVar[dict[str, dict[Any, Any]]] = {}  # method → status → shape, for the schema
    keyed: ClassVar[bool] = False  # a write with Idempotency-Key
    precondition: ClassVar[bool] = False  # and with If-Match
    again: ClassVar[Asking] = (
        False  # writes for which a trusted device asks for the password: all, or transitions by name
    )

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse query parameters nobody knows."""
        super().initial(request, *args, **kwargs)
        areas.expect(areas_stamp(request.user))
        if request.method not in SAFE_METHODS:
            ask_again(request, self.again, kwargs)
        unknown = sorted(set(request.query_params) - set(self.filters))
        if unknown:
            message = say("Không có bộ lọc này.", "There is no such filter.")
            raise Invalid(message, errors=[FieldError(name, message) for name in unknown])
        if any("\x00" in value for value in request.query_params.values()):
            raise Invalid(say("Có ký tự không hợp lệ.", "There is a character that cannot be taken."))

    def perform_content_negotiation(self, request: Request, force: bool = False) -> tuple[Any, str]:
        """There is one renderer: who asks for JSON or for anything needs no weighing of preferences."""
        if request.META.get("HTTP_ACCEPT", ANYTHING) not in {ANYTHING, JSON}:
            return super().perform_content_negotiation(request, force)
        return self.get_renderers()[0], JSON

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Keep answers out of every cache."""
        areas.expect(None)
        response.headers.setdefault("Cache-Control", "private, no-store")
        answer = super().finalize_response(request, response, *args, **kwargs)
        if isinstance(answer, Response) and "gzip" in request.headers.get("Accept-Encoding", ""):
            answer.add_post_render_callback(shortened)
        return answer


def shortened(answer: HttpResponse) -> None:
    """Compress what is long: on a slow line the bytes are the wait."""
    if len(answer.content) >= LONG and not answer.has_header("Content-Encoding"):
        answer.content = compressed(answer.content)
        answer["Content-Encoding"] = "gzip"
        answer["Content-Length"] = str(len(answer.content))
        patch_vary_headers(answer, ["Accept-Encoding"])


class OpenView(View):
    """For people who are not signed in. A session authenticates nobody here, so the token is asked for by hand."""

    permission_classes = [AllowAny]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse a write from a foreign page."""
        if request.method not in SAFE_METHODS:
            SessionAuthentication().enforce_csrf(request)
        super().initial(request, *args, **kwargs)


class ReadView(View):
    """GET: `read(reader, query, **path)` inside one read-only transaction. `filters`: the query parameters allowed."""

    def get(self, request: Request, **path: Any) -> Response:
        """Answer."""
        query = {name: str(value) for name, value in request.query_params.items()}
        with reading(signed_in(request)) as reader:
            return Response(self.read(reader, query, **path))

    def read(self, reader: Reader, query: dict[str, str], **path: Any) -> Any:
        """The answer's content: plain data or finished bytes."""
        raise NotImplementedError


class Acting:
    """A write: reads key and precondition, calls `act`, answers with the record as it is now."""

    body_serializer: ClassVar[type[serializers.Serializer[Any]] | None] = None
    success: ClassVar[int] = 200
    keyed = True
    undoable: ClassVar[bool] = False  # the answer says whether it can be undone

    def initialize_request(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Request:
        """Keep the body's bytes: the check of the CSRF token parses the stream, and the fingerprint needs them after."""
        request.body  # noqa: B018 - reading it is what keeps it
        made: Request = super().initialize_request(request, *args, **kwargs)  # type: ignore[misc]  # a mixin of views
        return made

    def carry_in(self, request: Request, **path: Any) -> Response:
        """Carry the act in; a repetition is answered with the first one's status."""
        given = request_parts(request)
        body = self.checked(request)
        try:
            self.act(request.user, body, expect=request.headers.get("If-Match"), request=given, **path)
            status = self.success
        except Replayed as replayed:
            status = replayed.status
        with reading(signed_in(request)) as reader:
            answer = self.answer(reader, body, **path)
            headers = undo_headers(reader.user, given["key"]) if self.undoable else None
        return Response(answer, status=204 if answer is None else status, headers=headers)

    def checked(self, request: Request) -> Any:
        """The body after the serializer's checks; as it is when the act itself checks it."""
        if not isinstance(request.data, dict):
            raise Invalid(say("Nội dung phải là một đối tượng JSON.", "The body must be a JSON object."))
        if self.body_serializer is None:
            return dict(request.data)
        serializer = self.body_serializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        return serializer.validated_data

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path: Any) -> None:
        """Call the one function of the domain."""
        raise NotImplementedError

    def answer(self, reader: Reader, body: Any, **path: Any) -> Any:
        """What the reader sees afterwards; None for nothing (204)."""
        raise NotImplementedError


class ActMixin(Acting):
    """POST."""

    def post(self, request: Request, **path: Any) -> Response:
        """Carry the act in."""
        return self.carry_in(request, **path)


class PutMixin(Acting):
    """PUT: writes the whole of what has a place."""

    def put(self, request: Request, **path: Any) -> Response:
        """Carry the act in."""
        return self.carry_in(request, **path)


class ActView(ActMixin, View):
    """A view that only acts."""


class PutView(PutMixin, View):
    """A view that only puts."""


def signed_in(request: Request) -> User:
    """The person; views that ask this let nobody else in."""
    assert isinstance(request.user, User)
    return request.user


def request_parts(request: Request) -> dict[str, Any]:
    """`key` and `fingerprint` for `change`; KeyMissing without a UUID in Idempotency-Key."""
    raw = request.headers.get("Idempotency-Key", "")
    try:
        key = uuid.UUID(raw)
    except ValueError:
        raise KeyMissing(say("Thiếu mã yêu cầu (Idempotency-Key).", "The Idempotency-Key is missing.")) from None
    body = request._request.body  # read before DRF's parser, which then takes the same bytes
    return {"key": key, "fingerprint": fingerprint_of(request.method or "", request.path, body)}
