"""A visit with its checklists: what the tests of answers, photos and minutes begin with."""

import hashlib
import struct
import uuid
import zlib
from datetime import UTC, datetime
from typing import Any

from backend.files.store import receive
from backend.ids import uuid7
from backend.inspections.models import Answer, ChecklistVersion, Inspection
from tests.inspections import worlds
from workflows.inspection.answering import Answered, put_answer
from workflows.inspection.checklists import take_along
from workflows.inspection.making import Member, set_team
from workflows.inspection.minuting import minutes_id, put_minutes
from workflows.inspection.photographing import Photo, put_photo

AT = datetime(2026, 8, 10, 0, 15, tzinfo=UTC)
FIGURES = {"expected": 66, "present": 40, "absent_with": 25, "absent_without": 1}
MINUTES: dict[str, Any] = {
    "place": "Trụ sở UBND xã An Phú", "started_at": AT, "ended_at": AT.replace(hour=9),
    "people": [{"name": "Nguyễn Văn Đơn Vị", "title": "Phó Chủ tịch", "present": True, "reason": "", "stand_in": ""}],
}  # fmt: skip


def duty() -> ChecklistVersion:
    """The product's checklist of public duty."""
    return ChecklistVersion.objects.get(checklist__body=None, title="Kiểm tra công vụ, giờ giấc")


def item(number: int = 0) -> dict[str, Any]:
    """One of its lines; the first counts who is present."""
    found: dict[str, Any] = duty().items[number]
    return found


def prepared(cast: Any, **how: Any) -> Inspection:
    """Decided, with its checklist and a member besides the head."""
    inspection = worlds.decided(cast, **how)
    take_along(cast.inspector, inspection.pk, [duty().pk], expect=f'"v{inspection.version}"')
    team = [Member(cast.inspector.pk, "HEAD", "Trưởng đoàn"), Member(cast.p_officer.pk, "MEMBER")]
    set_team(cast.inspector, inspection.pk, team, expect=f'"v{inspection.version + 1}"')
    return Inspection.objects.get(pk=inspection.pk)


def under_way(cast: Any, **how: Any) -> Inspection:
    """Opened on site."""
    inspection = prepared(cast, **how)
    if how.get("kind") != "SURPRISE":
        inspection = worlds.step(cast.inspector, inspection, "notify")
    return worlds.step(cast.inspector, inspection, "open_on_site")


def answered(by: Any, inspection: Inspection, number: int = 0, **how: Any) -> Answer:
    """One line answered; by figures when nothing else is said."""
    answer_id = uuid7()
    said = Answered(uuid.UUID(item(number)["id"]), value(**how), AT)
    put_answer(by, inspection.pk, answer_id, said, expect=None)
    return Answer.objects.get(pk=answer_id)


def value(figures: dict[str, Any] | None = None, choice: str = "", text: str = "") -> dict[str, Any]:
    """An answer's value."""
    told = choice or text
    return {"figures": figures if figures is not None else {} if told else FIGURES, "choice": choice, "text": text}


def written(by: Any, inspection: Inspection, **more: Any) -> uuid.UUID:
    """The minutes, as they can be signed."""
    wanted = minutes_id(inspection)
    put_minutes(by, inspection.pk, wanted, {**MINUTES, **more}, expect=None)
    return wanted


def photographed(by: Any, inspection: Inspection, **shows: Any) -> uuid.UUID:
    """A photograph; its id. `shows`: item, finding, or minutes with their page."""
    photo_id = uuid7()
    put_photo(by, inspection.pk, photo_id, Photo(picture(by), AT, **shows))
    return photo_id


def picture(by: Any) -> uuid.UUID:
    """A small picture of this person, uploaded."""
    file_id = uuid7()
    content = _png(file_id.bytes)
    receive(by, file_id, [content], name="anh.png", size=len(content), sha256=hashlib.sha256(content).hexdigest())
    return file_id


def _png(said: bytes) -> bytes:
    """One pixel, told apart by a text."""

    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    pixel = zlib.compress(b"\0\0")
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", header) + part(b"tEXt", b"id\0" + said.hex().encode()) + part(b"IDAT", pixel) + part(b"IEND", b"")  # fmt: skip
