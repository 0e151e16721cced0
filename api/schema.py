"""How `schema.yml` is made from what the views declare: `filters`, `body_serializer`, `shape`, `success`.

Written by `manage.py spectacular --file api/schema.yml --validate --fail-on-warn`; a test holds it current.
"""

import re
from typing import Any, Literal

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter

from api.shapes.problem import Problem
from api.undoing import UNDO
from backend.activity.verbs import KINDS
from backend.plans.models import Origin, TaskClass, TaskState
from backend.plans.timeliness import CLASSES

HEADER: Literal["header"] = "header"
QUERY: Literal["query"] = "query"
PATH: Literal["path"] = "path"
SORTED = tuple(f"{way}{name}" for way in ("", "-") for name in ("due", "given", "state", "title", "lead"))
GRIDS = ("mine", "unit")
BOXES = ("to_do", "to_decide", "to_read", "unit", "sent", "waiting", "mentioned", "snoozed")


def _several(values: Any) -> dict[str, Any]:
    return {"type": "array", "items": {"type": "string", "enum": [str(value) for value in values]}}


SEVERAL_AREAS: dict[str, Any] = {"type": "array", "items": {"type": "string"}}  # which there are is data
# Every query parameter of the API, by name: it means the same wherever it is taken.
FILTERS: dict[str, tuple[Any, str]] = {
    "state": (_several(TaskState.values), "Any of these states, separated by commas"),
    "class": (_several(TaskClass.values), "Any of these classes, separated by commas"),
    "area": (SEVERAL_AREAS, "Any of these areas, separated by commas"),
    "origin": (_several(Origin.values), "Where it comes from: any of these, separated by commas"),
    "timeliness": (_several(CLASSES), "Any of these, separated by commas"),
    "lead": (OpenApiTypes.INT64, "Id of the lead unit"),
    "officer": (OpenApiTypes.INT64, "Id of the officer; finds tasks of the reader's own bodies"),
    "due_from": (OpenApiTypes.DATE, "Due on this day or later"),
    "due_to": (OpenApiTypes.DATE, "Due on this day or earlier"),
    "sort": ({"type": "string", "enum": list(SORTED)}, "By what; `-` turns it round; due when left out"),
    "awaiting": (
        {"type": "string", "enum": ["EVENT", "REVIEW", "ACCEPTANCE"]},
        "Only undated tasks that wait for an event, or whose review date has come; or tasks that have to be accepted",
    ),
    "q": (OpenApiTypes.STR, "Words of the title; tone marks and case do not matter"),
    "cursor": (OpenApiTypes.STR, "The `next` of the page before"),
    "box": ({"type": "string", "enum": list(BOXES)}, "Which box; to_do when left out"),
    "of": ({"type": "string", "enum": list(GRIDS)}, "Whose tasks: the reader's, or all of the units the reader heads"),
    "after": (OpenApiTypes.INT64, "Events after this `seq`"),
    "subject": (
        OpenApiTypes.STR,
        "`task:<id>`, or another kind: plan, order, document, unit, inspection, ticket, report",
    ),
    "kind": ({"type": "string", "enum": list(KINDS)}, "Only events of this kind"),
    "limit": (OpenApiTypes.INT64, "At most this many, up to 200; 100 when left out"),
    "unit": (OpenApiTypes.INT64, "Id of a unit of the reader's bodies"),
    "body": (
        {"type": "string", "enum": ["own", "inspectable"]},
        "`own`: of the reader's bodies, as without it; `inspectable`, of units alone: whom these bodies inspect",
    ),
    "running": (OpenApiTypes.BOOL, "true: only orders with a task that has not ended"),
    "in_force": (OpenApiTypes.BOOL, "true: only documents that were not replaced"),
    "text": (OpenApiTypes.STR, "The line as it was pasted, at most 1,000 characters"),
    "year": (OpenApiTypes.INT64, "The plan's year, where the file does not print it"),
    "take_hidden": (OpenApiTypes.BOOL, "Take hidden rows and sheets in"),
    "above": (OpenApiTypes.INT64, "Id of a body: those right below it"),
    "plan": (OpenApiTypes.UUID, "Id of a plan: only what comes from its lines"),
}
KEY = OpenApiParameter(
    "Idempotency-Key", OpenApiTypes.UUID, HEADER, required=True,
    description="Made by the client for this act; a repetition with the same key is answered, not done again",
)  # fmt: skip
MATCH = OpenApiParameter(
    "If-Match", OpenApiTypes.STR, HEADER, description="What the person had seen: the transition's `if_match`, or `\"v<version>\"`"
)  # fmt: skip


class ApiSchema(AutoSchema):
    """One operation, from the view's declarations."""

    view: Any

    def get_operation_id(self) -> str:
        """Such as `task_get`: the view's name and the method."""
        name = type(self.view).__name__.removesuffix("View")
        return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower() + f"_{self.method.lower()}"

    def get_summary(self) -> str | None:
        """The view's own sentence."""
        return (type(self.view).__doc__ or "").split("\n")[0].rstrip(".") or None

    def get_description(self) -> str:  # type: ignore[override]  # drf-spectacular's signature, not DRF's
        """Nothing more: what methods say of themselves is for who reads the code."""
        return ""

    def get_auth(self) -> list[dict[str, Any]]:
        """The session's cookie, whose name ends in the instance's id; nobody is asked for it on open routes."""
        return [] if self.view.permission_classes and not _needs_session(self.view) else [{"session": []}]

    def get_request_serializer(self) -> Any:
        """What the view reads."""
        if self.method == "GET":
            return None
        return getattr(self.view, "request_schema", None) or getattr(self.view, "body_serializer", None)

    def get_response_serializers(self) -> Any:
        """Its answer, and every refusal."""
        method = self.method.lower()
        answers = dict(getattr(self.view, "answers", {}).get(method, {}))
        return answers | {("default", "application/problem+json"): Problem}

    def get_override_parameters(self) -> list[Any]:
        """Query parameters from the allow-list, headers by the kind of view."""
        found: list[Any] = [*getattr(self.view, "parameters", ())]
        if self.method == "GET":
            for name in self.view.filters:
                kind, description = (FILTERS | self.view.own_filters)[name]
                several = isinstance(kind, dict) and kind["type"] == "array"
                found.append(
                    OpenApiParameter(
                        name, kind, QUERY, description=description,
                        style="form" if several else None, explode=False if several else None,
                    )
                )  # fmt: skip
        if self.method in {"POST", "PUT"} and getattr(self.view, "keyed", False):
            found += [KEY, MATCH] if self.view.precondition else [KEY]
            found += [UNDO] if getattr(self.view, "undoable", False) else []
        return found


def _needs_session(view: Any) -> bool:
    return any(permission.__name__ == "IsAuthenticated" for permission in view.permission_classes)


def finish(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """The generator's last word: how one is known here, and that objects have exactly the keys they name."""
    result["components"]["securitySchemes"] = {
        "session": {
            "type": "apiKey", "in": "cookie", "name": "dondoc-session-<instance>",
            "description": "Made by /_allauth/browser/v1/auth/login. Writes also carry X-CSRFToken, the value of the"
            " cookie that the page's csrf-cookie names.",
        }
    }  # fmt: skip
    _close(result)
    return result


def _close(part: Any) -> None:
    if isinstance(part, dict):
        part.pop("x-spec-enum-id", None)  # the generator's own mark on lists of choices
        if part.get("type") == "object" and "properties" in part:
            part["additionalProperties"] = False
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        _close(inner)
