"""The comments of a record as their reader may see them."""

import uuid
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, Q

from api.cursors import cursor_to, place_of
from api.names import Names, unit_ref
from api.proofs import file_ref
from backend.access.rules_comments import Commented, justify_commenting, justify_sharing, keeps_comment, sides_of
from backend.access.scope import Reader, visible_to
from backend.accounts.queries import valid_memberships
from backend.accounts.roster import roster_of
from backend.activity.change import absent
from backend.errors import FieldError, Invalid, NotFound
from backend.words import say
from workflows.comments import KINDS, mentionable_people, mentionable_units
from workflows.models import Comment, CommentFile, Mention

PAGE = 50


def seen(reader: Reader, noun: str, record_id: uuid.UUID) -> Commented:
    """The record; NotFound when the reader does not see it."""
    found: Commented | None = visible_to(reader.user, KINDS[noun]._default_manager.filter(pk=record_id)).first()
    if found is None:
        raise NotFound(absent())
    return found


def comments_of(reader: Reader, noun: str, record_id: uuid.UUID, *, before: str = "") -> dict[str, Any]:
    """The contract's `Comments`: the newest 50, or those before the one that `before` names."""
    record = seen(reader, noun, record_id)
    rows = visible_to(reader.user, Comment.objects.filter(record=record_id))
    if before:
        rows = rows.filter(_earlier(before))
    files = Prefetch("files", CommentFile.objects.select_related("file"))
    found = list(rows.order_by("-at", "-id").prefetch_related("earlier", files)[: PAGE + 1])
    shown = found[:PAGE][::-1]
    calling = set(
        Mention.objects.filter(comment__in=shown, user=reader.user, done_at=None).values_list("comment", flat=True)
    )
    hat = justify_commenting(reader.user, record)
    names = Names(hat.body_id) if hat else Names()
    other = next((side for side in sides_of(record) if hat and side != hat.body_id), None)
    return {
        "items": [_comment(reader, record, kept, names, calls_me=kept.pk in calling) for kept in shown],
        "next": cursor_to(shown[0].at.isoformat(), str(shown[0].pk)) if len(found) > PAGE else None,
        "inside": names.unit(hat.body_id) if hat else None,
        "across": names.unit(other),
        "may": {"comment": hat is not None, "share": justify_sharing(reader.user, record) is not None},
    }


def _comment(reader: Reader, record: Commented, kept: Comment, names: Names, *, calls_me: bool) -> dict[str, Any]:
    keeps = keeps_comment(reader.user, record, kept.body_id, kept.by_id)
    readable, own = kept.removed_at is None or keeps, kept.by_id == reader.user.pk
    inside = kept.body_id in reader.keys
    removal = {"by": names.person(kept.removed_by_id), "at": kept.removed_at, "reason": kept.removal_reason}
    return {
        "id": kept.pk, "by": names.person(kept.by_id), "capacity": kept.capacity, "body": names.unit(kept.body_id),
        "at": kept.at, "shared": kept.shared, "text": kept.text if readable else None, "edited_at": kept.edited_at,
        "earlier": [{"text": one.text, "at": one.at} for one in kept.earlier.all()] if readable else [],
        "people": [names.person(one) for one in kept.people] if readable else [],
        "units": [names.unit(one) for one in kept.units] if readable else [],
        "files": [file_ref(one.file, inside=inside) for one in kept.files.all()] if kept.removed_at is None else [],
        "removal": removal if kept.removed_at else None, "calls_me": calls_me,
        "may_edit": own and kept.removed_at is None, "may_remove": keeps and kept.removed_at is None,
        "if_match": f'"v{kept.version}"',
    }  # fmt: skip


def mentionable(record: Commented, reader: Reader) -> dict[str, Any]:
    """The contract's `Mentionable`; nobody for who may not comment."""
    hat = justify_commenting(reader.user, record)
    if hat is None:
        return {"people": [], "units": [], "across": []}
    names = Names(hat.body_id)
    units, others = mentionable_units(record, hat.body_id)
    rows = valid_memberships().filter(unit__body_id=hat.body_id, user__is_system=False, user__is_active=True)
    ids = dict.fromkeys(rows.order_by("unit__position", "unit_id", "id").values_list("user_id", flat=True))
    reading = mentionable_people(record, roster_of(hat.body_id))
    return {
        "people": [names.person(one) for one in ids if one in reading and one != reader.user.pk],
        "units": [unit_ref(unit) for unit in units], "across": [unit_ref(unit) for unit in others],
    }  # fmt: skip


def _earlier(cursor: str) -> Q:
    """Of what was said at one moment the id decides."""
    try:
        moment, comment_id = place_of(cursor)
        at = datetime.fromisoformat(str(moment))
        if at.tzinfo is None:
            raise ValueError(cursor)
    except ValueError:
        message = say("Vị trí trang không hợp lệ.", "Not a cursor of this list.")
        raise Invalid(message, errors=[FieldError("cursor", message)]) from None
    return Q(at__lt=at) | Q(at=at, pk__lt=comment_id)
