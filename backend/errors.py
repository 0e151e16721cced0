"""Refusals, in the words of the reader. Each maps to one HTTP status and one stable code (problem+json)."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class FieldError:
    """One field that is not right, and what would be."""

    field: str
    message: str


class Refused(Exception):
    """An act that was not done; nothing was stored. `detail` is a sentence for the person who tried."""

    status = 400
    code = "refused"

    def __init__(self, detail: str, *, errors: Sequence[FieldError] = (), retry_after: int | None = None):
        super().__init__(detail)
        self.detail = detail
        self.errors = list(errors)
        self.retry_after = retry_after


class NotFound(Refused):
    """Absent, or not for this reader: the two answer alike."""

    status, code = 404, "not_found"


class Forbidden(Refused):
    """Visible, but not this person's to do."""

    status, code = 403, "forbidden"


class PasswordNeeded(Refused):
    """Allowed, once the person has typed the password again."""

    status, code = 403, "password_needed"


class TooMany(Refused):
    """Tried too often."""

    status, code = 429, "too_many"


@dataclass(frozen=True)
class Seen:
    """What a person had not seen as it is: a record as its event names it, in that version; `part`: the id of what lies
    within it, where that has a version of its own."""

    noun: str
    id: str
    version: int
    part: str = ""


class Overtaken(Refused):
    """Somebody may have been faster. `of`: what they changed, where an event tells who it was."""

    def __init__(self, detail: str, *, errors: Sequence[FieldError] = (), of: Seen | None = None):
        super().__init__(detail, errors=errors)
        self.of = of


class Stale(Overtaken):
    """What the person saw has changed since."""

    status, code = 412, "stale"


class PreconditionMissing(Refused):
    """The request does not say what the person had seen."""

    status, code = 428, "precondition_missing"


class NotTheMoment(Overtaken):
    """Allowed to this person, but not in this state; the detail names the unmet condition."""

    status, code = 409, "not_the_moment"


class InFlight(Refused):
    """The same request is being worked on at this moment."""

    status, code = 409, "in_flight"


class Invalid(Refused):
    """The input cannot be taken as it is."""

    status, code = 422, "invalid"


class KeyReused(Refused):
    """The idempotency key was used before for something else."""

    status, code = 422, "key_reused"


class KeyMissing(Refused):
    """A write without an idempotency key cannot be retried safely."""

    status, code = 400, "key_missing"
