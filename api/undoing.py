"""How the answer to an act says that it can be undone, and for how long: in a header of its own, whatever the record is."""

import json
import uuid
from urllib.parse import quote

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter

from backend.accounts.models import User
from workflows.undo import offered

NAME = "X-Undo"
UNDO = OpenApiParameter(
    NAME, OpenApiTypes.STR, OpenApiParameter.HEADER, response=True,
    description="When it can be undone (`undo`): URL-encoded JSON of `act`, its number; `seconds` left; `said`, what was done; `count`, on how many",
)  # fmt: skip


def undo_headers(by: User, key: uuid.UUID) -> dict[str, str]:
    """The header, or none, for the act that this request of theirs was."""
    offer = offered(by, key)
    return {NAME: quote(json.dumps(offer, ensure_ascii=False))} if offer else {}
