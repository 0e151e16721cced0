"""Opening a body: whoever sets the system up becomes its administrator, and it is worked in from then on."""

from typing import Any

from backend import clock
from backend.accounts.models import Membership, Post, User
from backend.accounts.queries import valid_memberships
from backend.accounts.roster import forget_hats
from backend.activity.change import Act, absent, change
from backend.errors import Forbidden, NotFound
from backend.organisations.models import OrgUnit
from backend.words import say


def open_body(by: User, body_id: int, **request: Any) -> Act | None:
    """`by` administers the body from today on: `body.opened`. None when they do already. `request`: key, fingerprint,
    status of `change`. Raises NotFound for what is no body, Forbidden (a superuser opens bodies)."""
    if valid_memberships().filter(user=by, unit_id=body_id, post=Post.ADMINISTRATOR).exists():
        return None
    with change(by, OrgUnit.ref(body_id), **request) as act:
        body = act.record
        if not body.is_body:
            raise NotFound(absent())
        if not by.has_perm("bodies.open", body):
            raise Forbidden(say("Bạn không mở được cơ quan này.", "You may not open this body."))
        title = say("Quản trị hệ thống", "System administrator")
        Membership.objects.create(user=by, unit=body, post=Post.ADMINISTRATOR, title=title, valid_from=clock.today())
        act.note(body, "body.opened", user=by.pk, post=Post.ADMINISTRATOR)
    forget_hats(by)
    return act
