"""Where the next page of a list begins: the value of the last row by which it is sorted, and the row's id."""

import base64
import binascii
import json
import uuid
from typing import Any

from backend.ids import is_number


def cursor_to(value: Any, row_id: str) -> str:
    """What a reader hands back for what comes after this row."""
    return base64.urlsafe_b64encode(json.dumps([value, row_id]).encode()).decode()


def place_of(cursor: str) -> tuple[Any, uuid.UUID]:
    """(value, id). Raises ValueError for what none of our lists gave, or no database can hold."""
    try:
        value, row_id = json.loads(base64.urlsafe_b64decode(cursor.encode()))
        if isinstance(value, str) and "\0" in value.encode().decode():  # encoding refuses half a character
            raise ValueError(cursor)
        return value, uuid.UUID(row_id)
    except (TypeError, AttributeError, RecursionError, binascii.Error) as wrong:
        raise ValueError(cursor) from wrong


def whole(value: Any) -> int:
    """A number that every column can hold. Raises ValueError."""
    if not is_number(str(value)):
        raise ValueError(value)
    return int(value)
