"""A device that a person trusts stays signed in; what binds a whole office asks for the password again there (product.md §12)."""

from collections.abc import Collection
from typing import Any

from rest_framework.request import Request

from backend import clock
from backend.errors import PasswordNeeded
from backend.words import say

TRUSTED, PROVED = "trusted", "proved_at"  # in the session: for how many days; when the password was last typed
WITHIN = 15 * 60  # seconds in which the password just typed still counts

Asking = bool | Collection[str]


def ask_again(request: Request, asking: Asking, parts: dict[str, Any]) -> None:
    """Raises PasswordNeeded for a write that `asking` names: all of a view (True), or transitions by name. Only on a trusted
    device: where one signs in each day the password was typed that day."""
    if not asking or not request.session.get(TRUSTED):
        return
    if asking is not True and parts.get("name") not in asking:
        return
    if clock.machine_now().timestamp() - request.session.get(PROVED, 0) > WITHIN:
        raise PasswordNeeded(say("Nhập lại mật khẩu để thực hiện việc này.", "Type your password again to do this."))


def note_password(request: Request) -> None:
    """It was typed just now."""
    request.session[PROVED] = clock.machine_now().timestamp()
