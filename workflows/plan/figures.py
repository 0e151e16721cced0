"""Entering how far a target is: by the responsible unit, or for it by those who keep the body's plans. Appending: the
precondition is not the plan's version, and a figure that was wrong gets a later one for the same day."""

import uuid
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from backend import clock
from backend.access.rules import justify_figures
from backend.accounts.models import User
from backend.activity.change import Act, absent, change
from backend.errors import Forbidden, NotFound, NotTheMoment
from backend.files.store import attach
from backend.plans.models import Document, Plan, PlanState, Target, TargetFigure
from backend.words import say
from workflows.needs import text_of, wrong

LARGEST = Decimal(10) ** 13


@dataclass(frozen=True)
class NewFigure:
    """A figure under the client's own id: the value by the day `as_on`, its source in words, a document of the register or
    an uploaded file as proof, and, where the day has a figure already, why it is another."""

    id: uuid.UUID
    value: Decimal
    as_on: date
    source: str
    reason: str = ""
    document_id: uuid.UUID | None = None
    upload: uuid.UUID | None = None


def report_figure(by: User, plan_id: uuid.UUID, lineage: uuid.UUID, wish: NewFigure, **request: Any) -> Act:
    """`request`: key, fingerprint, status, location of `change`. Raises NotFound, Forbidden, NotTheMoment, Invalid."""
    with change(by, Plan.ref(plan_id), **request) as act:
        plan = act.record
        target = Target.objects.filter(version_id=plan.current_id, lineage=lineage).first()
        if target is None:
            raise NotFound(absent())
        _wear(act, plan, target)
        if plan.state != PlanState.ISSUED:
            raise NotTheMoment(say("Kế hoạch chưa ban hành.", "The plan has not been issued."))
        if TargetFigure.objects.filter(pk=wish.id).exists():
            raise wrong("value", say("Số liệu này đã được ghi.", "This figure was recorded already."))
        earlier = TargetFigure.objects.filter(plan=plan, lineage=lineage, as_on=wish.as_on).last()
        figure = TargetFigure(
            id=wish.id, plan=plan, lineage=lineage, by=by, at=clock.now(), acting_for_id=act.acting_for_id,
            recorded_for_id=act.recorded_for_id, value=_value(wish.value), as_on=_day(plan, wish.as_on),
            source=text_of(wish.source, "source", 300), reason=_reason(earlier, wish),
            document=_document(plan, wish.document_id), file=_file(by, wish.upload),
        )  # fmt: skip
        figure.save(force_insert=True)
        before: dict[str, Any] = {"before": _plain(earlier.value)} if earlier else {}
        act.note(
            plan, "plan.figure_reported", reason=figure.reason, target=target.no, name=target.name[:200],
            value=_plain(wish.value), unit=target.unit_of_measure, as_on=figure.as_on, source=figure.source,
            **before,
        )  # fmt: skip
    return act


def _wear(act: Act, plan: Plan, target: Target) -> None:
    hat = justify_figures(act.by, plan, target.responsible_id)
    if hat is None:
        raise Forbidden(
            say("Đơn vị chịu trách nhiệm hoặc người giữ kế hoạch mới nhập được số liệu.", "Only the responsible unit, or those who keep the plan, may enter figures.")
        )  # fmt: skip
    act.capacity, act.acting_for_id = hat.capacity, hat.acting_for
    if target.responsible_id and hat.unit_id != target.responsible_id:
        act.recorded_for_id = target.responsible_id


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


def _value(value: Decimal) -> Decimal:
    if abs(value) >= LARGEST:
        raise wrong("value", say("Số quá lớn.", "The number is too large."))
    return value


def _day(plan: Plan, day: date) -> date:
    if day > clock.today():
        raise wrong("as_on", say("Ngày của số liệu chưa đến.", "The figure's day has not come."))
    if day.year != plan.year:
        raise wrong("as_on", say("Ngày phải trong năm {year}.", "The day must be in {year}.", year=plan.year))
    return day


def _reason(earlier: TargetFigure | None, wish: NewFigure) -> str:
    """Asked for when the day has a figure already."""
    if earlier and not wish.reason.strip():
        raise wrong(
            "reason",
            say("Ngày này đã có số liệu; ghi lý do đính chính.", "This day has a figure already; say why it is corrected."),
        )  # fmt: skip
    return text_of(wish.reason, "reason", 500) if wish.reason.strip() else ""


def _document(plan: Plan, document_id: uuid.UUID | None) -> Document | None:
    if document_id is None:
        return None
    found = Document.objects.filter(pk=document_id, body_id=plan.body_id).first()
    if found is None:
        raise wrong(
            "document", say("Không tìm thấy văn bản này trong sổ.", "This document was not found in the register.")
        )
    return found


def _file(by: User, upload: uuid.UUID | None) -> Any:
    if upload is None:
        return None
    try:
        return attach(upload, by=by)
    except NotFound:
        raise wrong(
            "upload", say("Chưa nhận được tệp này. Hãy tải lại.", "This file has not arrived. Upload it again.")
        ) from None
