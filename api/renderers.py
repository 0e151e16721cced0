"""JSON by orjson: dates as ISO 8601, moments in UTC with Z."""

from decimal import Decimal
from typing import Any

import orjson
from rest_framework.renderers import BaseRenderer


class OrjsonRenderer(BaseRenderer):
    """What is already bytes goes out as it is."""

    media_type = "application/json"
    format = "json"
    charset = None

    def render(self, data: Any, accepted_media_type: str | None = None, renderer_context: Any = None) -> bytes:
        """The bytes of `data`; nothing for None."""
        if data is None:
            return b""
        return data if isinstance(data, bytes) else to_json(data)


def to_json(data: Any) -> bytes:
    """orjson with the few kinds it does not know: numbers with decimals and lazy words as text."""
    return orjson.dumps(data, default=_text, option=orjson.OPT_UTC_Z | orjson.OPT_NON_STR_KEYS)


def _text(value: Any) -> str:
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return str(value)
