"""The body that an address of the administration names, for who administers it."""

from typing import Any

from django.db.models import F

from backend.access.readers import may_see
from backend.accounts.models import User
from backend.activity.change import absent
from backend.errors import Forbidden, NotFound
from backend.organisations.models import OrgUnit
from backend.words import say


def administered(user: User, body_id: Any) -> OrgUnit:
    """The body with its settings. Raises NotFound for what is no body or not seen, Forbidden."""
    bodies = OrgUnit.objects.select_related("settings__standing_office", "parent").filter(body_id=F("id"))
    body = bodies.filter(pk=body_id).first()
    if body is None or not may_see(user, body):
        raise NotFound(absent())
    if not user.has_perm("bodies.administer", body):
        raise Forbidden(say("Bạn không quản trị cơ quan này.", "You do not administer this body."))
    return body
