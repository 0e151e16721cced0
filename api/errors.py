"""Every refusal as problem+json (RFC 9457): a stable code, words in the reader's language, the request's id."""

import logging
import sys
from collections.abc import Iterable
from typing import Any

import orjson
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.views import defaults
from psycopg_pool import PoolTimeout
from rest_framework import exceptions

from backend import clock
from backend.access.scope import reading
from backend.accounts.models import User
from backend.activity.change import absent
from backend.activity.feed import who_changed
from backend.activity.models import AccessLog
from backend.errors import FieldError, Forbidden, Invalid, NotFound, Overtaken, Refused
from backend.words import Words, say

log = logging.getLogger(__name__)

DATABASE_AWAY = (OperationalError, InterfaceError, PoolTimeout)
OF_PROGRAMS = ("/api/", "/_allauth/")
TITLES: dict[int, Words] = {
    400: Words("Yêu cầu chưa đúng", "Bad request"),
    401: Words("Cần đăng nhập", "Sign in first"),
    403: Words("Không có quyền", "Not allowed"),
    404: Words("Không tìm thấy", "Not found"),
    405: Words("Không có thao tác này", "No such act"),
    409: Words("Chưa thực hiện được", "Not possible now"),
    412: Words("Có thay đổi mới", "It has changed"),
    406: Words("Không trả lời ở dạng này", "No answer in that form"),
    413: Words("Quá lớn", "Too large"),
    415: Words("Không đúng dạng", "Wrong kind of content"),
    422: Words("Nội dung chưa đúng", "Content not right"),
    428: Words("Thiếu điều kiện", "A precondition is missing"),
    429: Words("Quá nhiều yêu cầu", "Too many requests"),
    500: Words("Có lỗi trong hệ thống", "Something is wrong here"),
    503: Words("Tạm thời chưa phục vụ được", "Temporarily unavailable"),
}
OF_THE_FRAMEWORK: dict[type[exceptions.APIException], Words] = {
    exceptions.MethodNotAllowed: Words("Địa chỉ này không có thao tác đó.", "There is no such act at this address."),
    exceptions.NotAcceptable: Words("Chỉ trả lời bằng JSON.", "Answers are JSON only."),
    exceptions.UnsupportedMediaType: Words("Chỉ nhận nội dung JSON.", "Only JSON is taken."),
}


class NotSignedIn(Refused):
    """Nobody is signed in."""

    status, code = 401, "not_signed_in"


class Unavailable(Refused):
    """The database does not answer now."""

    status, code = 503, "unavailable"


class TooLarge(Refused):
    """More bytes than are taken."""

    status, code = 413, "too_large"


class Fault(Refused):
    """Our own mistake."""

    status, code = 500, "fault"


def problem_response(error: Exception, context: dict[str, Any]) -> HttpResponse | None:
    """DRF's exception handler: our refusals and the framework's own, alike. Anything else is a fault (500)."""
    request = context["request"]
    refused = as_refused(error)
    if refused is None:
        return None
    if refused.status in {403, 404}:
        _log(request, refused)
    response = problem(refused, request)
    if isinstance(error, exceptions.NotAuthenticated | exceptions.AuthenticationFailed):
        response["WWW-Authenticate"] = getattr(error, "auth_header", "Session")
    if isinstance(error, exceptions.MethodNotAllowed):
        response["Allow"] = ", ".join(context["view"].allowed_methods)
    return response


def as_refused(error: BaseException | None) -> Refused | None:
    """The refusal that an exception means; None for a fault."""
    if isinstance(error, Refused):
        return error
    if isinstance(error, Http404 | exceptions.NotFound):
        return NotFound(absent())
    if isinstance(error, exceptions.NotAuthenticated | exceptions.AuthenticationFailed):
        return NotSignedIn(say("Bạn cần đăng nhập.", "You need to sign in."))
    if isinstance(error, exceptions.PermissionDenied | PermissionDenied):
        return Forbidden(
            say(
                "Phiên làm việc không hợp lệ hoặc bạn không có quyền. Hãy tải lại trang.",
                "The session is not valid or you may not do this. Reload the page.",
            )
        )
    if isinstance(error, exceptions.ValidationError):
        return invalid(error.detail)
    if isinstance(error, exceptions.APIException):
        refused = Refused(str(OF_THE_FRAMEWORK.get(type(error), error.detail)))
        refused.status, refused.code = error.status_code, str(error.default_code)
        return refused
    return _of_the_machine(error)


def _of_the_machine(error: BaseException | None) -> Refused | None:
    """What the server and its database say, not the domain."""
    if isinstance(error, DATABASE_AWAY):
        return Unavailable(
            say(
                "Cơ sở dữ liệu tạm thời chưa trả lời. Nội dung bạn nhập vẫn còn, hãy thử lại.",
                "The database does not answer just now. What you typed is kept; try again.",
            ),
            retry_after=2,
        )
    if isinstance(error, RequestDataTooBig):
        return TooLarge(say("Nội dung gửi lên quá lớn.", "The request is too large."))
    if isinstance(error, SuspiciousOperation):
        return Refused(say("Yêu cầu không hợp lệ.", "The request is not valid."))
    return None


def invalid(detail: Any) -> Invalid:
    """DRF's nested messages as a flat list of fields."""
    errors = list(_flat("", detail))
    return Invalid(errors[0].message if errors else "", errors=errors)


def problem(refused: Refused, request: HttpRequest) -> HttpResponse:
    """The answer itself. What is refused before the session was read has no person yet."""
    body = {
        "type": f"urn:dondoc:{refused.code}",
        "title": str(TITLES.get(refused.status, TITLES[400])),
        "status": refused.status,
        "code": refused.code,
        "detail": refused.detail,
        "field": refused.errors[0].field if refused.errors else None,
        "errors": [{"field": e.field, "message": e.message} for e in refused.errors],
        **faster([refused], getattr(request, "user", AnonymousUser()))[0],
        "request_id": getattr(request, "request_id", ""),
    }
    response = HttpResponse(
        orjson.dumps(body, option=orjson.OPT_UTC_Z), status=refused.status, content_type="application/problem+json"
    )
    if refused.retry_after is not None:
        response["Retry-After"] = str(refused.retry_after)
    response["Cache-Control"] = "no-store"
    return response


def faster(refused: Iterable[Refused], by: User | AnonymousUser) -> list[dict[str, Any]]:
    """Of each who changed it and when, as who was refused may know: a body stands for its people, and what is hidden has no name.
    The transaction is over by now."""
    of = [why.of if isinstance(why, Overtaken) else None for why in refused]
    events: dict[str, dict[str, Any]] = {}
    if any(of) and isinstance(by, User):
        with reading(by) as reader:
            events = who_changed(reader.keys, [seen for seen in of if seen])
    found = [events.get(seen.id) if seen else None for seen in of]
    return [
        {"by": event and event["actor"] and event["actor"]["full_name"], "at": event and event["at"]} for event in found
    ]


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's CSRF view."""
    return problem(
        Forbidden(
            say(
                "Phiên làm việc đã cũ. Hãy tải lại trang rồi làm lại.",
                "The session is out of date. Reload the page and try again.",
            )
        ),
        request,
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler404: for a program as problem+json, for a person as a plain page."""
    if request.path.startswith(OF_PROGRAMS):
        return problem(NotFound(absent()), request)
    return defaults.page_not_found(request, exception)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler400: what the framework refuses before any view."""
    refused = as_refused(exception) or Refused(say("Yêu cầu không hợp lệ.", "The request is not valid."))
    return problem(refused, request)


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler500: a database that is away is no fault of ours; anything else is, and is in the log."""
    fault = Fault(
        say(
            "Có lỗi trong hệ thống. Hãy thử lại; nếu vẫn lỗi, báo quản trị mã {code}.",
            "Something is wrong here. Try again; if it stays, tell the administrator this code: {code}.",
            code=getattr(request, "request_id", ""),
        )
    )
    return problem(as_refused(sys.exception()) or fault, request)


def _flat(path: str, detail: Any) -> list[FieldError]:
    if isinstance(detail, dict):
        return [e for key, value in detail.items() for e in _flat(_inside(path, str(key)), value)]
    if isinstance(detail, list | tuple):
        return [e for value in detail for e in _flat(path, value)]
    return [FieldError(path, str(detail))]


def _inside(path: str, key: str) -> str:
    """What is wrong with a thing as a whole is told at its own place."""
    return path if key == "non_field_errors" else f"{path}.{key}".removeprefix(".")


def _log(request: Any, refused: Refused) -> None:
    """Refused attempts are kept outside the chain; the failed transaction is over by now."""
    try:
        AccessLog.objects.create(
            at=clock.now(),
            user_id=getattr(getattr(request, "user", None), "pk", None),
            kind="refused",
            method=request.method or "",
            path=request.path[:500],
            code=refused.code,
        )
    except DATABASE_AWAY:
        log.warning("a refused attempt could not be noted: %s %s", request.method, request.path)
