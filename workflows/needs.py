"""What a transition asks of the person: described for the form, checked on the server by the same object."""

import unicodedata
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from backend import clock
from backend.accounts.models import User
from backend.errors import FieldError, Invalid
from backend.ids import is_number
from backend.organisations.models import OrgUnit
from backend.organisations.queries import units_of
from backend.plans.models import Document, Task
from backend.words import Words, say


@dataclass(frozen=True)
class Need:
    """One field. `kind`: text · line · date · moment · person · unit · document · task · file · choice · choices (several) · bool. `options`: path of the list to choose
    from, with facts of the `{record}` filled in. `presets`: offered texts, made for the record;
    so are `offers`, the (value, label) pairs of choices that differ from record to record. `asked`: of the person; else the device tells it by itself."""

    name: str
    kind: str
    label: Words
    required: bool = True
    max_length: int = 2000
    help: Words | None = None
    choices: tuple[tuple[str, Words], ...] = ()
    options: str = ""
    presets: Callable[[Any], list[str]] | None = None
    offers: Callable[[Any], list[tuple[str, str]]] | None = None
    initial: Callable[[Any], Any] | None = None
    asked: bool = True

    def describe(self, record: Any) -> dict[str, Any]:
        """The contract's `Need`."""
        return {
            "name": self.name,
            "label": str(self.label),
            "kind": self.kind,
            "required": self.required,
            "max_length": self.max_length if self.kind in {"text", "line"} else None,
            "help": str(self.help) if self.help else None,
            "choices": [
                {"value": value, "label": str(words)}
                for value, words in (self.offers(record) if self.offers else self.choices)
            ],
            "options_href": self.options.format(record=record) if self.options else None,
            "presets": self.presets(record) if self.presets else [],
            "initial": self.initial(record) if self.initial else None,
        }


def clean(needs: tuple[Need, ...], data: dict[str, Any], *, record: Any) -> dict[str, Any]:
    """The checked values, one key per need (None when left out). Raises Invalid naming every wrong field at once."""
    errors = [
        FieldError(name, say("Không có trường này.", "There is no such field."))
        for name in data
        if name not in {n.name for n in needs}
    ]
    values: dict[str, Any] = {}
    for need in needs:
        raw = data.get(need.name)
        if isinstance(raw, str) and not raw.strip():
            raw = None
        if raw is None:
            values[need.name] = None
            if need.required:
                errors.append(FieldError(need.name, say("Cần nhập: {label}.", "Required: {label}.", label=need.label)))
            continue
        try:
            values[need.name] = _READ[need.kind](need, raw, record)
        except (ValueError, TypeError) as wrong:
            errors.append(FieldError(need.name, str(wrong)))
    if errors:
        raise Invalid(errors[0].message, errors=errors)
    return values


def _text(need: Need, raw: Any, record: Any) -> str:
    if not isinstance(raw, str):
        raise TypeError(say("Cần là chữ.", "Must be text."))
    text = unicodedata.normalize("NFC", raw).strip()
    if len(text) > need.max_length:
        raise ValueError(say("Dài quá {n} ký tự.", "Longer than {n} characters.", n=need.max_length))
    return text


def _date(need: Need, raw: Any, record: Any) -> date:
    return day_of(raw)


def _moment(need: Need, raw: Any, record: Any) -> datetime:
    """By a device's own clock, which may go wrong: taken as it is told."""
    try:
        told = datetime.fromisoformat(raw)
        day_of(told.date().isoformat())
    except (ValueError, TypeError):
        told = None
    if told is None or told.tzinfo is None:
        raise ValueError(say("Thời điểm không hợp lệ.", "Not a moment."))
    return told


def _person(need: Need, raw: Any, record: Any) -> User:
    """Somebody of the record's body: others answer as if they did not exist."""
    user = User.objects.filter(pk=_id(raw), is_active=True, memberships__unit__body=record.body_id).first()
    if user is None:
        raise ValueError(say("Không tìm thấy người này.", "This person was not found."))
    return user


def _unit(need: Need, raw: Any, record: Any) -> OrgUnit:
    """A unit of the record's body that stands today, likewise."""
    unit = units_of(record.body_id, day=clock.today()).filter(pk=_id(raw), is_group=False).first()
    if unit is None:
        raise ValueError(say("Không tìm thấy đơn vị này.", "This unit was not found."))
    return unit


def _id(raw: Any) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int | str) or not is_number(str(raw)):
        raise ValueError(say("Mã không hợp lệ.", "Not an id."))
    return int(raw)


def _choice(need: Need, raw: Any, record: Any) -> str:
    offered = {value for value, _ in (need.offers(record) if need.offers else need.choices)}
    if not isinstance(raw, str) or raw not in offered:
        raise ValueError(say("Không có lựa chọn này.", "There is no such choice."))
    return str(raw)


def _document(need: Need, raw: Any, record: Any) -> Document:
    """A document in the register of the body that gave the record."""
    try:
        found = Document.objects.filter(pk=uuid.UUID(str(raw)), body_id=getattr(record, record.home[1])).first()
    except ValueError:
        found = None
    if found is None:
        raise ValueError(say("Không tìm thấy văn bản này trong sổ.", "This document was not found in the register."))
    return found


def _choices(need: Need, raw: Any, record: Any) -> list[str]:
    """Several of what is offered for the record; the act says what becomes of them."""
    offered = {value for value, _ in need.offers(record)} if need.offers else {value for value, _ in need.choices}
    if not isinstance(raw, list) or not all(isinstance(value, str) and value in offered for value in raw):
        raise ValueError(say("Không có lựa chọn này.", "There is no such choice."))
    return list(dict.fromkeys(raw))


def _task(need: Need, raw: Any, record: Any) -> Task:
    """Another task of the same body from the same giver."""
    try:
        found = Task.objects.filter(
            pk=uuid.UUID(str(raw)), body=record.body_id, giver_body=record.giver_body_id
        ).first()
    except ValueError:
        found = None
    if found is None:
        raise ValueError(say("Không tìm thấy việc này.", "This task was not found."))
    return found


def _file(need: Need, raw: Any, record: Any) -> uuid.UUID:
    """What was uploaded under this id; the act takes it."""
    try:
        return uuid.UUID(str(raw))
    except ValueError:
        raise ValueError(say("Mã không hợp lệ.", "Not an id.")) from None


def _bool(need: Need, raw: Any, record: Any) -> bool:
    if not isinstance(raw, bool):
        raise TypeError(say("Cần là có hoặc không.", "Must be yes or no."))
    return raw


_READ: dict[str, Callable[[Need, Any, Any], Any]] = {
    "text": _text, "line": _text, "date": _date, "moment": _moment, "person": _person, "unit": _unit, "choice": _choice,
    "choices": _choices, "bool": _bool, "document": _document,
    "file": _file,
    "task": _task,
}  # fmt: skip


def day_of(raw: Any) -> date:
    """A date an office may mean, from its ISO text: between 2000 and twenty years from now. ValueError in words."""
    try:
        day = date.fromisoformat(raw)
    except (ValueError, TypeError):
        raise ValueError(
            say("Ngày không hợp lệ, ví dụ đúng: 2026-09-15.", "Not a date; a right one: 2026-09-15.")
        ) from None
    if not 2000 <= day.year <= clock.today().year + 20:
        raise ValueError(say("Năm ngoài khoảng cho phép.", "The year is out of range."))
    return day


def text_of(text: str, field_name: str, limit: int) -> str:
    """The text in NFC, trimmed; Invalid when empty or longer than `limit` characters."""
    cleaned = unicodedata.normalize("NFC", text).strip()
    if not cleaned:
        raise wrong(field_name, say("Cần nhập nội dung.", "Text is required."))
    if len(cleaned) > limit:
        raise wrong(field_name, say("Dài quá {n} ký tự.", "Longer than {n} characters.", n=limit))
    return cleaned


def wrong(name: str, message: str) -> Invalid:
    """One field that cannot be taken, to raise."""
    return Invalid(message, errors=[FieldError(name, message)])
