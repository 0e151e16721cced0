"""Photographs from a visit: of what an item or a finding shows, and of the signed pages of its minutes."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from backend import clock
from backend.accounts.models import User
from backend.activity.change import Act, change
from backend.errors import Invalid
from backend.imports.text import clean
from backend.inspections.models import Inspection, InspectionState, SitePhoto
from backend.words import say
from workflows.evidence import taken
from workflows.inspection.allowed import WRITTEN_IN, allowed, must_be_in
from workflows.inspection.answering import items_of
from workflows.needs import wrong

PAGES_COME_IN = WRITTEN_IN | {InspectionState.CONCLUDED, InspectionState.CLOSED}
SCAN = "application/pdf"


@dataclass(frozen=True)
class Photo:
    """A file uploaded before, and the one thing that it shows. `page`: of the minutes."""

    upload: uuid.UUID
    taken_at: datetime
    item: uuid.UUID | None = None
    finding: uuid.UUID | None = None
    minutes: uuid.UUID | None = None
    page: int | None = None
    caption: str = ""


def put_photo(by: User, inspection_id: uuid.UUID, photo_id: uuid.UUID, photo: Photo, **request: Any) -> Act | None:
    """Add it under the client's id; None when it is there already. Pages of signed minutes may come later, also after the
    notice. Raises Forbidden, NotTheMoment, Invalid."""
    if SitePhoto.objects.filter(pk=photo_id, inspection=inspection_id, file=photo.upload, by=by).exists():
        return None
    with change(by, Inspection.ref(inspection_id), **request) as act:
        inspection = allowed(act, "answer")
        must_be_in(inspection, PAGES_COME_IN if photo.minutes else WRITTEN_IN)
        shows = _shows(inspection, photo)
        if SitePhoto.objects.filter(pk=photo_id).exists():
            raise Invalid(say("Mã này đã dùng cho ảnh khác.", "This id stands for another photo."))
        file = taken(photo.upload, by=by, field_name="upload")
        if not (file.media_type.startswith("image/") or (photo.minutes and file.media_type == SCAN)):
            raise wrong("upload", say("Cần là ảnh.", "It must be a picture."))
        SitePhoto.objects.create(
            id=photo_id, inspection=inspection, file=file, item=photo.item, finding_id=photo.finding,
            minutes_id=photo.minutes, page=photo.page, taken_at=photo.taken_at, caption=clean(photo.caption), by=by,
            at=clock.now(),
        )  # fmt: skip
        act.note(inspection, "inspection.photographed", photo=photo_id, sha256=file.sha256, file=file.name, text=shows)
    return act


def _shows(inspection: Inspection, photo: Photo) -> str:
    """What it is of, in words. Raises Invalid unless it is exactly one thing of this visit."""
    if sum(one is not None for one in (photo.item, photo.finding, photo.minutes)) != 1:
        raise wrong("item", say(
            "Ảnh của một mục, một phát hiện hoặc một trang biên bản.", "Of one item, one finding or one page of minutes."
        ))  # fmt: skip
    if photo.item:
        item = items_of(inspection).get(str(photo.item))
        if item is None:
            raise wrong("item", say("Mục này không có trong cuộc kiểm tra.", "The visit has no such item."))
        return str(item["text"])
    if photo.finding:
        finding = inspection.findings.filter(pk=photo.finding).first()
        if finding is None:
            raise wrong("finding", say("Không tìm thấy phát hiện này.", "This finding was not found."))
        return finding.code
    if photo.minutes not in set(inspection.minutes.values_list("pk", flat=True)):
        raise wrong("minutes", say("Không tìm thấy biên bản này.", "These minutes were not found."))
    return say("Trang biên bản", "Page of the minutes")
