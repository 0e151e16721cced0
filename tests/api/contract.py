"""The committed schema, held against real answers: status, kind of content, and every key of every object."""

from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.urls import resolve
from jsonschema import Draft202012Validator, FormatChecker  # type: ignore[import-untyped]  # carries no types
from referencing import Registry
from referencing.jsonschema import DRAFT202012

SCHEMA = Path(__file__).resolve().parents[2] / "api" / "schema.yml"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C takes a tenth
formats = FormatChecker(["uuid"])
formats.checks("date", raises=ValueError)(lambda text: text is None or bool(date.fromisoformat(text)))
formats.checks("date-time", raises=ValueError)(lambda text: text is None or bool(datetime.fromisoformat(text)))


@cache
def schema() -> dict[str, Any]:
    """`api/schema.yml`."""
    loaded: dict[str, Any] = yaml.load(SCHEMA.read_text(encoding="utf-8"), LOADER)  # noqa: S506 - a safe one
    return loaded


@cache
def operations() -> dict[tuple[str, str], dict[str, Any]]:
    """(METHOD, route) → operation; the route as the URL patterns write it, from `/api/v1/` on."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for path, methods in schema()["paths"].items():
        route = path.removeprefix("/api/v1/").replace("{", "<").replace("}", ">")
        found |= {(method.upper(), route): operation for method, operation in methods.items()}
    return found


@cache
def _validator(pointer: str) -> Draft202012Validator:
    registry = Registry().with_resource("urn:api", DRAFT202012.create_resource(schema()))
    return Draft202012Validator({"$ref": f"urn:api#{pointer}"}, registry=registry, format_checker=formats)


def held_to_contract(method: str, path: str, response: Any) -> None:
    """Fail unless the schema knows this answer to this request, exactly as it is."""
    route = route_of(path)
    status = str(response.status_code)
    known: dict[str, Any] = operations().get((method, route), {}).get("responses", {})
    if response.status_code >= 400:
        assert known or status == "405", (method, path, status)
        assert response.headers["Content-Type"] == "application/problem+json", (method, path, status)
        _exactly("/components/schemas/Problem", response.json())
        return
    assert status in known, (method, path, status, response.content)
    if "content" not in known[status]:
        assert response.content == b""
        return
    kinds = known[status]["content"]
    if "application/json" in kinds:
        assert response.headers["Content-Type"] == "application/json"
        where = f"/paths/{_escaped(f'/api/v1/{route}')}/{method.lower()}/responses/{status}/content/application~1json/schema"
        _exactly(where, response.json())


def route_of(path: str) -> str:
    """The route of an address below `/api/v1/`, such as `tasks/<task_id>`."""
    return _route_of(path.split("?")[0])


@cache
def _route_of(path: str) -> str:
    pattern = resolve(f"/api/v1/{path}").route.removeprefix("api/v1/")
    return "/".join(
        f"<{part.rsplit(':', 1)[-1].strip('<>')}>" if part.startswith("<") else part for part in pattern.split("/")
    )


def _escaped(path: str) -> str:
    return (
        path.replace("<", "{")
        .replace(">", "}")
        .replace("~", "~0")
        .replace("/", "~1")
        .replace("{", "%7B")
        .replace("}", "%7D")
    )


def _exactly(pointer: str, content: Any) -> None:
    wrong = [f"{error.json_path}: {error.message}" for error in _validator(pointer).iter_errors(content)]
    assert not wrong, "\n".join(wrong[:20])
