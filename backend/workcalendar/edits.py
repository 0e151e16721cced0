"""A body's own days: the whole list of a year, as one edit. Days up to today stay as they are, since what was done by then
was counted with them."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from backend import clock
from backend.activity.change import Act, change
from backend.errors import FieldError, Forbidden, Invalid
from backend.organisations.models import OrgUnit
from backend.words import say
from backend.workcalendar.calendar import forget
from backend.workcalendar.models import BodyDay, CalendarDay

MOST = 100  # days of a year
WEEKEND = 5


class OwnDay(NamedTuple):
    """A day, what it is (BodyDay.Kind) and how it is called."""

    on: date
    kind: str
    name: str


def set_own_days(
    by: Any, body_id: int, year: int, days: Sequence[OwnDay], *, expect: str | None, **request: Any
) -> Act:
    """Keep these as the body's own days of the year, one event of the body with what came and went. Raises NotFound,
    Forbidden, Stale, Invalid naming each day that cannot be."""
    with change(by, OrgUnit.ref(body_id), **request) as act:
        body = act.record
        if not by.has_perm("bodies.administer", body):
            raise Forbidden(say("Bạn không quản trị cơ quan này.", "You do not administer this body."))
        act.check_fresh(f"v{body.version}", expect)
        wanted = {OwnDay(day.on, day.kind, " ".join(day.name.split())) for day in days}
        known = {OwnDay(*row) for row in _rows(body_id, year).values_list("date", "kind", "name")}
        _check(year, days, changed=wanted ^ known)
        _rows(body_id, year).filter(date__in=[day.on for day in known - wanted]).delete()
        BodyDay.objects.bulk_create(
            BodyDay(body_id=body_id, date=day.on, kind=day.kind, name=day.name) for day in sorted(wanted - known)
        )
        body.version += 1  # its days lie in a table of their own
        act.note(body, "body.calendar_set", year=year, added=_told(wanted - known), removed=_told(known - wanted))
    forget()
    return act


def _rows(body_id: int, year: int) -> Any:
    return BodyDay.objects.filter(body_id=body_id, date__year=year)


def _check(year: int, days: Sequence[OwnDay], *, changed: set[OwnDay]) -> None:
    """Each day in the year, once, with a name, of a kind that says something of its weekday, and not gone by."""
    touched = {day.on for day in changed}
    errors = []
    if len(days) > MOST:
        errors.append(FieldError("items", say("Nhiều nhất {n} ngày.", "At most {n} days.", n=MOST)))
    seen: set[date] = set()
    national = set(CalendarDay.objects.filter(date__year=year).values_list("date", flat=True))
    for place, day in enumerate(days):
        if message := _wrong(day, year, day.on in touched, day.on in seen, day.on in national):
            errors.append(FieldError(f"items.{place}.on", message))
        if not day.name.strip():
            errors.append(FieldError(f"items.{place}.name", say("Cần nhập tên ngày.", "The day needs a name.")))
        seen.add(day.on)
    gone = [day for day in changed if day.on <= clock.today() and day.on not in seen]
    if gone:
        errors.append(FieldError("items", _gone_by()))
    if errors:
        raise Invalid(errors[0].message, errors=errors)


def _wrong(day: OwnDay, year: int, touched: bool, twice: bool, national: bool) -> str:
    weekend = day.on.weekday() >= WEEKEND
    if day.on.year != year:
        return say("Ngày không thuộc năm {year}.", "The day is not in {year}.", year=year)
    if twice:
        return say("Ngày được ghi hai lần.", "The day is listed twice.")
    if touched and day.on <= clock.today():
        return _gone_by()
    if day.kind == BodyDay.Kind.MAKEUP_WORKDAY and not weekend:
        return say("Làm bù phải là thứ Bảy hoặc Chủ nhật.", "A make-up day is a Saturday or Sunday.")
    if day.kind == BodyDay.Kind.WORKDAY and (weekend or not national):
        return say(
            "Chỉ ngày nghỉ đã công bố mới ghi được là vẫn làm việc.",
            "Only an announced day off can be kept as a working day.",
        )
    if day.kind not in {BodyDay.Kind.MAKEUP_WORKDAY, BodyDay.Kind.WORKDAY, BodyDay.Kind.HOLIDAY} and weekend:
        return say("Cuối tuần đã là ngày nghỉ.", "A weekend is off already.")
    return ""


def _gone_by() -> str:
    return say(
        "Ngày đã qua không sửa được: việc đã tính hạn theo nó.",
        "A day gone by cannot be changed: work was counted with it.",
    )


def _told(days: set[OwnDay]) -> list[list[str]]:
    return [[day.on.isoformat(), day.kind, day.name] for day in sorted(days)]
