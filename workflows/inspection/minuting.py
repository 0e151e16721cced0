"""The minutes of a visit: written on whichever device, signed on paper, immutable from then on. A mistake is mended by
supplementary ones (product.md §22)."""

import uuid
from datetime import UTC, datetime
from typing import Any

from django.db.models import QuerySet

from backend import clock
from backend.accounts.models import User
from backend.activity.change import Act, change
from backend.errors import FieldError, Invalid, NotTheMoment, Stale
from backend.imports.text import clean
from backend.inspections.digest import digest_of_minutes
from backend.inspections.models import Inspection, InspectionState, Minutes, SitePhoto
from backend.words import say
from workflows.inspection.allowed import allowed, must_be_in
from workflows.inspection.answering import conflicts_in
from workflows.needs import wrong

MAIN = 0
SUPPLEMENTED_IN = frozenset({InspectionState.MINUTES_SIGNED, InspectionState.CONCLUDED})
_SPACE = uuid.UUID("6f1c6f0e-1d7e-4c59-9d0b-2f3f7f2b7c11")
Content = dict[str, Any]
EMPTY: Content = {
    "place": "", "started_at": None, "ended_at": None, "basis": "", "team": [], "people": [], "contents": [], "period": "",
    "documents": [], "facts": [], "good": "", "shortcomings": [], "remedied": [], "requests": [], "opinion": "",
    "refusal": None, "copies": 2, "pages": None, "read_back": False, "writer": "", "supplement": "",
}  # fmt: skip


def minutes_id(inspection: Inspection) -> uuid.UUID:
    """Of the draft in hand, else of the minutes to be written next: the same on every device, so that two that begin
    without network write the same ones."""
    draft = inspection.minutes.filter(signed_at=None).first()
    return draft.pk if draft else uuid.uuid5(_SPACE, f"{inspection.pk} {inspection.minutes.count()}")


def put_minutes(
    by: User, inspection_id: uuid.UUID, wanted: uuid.UUID, content: Content, *, expect: str | None, **request: Any
) -> Act | None:
    """Write the whole text; None when it stands so already. `expect`: the version seen, once there is one: who has not seen
    another's text does not overwrite it (Stale). Raises Forbidden, NotTheMoment (signed), Invalid."""
    content = EMPTY | _plain(content)
    if Minutes.objects.filter(pk=wanted, inspection=inspection_id, content=content, by=by).exists():
        return None
    with change(by, Inspection.ref(inspection_id), **request) as act:
        inspection = allowed(act, "minutes")
        minutes = _seen(act, inspection, wanted, expect)
        main = minutes.number == MAIN
        must_be_in(inspection, {InspectionState.ON_SITE} if main else SUPPLEMENTED_IN)
        minutes.content, minutes.by, minutes.at = content, by, clock.now()
        minutes.save()
        act.note(
            inspection, "inspection.minutes_written", minutes=wanted, number=minutes.number, version=minutes.version
        )
    return act


def sign_main(by: User, inspection: Inspection, *, written: str, pages_later: bool) -> dict[str, Any]:
    """Freeze the main minutes, within the transition; what its event says. `written`: the version that was signed; empty where none
    were written here: they were on paper, and what is kept of them are their pages. Raises Invalid for another one than what is
    kept, so that nobody signs what a colleague's device brought unseen."""
    minutes = inspection.minutes.filter(number=MAIN).first()
    if minutes is None:
        minutes = Minutes(
            id=minutes_id(inspection), inspection=inspection, on_paper=True, by=by, at=clock.now(), pages_later=True,
            signed_by=by, signed_at=clock.now(),
        )  # fmt: skip
        minutes.save(force_insert=True)
        return told(minutes)
    signed = written.strip().lstrip("vV")
    if not signed:
        raise wrong("written", say(
            "Biên bản đã được ghi ở đây (lần ghi {kept}). Xem bản đó, rồi cho biết bản đã ký là lần ghi nào.",
            "Minutes were written here (version {kept}). Look at them, then say which version was signed.",
            kept=minutes.version,
        ))  # fmt: skip
    if signed != str(minutes.version):
        raise wrong("written", say(
            "Bản đã in là lần ghi {printed}; bản đang lưu là lần ghi {kept}. Xem lại rồi ghi cho khớp trước khi ký.",
            "Version {printed} was printed, version {kept} is kept. Make them agree before they are signed.",
            printed=signed, kept=minutes.version,
        ))  # fmt: skip
    return _sign(by, minutes, pages_later)


def signing_warning(inspection: Inspection) -> str | None:
    """What whoever records the signature should know before."""
    if count := conflicts_in(inspection):
        return say("Còn {n} mục các máy ghi khác nhau.", "Items answered differently: {n}.", n=count)
    if not inspection.minutes.filter(number=MAIN).exists():
        return say(
            "Chưa lập biên bản ở đây: chỉ ghi là đã ký trên giấy, ảnh các trang bổ sung sau.",
            "No minutes were written here: they are recorded as signed on paper, photographs of the pages come later.",
        )
    return None


def sign_supplement(
    by: User, inspection_id: uuid.UUID, wanted: uuid.UUID, *, pages_later: bool, expect: str | None, **request: Any
) -> Act:
    """Freeze supplementary minutes; `expect`: their version. Raises Forbidden, Stale, NotTheMoment, Invalid."""
    with change(by, Inspection.ref(inspection_id), **request) as act:
        inspection = allowed(act, "sign_minutes")
        minutes = inspection.minutes.filter(pk=wanted).exclude(number=MAIN).first()
        if minutes is None:
            raise wrong(
                "minutes", say("Không tìm thấy biên bản bổ sung này.", "These supplementary minutes were not found.")
            )
        act.check_fresh(f"v{minutes.version}", expect, part=minutes.pk)
        must_be_in(inspection, SUPPLEMENTED_IN)
        _not_signed(minutes)
        act.note(inspection, "inspection.minutes_supplemented", **_sign(by, minutes, pages_later))
    return act


def told(minutes: Minutes) -> dict[str, Any]:
    """What the event of signing says: with the digest `verify` can tell whether it was changed."""
    return {
        "minutes": minutes.pk, "number": minutes.number, "digest": digest_of_minutes(minutes), "pages": _pages(minutes).count(),
    }  # fmt: skip


def _seen(act: Act, inspection: Inspection, wanted: uuid.UUID, expect: str | None) -> Minutes:
    minutes = inspection.minutes.filter(pk=wanted).first()
    if minutes is None:
        if inspection.minutes.filter(signed_at=None).exists():
            raise Stale(
                say("Đã có biên bản đang ghi. Xem bản đó trước.", "Minutes are being written. Look at them first.")
            )
        if Minutes.objects.filter(pk=wanted).exists():
            raise Invalid(say("Mã này đã dùng cho biên bản khác.", "This id stands for other minutes."))
        last = inspection.minutes.order_by("-number").first()
        number = last.number + 1 if last else MAIN if inspection.state == InspectionState.ON_SITE else 1
        return Minutes(id=wanted, inspection=inspection, number=number)
    act.check_fresh(f"v{minutes.version}", expect, part=minutes.pk)
    _not_signed(minutes)
    minutes.version += 1
    return minutes


def _not_signed(minutes: Minutes) -> None:
    if minutes.signed_at is not None:
        raise NotTheMoment(say(
            "Biên bản đã ký, không sửa được nữa. Sai sót thì lập biên bản bổ sung.",
            "The minutes are signed and final. A mistake is mended by supplementary minutes.",
        ))  # fmt: skip


def _sign(by: User, minutes: Minutes, pages_later: bool) -> dict[str, Any]:
    errors = [FieldError(name, message) for name, message in _missing(minutes)]
    if not pages_later and not _pages(minutes).exists():
        errors.append(FieldError("pages_later", say(
            "Chụp ít nhất một trang đã ký, hoặc chọn “Ký giấy, ảnh bổ sung sau”.",
            "Photograph a signed page, or choose “Signed on paper, photographs later”.",
        )))  # fmt: skip
    if errors:
        raise Invalid(errors[0].message, errors=errors)
    minutes.pages_later, minutes.signed_by, minutes.signed_at = pages_later, by, clock.now()
    minutes.save()
    return told(minutes)


def _pages(minutes: Minutes) -> QuerySet[SitePhoto]:
    """The photographed pages that can be opened."""
    return minutes.pages.filter(file__closed_at=None)


def _missing(minutes: Minutes) -> list[tuple[str, str]]:
    """What minutes cannot be signed without."""
    said, found = minutes.content, []
    if not said["place"]:
        found.append(("place", say("Biên bản chưa ghi địa điểm.", "The minutes do not say where.")))
    if not said["started_at"] or not said["ended_at"]:
        found.append(
            ("ended_at", say("Biên bản chưa ghi giờ bắt đầu, kết thúc.", "They do not say from when until when."))
        )
    elif said["ended_at"] < said["started_at"]:
        found.append(("ended_at", say("Giờ kết thúc trước giờ bắt đầu.", "They end before they begin.")))
    if not said["people"]:
        found.append(("people", say("Biên bản chưa ghi người của đơn vị.", "They name nobody of the unit.")))
    if minutes.number != MAIN and not said["supplement"]:
        found.append(("supplement", say("Ghi biên bản này bổ sung, sửa điều gì.", "Say what they put right.")))
    refusal = said["refusal"]
    if refusal and not (refusal["reason"] and refusal["witness"]):
        found.append(
            (
                "refusal",
                say(
                    "Đơn vị không ký thì ghi lý do và người chứng kiến.",
                    "A refusal to sign needs its reason and a witness.",
                ),
            )
        )
    return found


def _plain(value: Any) -> Any:
    """As JSON keeps it: texts cleaned, moments in UTC."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return value if value is None or isinstance(value, bool | int) else str(value)
