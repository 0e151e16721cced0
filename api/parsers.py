"""JSON in, by orjson: no NaN, no halves of surrogate pairs, no nesting deep enough to hurt."""

from typing import Any

import orjson
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser

from backend.words import say


class JsonParser(BaseParser):
    """A body of JSON; anything else is a 400."""

    media_type = "application/json"

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> Any:
        """The value. Text is checked for the one character the database cannot keep."""
        return read_json(stream.read())


def read_json(raw: bytes) -> Any:
    """The value of a body; ParseError for what is no JSON or could not be kept."""
    try:
        data = orjson.loads(raw)
    except orjson.JSONDecodeError as wrong:
        raise ParseError(say("Nội dung không phải JSON: {why}.", "Not JSON: {why}.", why=wrong)) from wrong
    if _has_nul(data):
        raise ParseError(say("Nội dung có ký tự không hợp lệ.", "The text has a character that cannot be kept."))
    return data


def _has_nul(data: Any) -> bool:
    if isinstance(data, str):
        return "\x00" in data
    if isinstance(data, dict):
        return any(_has_nul(part) for pair in data.items() for part in pair)
    return isinstance(data, list) and any(map(_has_nul, data))
