"""What was written down on a visit, as its page shows it: all of it inside the inspecting body; to the inspected one what
it was told: signed minutes, and with the conclusion the photos of findings."""

import uuid
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from api.names import Names
from api.proofs import file_ref
from backend import clock
from backend.access.rules_inspections import justify_inspection
from backend.access.scope import Reader, visible_to
from backend.activity.change import absent
from backend.activity.feed import last_visible_seq
from backend.errors import NotFound
from backend.inspections.models import Answer, Finding, Inspection, ItemChoice, Minutes, SitePhoto
from workflows.inspection.allowed import WRITTEN_IN
from workflows.inspection.answering import result_of
from workflows.inspection.making import BEFORE_VISIT
from workflows.inspection.minuting import EMPTY, SUPPLEMENTED_IN, minutes_id


def inspection_for(reader: Reader, inspection_id: uuid.UUID) -> Inspection:
    """Raises NotFound alike for absent and unseen."""
    found: Inspection | None = (
        visible_to(reader.user, Inspection.objects.filter(pk=inspection_id))
        .select_related("body__settings", "inspected_body", "unit")
        .first()
    )
    if found is None:
        raise NotFound(absent())
    return found


def visit(reader: Reader, inspection: Inspection, names: Names | None = None) -> dict[str, Any]:
    """The contract's `Visit`."""
    inner = inspection.body_id in reader.keys
    names = names or Names(inspection.body_id)
    photos = [photo_ref(photo, names, inner=inner) for photo in photos_for(reader, inspection)]
    may = _may(reader, inspection) if inner else dict.fromkeys(MAY, False)
    return {
        "id": inspection.pk, "version": inspection.version if inner else 0,
        "checklists": _checklists(inspection) if inner else [],
        "items": item_answers(inspection, names) if inner else [],
        "photos": [photo for photo in photos if not photo["minutes"]],
        "minutes": [
            minutes_ref(one, names, [photo for photo in photos if photo["minutes"] == one.pk], inner=inner)
            for one in minutes_for(reader, inspection)
        ],
        "minutes_id": minutes_id(inspection) if inner else None, "may": may, "server_now": clock.now(),
        "seq": last_visible_seq(reader.keys),
    }  # fmt: skip


MAY = ("checklists", "answer", "choose", "minutes", "sign", "pack")


def _may(reader: Reader, inspection: Inspection) -> dict[str, bool]:
    state = inspection.state
    empty = state in WRITTEN_IN and not inspection.checklists.exists()
    moments = {
        "checklists": state in BEFORE_VISIT or empty, "answer": state in WRITTEN_IN, "choose": state in WRITTEN_IN,
        "minutes": state in WRITTEN_IN | SUPPLEMENTED_IN, "sign": state in WRITTEN_IN | SUPPLEMENTED_IN, "pack": True,
    }  # fmt: skip
    rights = {"sign": "sign_minutes"}
    return {
        name: moment and justify_inspection(reader.user, rights.get(name, name), inspection) is not None
        for name, moment in moments.items()
    }


def _checklists(inspection: Inspection) -> list[dict[str, Any]]:
    return [
        {
            "id": one.version.pk, "checklist": one.version.checklist_id, "number": one.version.number,
            "title": one.version.title, "items": one.version.items,
        }
        for one in inspection.checklists.select_related("version")
    ]  # fmt: skip


def item_answers(inspection: Inspection, names: Names, *, item: uuid.UUID | None = None) -> list[dict[str, Any]]:
    """The contract's `ItemAnswers`, of every answered item or of one."""
    wanted = {} if item is None else {"item": item}
    by_item: dict[uuid.UUID, list[Answer]] = {}
    for answer in inspection.answers.filter(**wanted).prefetch_related("findings"):
        by_item.setdefault(answer.item, []).append(answer)
    choices = {choice.item: choice for choice in inspection.choices.filter(**wanted)}
    signed = inspection.minutes.filter(number=0).values_list("signed_at", flat=True).first()
    return [_answered(answers, choices.get(key), names, signed) for key, answers in by_item.items()]


def _answered(answers: list[Answer], choice: ItemChoice | None, names: Names, signed: Any) -> dict[str, Any]:
    result = result_of(answers, choice)
    stands = choice is not None and result is not None and choice.answer_id == result.pk
    return {
        "item": answers[0].item, "state": "AGREED" if result else "CONFLICT", "result": result.pk if result else None,
        "chosen_by": names.person(choice.by_id) if choice and stands else None,
        "answers": [
            {
                "id": answer.pk, "item": answer.item, "version": answer.version, "author": names.person(answer.author_id),
                "value": answer.value, "note": answer.note, "failed": answer.failed, "at": answer.at,
                "saved_at": answer.saved_at, "after_minutes": signed is not None and answer.saved_at > signed,
                "findings": [finding.pk for finding in answer.findings.all()],
            }
            for answer in answers
        ],
    }  # fmt: skip


def photos_for(reader: Reader, inspection: Inspection) -> QuerySet[SitePhoto]:
    """The photographs of a visit that the reader may see."""
    photos = inspection.photos.select_related("file", "minutes", "inspection")
    return photos if inspection.body_id in reader.keys else photos.filter(TOLD)


# What the inspected body is told: pages of signed minutes, and with the conclusion what findings that hold show, also
# where the photograph was taken of the item from whose answer the finding was made.
_FROM_ITEM = Finding.objects.filter(
    inspection=OuterRef("inspection"), from_answer__item=OuterRef("item"), withdrawn=False
)
TOLD = Q(minutes__signed_at__isnull=False) | Q(
    Q(finding__withdrawn=False) | Exists(_FROM_ITEM), inspection__concluded_at__isnull=False
)


def photo_ref(photo: SitePhoto, names: Names, *, inner: bool) -> dict[str, Any]:
    """The contract's `SitePhoto`; who took it is told inside. Others rely on it from the notice on, on a page from the signature."""
    signed = photo.minutes is not None and photo.minutes.signed_at is not None
    return {
        "id": photo.pk, "item": photo.item if inner else None, "finding": photo.finding_id, "minutes": photo.minutes_id,
        "page": photo.page, "taken_at": photo.taken_at, "caption": photo.caption,
        "by": names.person(photo.by_id) if inner else None,
        "file": file_ref(photo.file, inside=inner, relied_on=signed or photo.inspection.concluded_at is not None),
    }  # fmt: skip


def minutes_for(reader: Reader, inspection: Inspection) -> QuerySet[Minutes]:
    """The minutes that the reader may see: the inspected body, signed ones."""
    return inspection.minutes.all() if inspection.body_id in reader.keys else inspection.minutes.exclude(signed_at=None)


def minutes_ref(minutes: Minutes, names: Names, pages: list[dict[str, Any]], *, inner: bool) -> dict[str, Any]:
    """The contract's `Minutes`."""
    return {
        "id": minutes.pk, "number": minutes.number, "version": minutes.version, "content": EMPTY | minutes.content,
        "on_paper": minutes.on_paper, "by": names.person(minutes.by_id) if inner else None, "at": minutes.at,
        "signed_at": minutes.signed_at, "signed_by": names.person(minutes.signed_by_id) if inner else None,
        "pages_later": minutes.signed_at is not None and all(page["file"]["closed_at"] for page in pages), "pages": pages,
    }  # fmt: skip
