"""The server's own files, read as an engine would read them."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
COMPOSE = ROOT / "docker-compose.yml"
VARIABLE = re.compile(r"\$\{(\w+)(?::([-?])([^}]*))?\}")


class Missing(Exception):
    """A variable without which nothing starts; the text is what the file says about it."""


def filled_in(text: str, given: Mapping[str, str]) -> str:
    """The text with its variables: `${NAME}`, `${NAME:-default}`, `${NAME:?words}`."""

    def value(found: re.Match[str]) -> str:
        name, kind, rest = found.groups()
        if given.get(name):
            return given[name]
        if kind == "?":
            raise Missing(rest)
        return rest or ""

    return VARIABLE.sub(value, text)


@pytest.fixture(scope="session")
def services() -> dict[str, Any]:
    """The services of docker-compose.yml, variables as they are written."""
    found: dict[str, Any] = yaml.safe_load(COMPOSE.read_text())["services"]
    return found
