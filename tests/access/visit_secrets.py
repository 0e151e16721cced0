"""What is written down on a visit, full of canaries; who may read and who may write it."""

import hashlib
import uuid
from typing import Any

from backend.files.store import receive
from backend.ids import uuid7
from backend.inspections.models import Checklist, Inspection
from tests.access.writes import ABOVE, OFFICE, Write
from tests.inspections import visits, worlds
from tests.workflows.table import INSIDE
from workflows.inspection.checklists import start_checklist, take_along
from workflows.inspection.photographing import Photo, put_photo

INSPECTING = ("KÍN-TRẢ-LỜI", "KÍN-BIÊN-BẢN", "KÍN-TRANG", "KÍN-DANH-MỤC")
TOLD = ("GỬI-XUỐNG-BIÊN-BẢN", "GỬI-XUỐNG-TRANG")
TEAM = frozenset({"inspector"})
BOTH = INSIDE | ABOVE


def hide(cast: Any, visited: Inspection) -> None:
    """An answer, the draft of the minutes and a page of it; and a checklist of the inspecting body."""
    take_along(cast.inspector, visited.pk, [visits.duty().pk], expect=f'"v{visited.version}"')
    visits.answered(cast.inspector, visited, 1, text="KÍN-TRẢ-LỜI")
    _page(cast, visited, visits.written(cast.inspector, visited, good="KÍN-BIÊN-BẢN"), "KÍN-TRANG")
    start_checklist(cast.inspector, uuid7(), title="KÍN-DANH-MỤC", copy_of=None)


def sign(cast: Any, inspection: Inspection) -> Inspection:
    """Signed minutes with a page, which the inspected body reads."""
    _page(cast, inspection, visits.written(cast.inspector, inspection, good="GỬI-XUỐNG-BIÊN-BẢN"), "GỬI-XUỐNG-TRANG")
    return worlds.step(cast.inspector, inspection, "sign_minutes", written="1")


def _page(cast: Any, inspection: Inspection, minutes: uuid.UUID, canary: str) -> None:
    file_id, content = uuid7(), f"%PDF-1.4\n{canary}\n%%EOF\n".encode()
    sha256 = hashlib.sha256(content).hexdigest()
    receive(cast.inspector, file_id, [content], name=f"{canary}.pdf", size=len(content), sha256=sha256)
    put_photo(cast.inspector, inspection.pk, uuid7(), Photo(file_id, visits.AT, minutes=minutes, page=1))


def reads(inspections: tuple[Inspection, ...]) -> dict[str, list[str]]:
    """Every GET about them: route pattern → addresses to try."""
    own, one = Checklist.objects.get(body__isnull=False), "inspections/<uuid:inspection_id>"
    minutes = [
        f"inspections/{i.pk}/minutes/{m.pk}/paper" for i in inspections for m in i.minutes.all()
    ]  # fmt: skip
    return {
        f"{one}/visit": [f"inspections/{i.pk}/visit" for i in inspections],
        f"{one}/pack": [f"inspections/{i.pk}/pack" for i in inspections],
        f"{one}/minutes/<uuid:minutes_id>/paper": minutes,
        "checklists": ["checklists"],
        "checklists/<uuid:checklist_id>": [f"checklists/{own.pk}"],
        "checklists/<uuid:checklist_id>/versions/<uuid:version_id>": [
            f"checklists/{own.pk}/versions/{version.pk}" for version in own.versions.all()
        ],
    }


def pages(inspections: tuple[Inspection, ...]) -> list[Any]:
    """The files of signed and unsigned pages."""
    return [photo.file_id for inspection in inspections for photo in inspection.photos.all()]


def writes(secrets: Any) -> list[Write]:
    """The team writes; its head chooses and signs; checklists are kept by whoever keeps the body's inspections."""
    found, line = [], visits.item()["id"]
    for record, seen in {"surprise": TEAM, "drawn_up": ABOVE, "visited": BOTH}.items():
        route, path = "inspections/<uuid:inspection_id>", f"inspections/{getattr(secrets, record).pk}"
        answer = {"item": line, "value": {"choice": "YES"}, "at": "2026-08-10T07:15:00+07:00"}
        photo = {"upload": str(uuid7()), "item": line, "taken_at": "2026-08-10T07:15:00+07:00"}
        put: dict[str, Any] = {"method": "put", "seen": seen}
        found += [
            Write(f"{route}/checklists", record, OFFICE & seen, f"{path}/checklists", {"items": []}, **put),
            Write(f"{route}/answers/<uuid:answer_id>", record, TEAM, f"{path}/answers/{uuid7()}", answer, **put),
            Write(f"{route}/photos/<uuid:photo_id>", record, TEAM, f"{path}/photos/{uuid7()}", photo, **put),
            Write(f"{route}/minutes/<uuid:minutes_id>", record, TEAM, f"{path}/minutes/{uuid7()}", {"place": "x"}, **put),
            Write(f"{route}/minutes/<uuid:minutes_id>/signing", record, TEAM, f"{path}/minutes/{uuid7()}/signing", seen=seen),
            Write(f"{route}/items/<uuid:item_id>/choice", record, TEAM, f"{path}/items/{line}/choice", {"answer": str(uuid7()), "seen": []}, seen=seen),
        ]  # fmt: skip
    own = Checklist.objects.get(body__isnull=False)
    route, path = "checklists/<uuid:checklist_id>", f"checklists/{own.pk}"
    draft = {"title": "x", "items": []}
    return [
        *found,
        Write(f"{route}/draft", "checklist", OFFICE, f"{path}/draft", draft, method="put", seen=ABOVE),
        Write(f"{route}/issuing", "checklist", OFFICE, f"{path}/issuing", seen=ABOVE),
        Write(f"{route}/retirement", "checklist", OFFICE, f"{path}/retirement", {"retired": True}, seen=ABOVE),
    ]
