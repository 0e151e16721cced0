"""Commenting on a task, ticket or inspection: inside one's own body, or to both sides of the wall. A comment changes nothing of its
record, which says only that there is one; what it says stands where it can be edited and removed."""

import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from backend import clock
from backend.access.readers import keys_of
from backend.access.rules_comments import (
    Commented,
    apart,
    comment_readers,
    justify_commenting,
    justify_sharing,
    keeps_comment,
    kept_apart,
    sides_of,
)
from backend.accounts.models import User
from backend.accounts.roster import LEADERS, STAFF, Hat, Roster, roster_of
from backend.activity.change import Act, absent, change
from backend.activity.comment_verbs import GIVER
from backend.activity.roots import Ref
from backend.errors import Forbidden, Invalid, NotFound, NotTheMoment
from backend.inspections.models import Inspection, Ticket
from backend.organisations.models import OrgUnit
from backend.organisations.queries import standing_units
from backend.plans.models import Task
from backend.words import say
from workflows.comment_models import Comment, CommentFile, EarlierText, Mention
from workflows.evidence import taken
from workflows.needs import text_of, wrong

LONGEST = 5000  # characters of a comment
MOST_FILES = 10  # of a comment
KINDS: dict[str, type[Task] | type[Ticket] | type[Inspection]] = {
    "task": Task,
    "ticket": Ticket,
    "inspection": Inspection,
}


@dataclass(frozen=True)
class Said:
    """A text and who is mentioned in it. `files`: what the writer uploaded to come with a new one, which may then do without words."""

    text: str
    people: tuple[int, ...] = ()
    units: tuple[int, ...] = ()
    files: tuple[uuid.UUID, ...] = ()


def comment(
    by: User, comment_id: uuid.UUID, noun: str, record_id: uuid.UUID, said: Said, *, shared: bool = False, **request: Any
) -> Act:  # fmt: skip
    """Say it; what mentioned the writer on this record is answered by it. Raises NotFound, Forbidden, Invalid."""
    with change(by, Ref(KINDS[noun], record_id), **request) as act:
        record: Commented = act.record
        hat = _speaker(by, record, shared)
        act.capacity, act.acting_for_id = hat.capacity, hat.acting_for
        if Comment.objects.filter(pk=comment_id).exists():
            raise Invalid(say("Trao đổi này đã được ghi.", "This comment was kept already."))
        giver = hat.body_id != record.body_id
        made = Comment(
            id=comment_id, noun=noun, record=record.pk, body_id=hat.body_id, shared=shared, by=by, capacity=hat.capacity,
            readers=comment_readers(record, giver=giver, shared=shared), text=_words(said, needed=not said.files), at=clock.now(),
        )  # fmt: skip
        people = _mention(made, record, said)
        files = [taken(upload, by=by, field_name="files") for upload in dict.fromkeys(said.files)]
        made.save(force_insert=True)
        CommentFile.objects.bulk_create(
            CommentFile(comment=made, file=file, position=at) for at, file in enumerate(files)
        )
        _keep_mentions(made, people)
        settle_mentions(by, record.pk)
        _note(act, made, "commented", people, files=[file.sha256 for file in files])
    return act


def edit_comment(by: User, comment_id: uuid.UUID, said: Said, *, expect: str | None, **request: Any) -> Act:
    """Say it anew; what it said before is kept beside it, what came with it stays. Who is mentioned for the first time is told. Raises NotFound,
    Forbidden, Stale, NotTheMoment, Invalid."""
    with _on_comment(by, comment_id, **request) as (act, kept):
        if kept.by_id != by.pk:
            raise Forbidden(say("Chỉ người viết sửa được trao đổi.", "Only its writer may edit a comment."))
        act.check_fresh(f"v{kept.version}", expect, part=kept.pk)
        _check_there(kept)
        before = EarlierText(comment=kept, version=kept.version, text=kept.text, at=kept.edited_at or kept.at)
        kept.text = _words(said, needed=not kept.files.exists())
        mentioned = {*kept.people, *kept.units}
        people = _mention(kept, act.record, said)
        if kept.text == before.text and mentioned == {*kept.people, *kept.units}:
            raise wrong("text", say("Nội dung không đổi.", "The text is the same."))
        before.save(force_insert=True)
        kept.version, kept.edited_at = kept.version + 1, clock.now()
        kept.save(update_fields=["text", "people", "units", "version", "edited_at"])
        told = set(Mention.objects.filter(comment=kept).values_list("user_id", flat=True))
        _keep_mentions(kept, people - told)
        _note(act, kept, "comment_edited", people - told)
    return act


def remove_comment(by: User, comment_id: uuid.UUID, reason: str, **request: Any) -> Act:
    """Take it out of sight with what came with it; its place says who did so, when and why. A leader gives a reason for another's. Raises NotFound,
    Forbidden, NotTheMoment, Invalid."""
    with _on_comment(by, comment_id, **request) as (act, kept):
        if not keeps_comment(by, act.record, kept.body_id, kept.by_id):
            raise Forbidden(
                say("Người viết hoặc lãnh đạo cơ quan mới gỡ được trao đổi.", "Its writer or a leader of the body may remove a comment.")
            )  # fmt: skip
        _check_there(kept)
        own = kept.by_id == by.pk
        kept.removal_reason = "" if own and not reason.strip() else text_of(reason, "reason", 500)
        kept.removed_at, kept.removed_by = clock.now(), by
        kept.save(update_fields=["removed_at", "removed_by", "removal_reason"])
        Mention.objects.filter(comment=kept, done_at=None).update(done_at=kept.removed_at)
        _note(act, kept, "comment_removed", set(), reason=kept.removal_reason)
    return act


def settle_mentions(by: User, record_id: uuid.UUID) -> None:
    """The person has read, or answered, what mentioned them on this record. No act of its own: nobody else is told, and doing it
    twice changes nothing."""
    Mention.objects.filter(user=by, comment__record=record_id, done_at=None).update(done_at=clock.now())


def mentionable_people(record: Commented, roster: Roster) -> set[int]:
    """Who of the body of this roster reads what is said inside it."""
    if isinstance(record, Inspection) and kept_apart(record, roster.body_id):
        return {hat.user_id for hat in apart(record, roster.hats)}
    return {hat.user_id for hat in roster.hats}


def mentionable_units(record: Commented, body_id: int) -> tuple[list[OrgUnit], list[OrgUnit]]:
    """Units that may be mentioned from inside this body, without its groups; and, shared, those besides: the other body, whose own
    people answer for it. None where fewer than the whole body read it."""
    others = [side for side in dict.fromkeys(sides_of(record)) if side != body_id]
    found = standing_units(day=clock.today()).filter(body_id=body_id, is_group=False).order_by("position", "id")
    return [] if kept_apart(record, body_id) else list(found), list(OrgUnit.objects.filter(pk__in=others))


@contextmanager
def _on_comment(by: User, comment_id: uuid.UUID, **request: Any) -> Iterator[tuple[Act, Comment]]:
    """An act on the record of a comment, with the comment as it is under the record's lock."""
    found = Comment.objects.filter(pk=comment_id).values("noun", "record").first()
    if found is None:
        raise NotFound(absent())
    with change(by, Ref(KINDS[found["noun"]], found["record"]), **request) as act:
        kept = Comment.objects.get(pk=comment_id)
        if not set(kept.readers) & set(keys_of(by)):
            raise NotFound(absent())
        hat = justify_commenting(by, act.record)
        act.capacity = hat.capacity if hat else ""
        yield act, kept


def _check_there(kept: Comment) -> None:
    if kept.removed_at is not None:
        raise NotTheMoment(say("Trao đổi này đã được gỡ.", "This comment was removed."))


def _speaker(by: User, record: Commented, shared: bool) -> Hat:
    """The hat under which it is said."""
    hat = justify_sharing(by, record) if shared else justify_commenting(by, record)
    if hat is None and shared:
        raise Forbidden(
            say(
                "Chỉ lãnh đạo, hoặc bên giao và bên kiểm tra, nói với cơ quan bên kia.",
                "Only a leader, or the giving or inspecting side, says something to the other body.",
            )
        )
    if hat is None:
        raise Forbidden(
            say("Chỉ cơ quan thực hiện và cơ quan giao trao đổi.", "Only the body that does it and the one that gave it comment.")
        )  # fmt: skip
    return hat


def _mention(kept: Comment, record: Commented, said: Said) -> set[int]:
    """Keep who is mentioned; whom it reaches. Raises Invalid for whom it cannot be said to."""
    inside = roster_of(kept.body_id)
    if said.people and (kept.shared or not set(said.people) <= mentionable_people(record, inside)):
        raise wrong("people", say("Người này không đọc được trao đổi.", "This person cannot read the comment."))
    own, others = mentionable_units(record, kept.body_id)
    offered = {unit.pk: unit for unit in (*own, *(others if kept.shared else ()))}
    if not set(said.units) <= offered.keys():
        raise wrong("units", say("Đơn vị này không đọc được trao đổi.", "This unit cannot read the comment."))
    kept.people, kept.units = sorted(set(said.people)), sorted(set(said.units))
    found = set(kept.people)
    for unit_id in kept.units:
        unit = offered[unit_id]
        found |= _acting_for(unit, inside if unit.body_id == kept.body_id else roster_of(unit.pk))
    return found - {kept.by_id}


def _acting_for(unit: OrgUnit, roster: Roster) -> set[int]:
    """Who answers for a unit today: its head, or whoever works there; for a body its leaders and the head of its standing office."""
    hats = roster.all_hats()
    if unit.is_body:
        return {hat.user_id for hat in hats if hat.post in LEADERS or (hat.standing and hat.heads)}
    heads = {hat.user_id for hat in hats if hat.unit_id == unit.pk and hat.heads}
    return heads or {hat.user_id for hat in hats if hat.unit_id == unit.pk and hat.post in STAFF}


def _keep_mentions(kept: Comment, people: Iterable[int]) -> None:
    Mention.objects.bulk_create(Mention(comment=kept, user_id=person) for person in sorted(people))


def verb_of(kept: Comment, record: Commented, what: str) -> str:
    """What is said to have happened to it: of one inside the other body another verb, which that body alone reads."""
    side = "" if kept.shared or kept.body_id == record.body_id else GIVER
    return f"{kept.noun}.{side}{what}"


def _words(said: Said, *, needed: bool) -> str:
    """The text; where files come with it none is `needed`."""
    return text_of(said.text, "text", LONGEST) if needed or said.text.strip() else ""


def _note(act: Act, kept: Comment, what: str, people: Iterable[int], **more: Any) -> None:
    """That there is one, never what it says. `people`: whom it reaches."""
    act.note(
        act.record, verb_of(kept, act.record, what), between=kept.shared, comment=kept.pk, shared=kept.shared,
        people=sorted(people), mentioned=kept.people, units=kept.units, **more,
    )  # fmt: skip
