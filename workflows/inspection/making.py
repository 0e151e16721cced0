"""Planning an inspection, changing its particulars, and its team. Edits: they start no transition."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from backend.access.circles import forget_teams
from backend.access.readers import may_see
from backend.access.rules_inspections import inspects_itself, justify_inspection, keeps_inspections
from backend.accounts.models import User
from backend.accounts.queries import valid_memberships
from backend.accounts.roster import hats_of
from backend.activity.change import Act, change
from backend.errors import Forbidden, Invalid, NotTheMoment
from backend.inspections.models import Inspection, InspectionState, Kind, TeamMember
from backend.organisations.models import OrgUnit
from backend.plans.areas import REFORM
from backend.plans.drafting import programme_of
from backend.words import say
from workflows.inspection.codes import give_code, next_circle
from workflows.needs import text_of, wrong

BEFORE_VISIT = {InspectionState.PLANNED, InspectionState.DECIDED, InspectionState.NOTIFIED}
BEFORE_NOTICE = {*BEFORE_VISIT, InspectionState.ON_SITE, InspectionState.MINUTES_SIGNED}


@dataclass(frozen=True)
class Member:
    """Somebody of the team, in which role; `title` as the decision names them."""

    user_id: int
    role: str = TeamMember.Role.MEMBER
    title: str = ""


@dataclass(frozen=True)
class NewInspection:
    """An inspection to be planned. `code` '': the next one, or, for a surprise one, none before it is opened. `programme`: its
    code; what it asks of a severity counts for what is found."""

    id: uuid.UUID
    kind: str
    title: str
    unit_id: int
    starts_on: date
    ends_on: date
    basis: str = ""
    code: str = ""
    team: tuple[Member, ...] = ()
    follow_up_unit_id: int | None = None
    follow_up_of_id: uuid.UUID | None = None
    programme: str = REFORM


def plan_inspection(by: User, wish: NewInspection, **request: Any) -> Act:
    """Plan it; whoever plans a surprise inspection is in its team, and who heads a unit leads its self-inspection. `request`: key, fingerprint, status, location of
    `change`. Raises Forbidden, Invalid."""
    with change(by, **request) as act:
        make_inspection(act, wish)
    return act


def make_inspection(act: Act, wish: NewInspection) -> Inspection:
    """Plan it in the open act, whose person must plan visits of the body. Raises Forbidden, Invalid."""
    by, unit = act.by, _unit(wish.unit_id)
    body = _inspecting_body(act, unit, wish.kind)
    inspection = Inspection(
        id=wish.id, body=body, inspected_body=unit.body, unit=unit, code=wish.code.strip(), kind=wish.kind,
        programme=programme_of(wish.programme), year=wish.starts_on.year, title=text_of(wish.title, "title", 500), starts_on=wish.starts_on,
        ends_on=_ends_on(wish.starts_on, wish.ends_on), basis=wish.basis.strip(), circle=next_circle(), made_by=by,
        follow_up_unit=_of_body(wish.follow_up_unit_id, body), follow_up_of=_earlier(by, wish.follow_up_of_id),
    )  # fmt: skip
    if wish.kind != Kind.SURPRISE:
        give_code(inspection)
    team = [*wish.team, *_own_place(by, wish, unit)]
    _add(act, inspection)
    _write_team(inspection, team)
    forget_teams(by)
    act.note(inspection, "inspection.planned", team=[[member.user_id, member.role] for member in team])
    return inspection


@dataclass(frozen=True)
class Particulars:
    """What of an inspection may be changed before its visit; the dates and the basis until the notice.
    `programme` None: as it is; not another one once something was found, since its days were counted by it."""

    title: str
    starts_on: date
    ends_on: date
    basis: str = ""
    follow_up_unit_id: int | None = None
    programme: str | None = None


def change_inspection(
    by: User, inspection_id: uuid.UUID, wish: Particulars, *, expect: str | None, **request: Any
) -> Act:
    """Another title, other dates, another basis; until the notice."""
    with change(by, Inspection.ref(inspection_id), **request) as act:
        inspection = _may(act, "change", expect)
        tracked = inspection.tracked_values()
        inspection.title = text_of(wish.title, "title", 500)
        inspection.starts_on, inspection.ends_on = wish.starts_on, _ends_on(wish.starts_on, wish.ends_on)
        inspection.follow_up_unit = _of_body(wish.follow_up_unit_id, inspection.body)
        inspection.basis = wish.basis.strip()
        if _moved(inspection, wish.programme) and inspection.tracked_values() == tracked:
            inspection.version += 1  # a tracked fact lets it grow by itself
        act.note(inspection, "inspection.changed")
    return act


def set_team(
    by: User, inspection_id: uuid.UUID, members: Sequence[Member], *, expect: str | None, **request: Any
) -> Act:
    """The whole team, in its order; people of the inspecting body, one head at most."""
    with change(by, Inspection.ref(inspection_id), **request) as act:
        inspection = _may(act, "team", expect)
        inspection.team.all().delete()
        _write_team(inspection, members)
        inspection.version += 1  # the team is a fact of the inspection although it lies in a table of its own
        forget_teams(by)
        inspection.__dict__.pop("_roles", None)
        act.note(inspection, "inspection.teamed", team=[[member.user_id, member.role] for member in members])
    return act


def _moved(inspection: Inspection, code: str | None) -> bool:
    """Whether it is another programme's from now on."""
    if code is None or code == inspection.programme.code:
        return False
    if inspection.findings.exists():
        raise wrong("programme", say(
            "Đã có phát hiện theo thời hạn của chương trình này.", "There are findings with the days of this programme.",
        ))  # fmt: skip
    inspection.programme = programme_of(code)
    return True


def _may(act: Act, name: str, expect: str | None) -> Inspection:
    inspection: Inspection = act.record
    hat = justify_inspection(act.by, name, inspection)
    if hat is None and not act.by.is_system:
        raise Forbidden(say("Bạn không có quyền thực hiện thao tác này.", "You may not do this."))
    act.check_fresh(f"v{inspection.version}", expect)
    if inspection.state not in BEFORE_NOTICE:
        raise NotTheMoment(say("Đã kết luận hoặc đã thôi kiểm tra.", "It was concluded or cancelled."))
    act.capacity, act.acting_for_id = (hat.capacity, hat.acting_for) if hat else ("", None)
    return inspection


def _unit(unit_id: int) -> OrgUnit:
    unit = OrgUnit.objects.select_related("body__parent", "body__settings").filter(pk=unit_id, is_group=False).first()
    if unit is None or unit.body is None:
        raise wrong("unit", say("Không tìm thấy đơn vị này.", "This unit was not found."))
    return unit


def _inspecting_body(act: Act, unit: OrgUnit, kind: str) -> OrgUnit:
    """The own body for a self-inspection, or the one above that has it made; else the one above, or the own one that
    inspects a unit of its."""
    assert unit.body is not None
    above = unit.body.parent.body if unit.body.parent else None
    wanted = [unit.body, above] if kind == Kind.SELF else [above, unit.body]
    if act.by.is_system:
        return next(body for body in wanted if body is not None)
    hats = hats_of(act.by)
    known = {hat.body_id for hat in hats}
    body = next((body for body in wanted if body is not None and body.pk in known), None)
    if body is None:
        raise wrong("unit", say("Không tìm thấy đơn vị này.", "This unit was not found."))
    may = [hat for hat in hats if hat.body_id == body.pk and keeps_inspections(hat)]
    may += [hat for hat in hats if kind == Kind.SELF and inspects_itself(hat, unit.pk)]
    hat = next(iter(may), None)
    if hat is None:
        raise Forbidden(say("Bạn không lập được cuộc kiểm tra.", "You may not plan an inspection."))
    act.capacity, act.acting_for_id = hat.capacity, hat.acting_for
    return body


def _own_place(by: User, wish: NewInspection, unit: OrgUnit) -> list[Member]:
    """The maker's place in the team, where it was left out and they could not go on without it."""
    if by.is_system or by.pk in {member.user_id for member in wish.team}:
        return []
    if wish.kind == Kind.SURPRISE:
        return [Member(by.pk)]
    if wish.kind == Kind.SELF and any(inspects_itself(hat, unit.pk) for hat in hats_of(by)):
        headed = any(member.role == TeamMember.Role.HEAD for member in wish.team)
        return [Member(by.pk, TeamMember.Role.DEPUTY if headed else TeamMember.Role.HEAD)]
    return []


def _ends_on(starts_on: date, ends_on: date) -> date:
    if ends_on < starts_on:
        raise wrong("ends_on", say("Ngày kết thúc phải từ ngày bắt đầu trở đi.", "It must not end before it starts."))
    return ends_on


def _of_body(unit_id: int | None, body: OrgUnit) -> OrgUnit | None:
    if unit_id is None:
        return None
    unit = OrgUnit.objects.filter(pk=unit_id, body=body, is_group=False).first()
    if unit is None:
        raise wrong("follow_up_unit", say("Không tìm thấy đơn vị này.", "This unit was not found."))
    return unit


def _earlier(by: User, inspection_id: uuid.UUID | None) -> Inspection | None:
    if inspection_id is None:
        return None
    found = Inspection.objects.filter(pk=inspection_id).first()
    if found is None or not may_see(by, found):
        raise wrong("follow_up_of", say("Không tìm thấy cuộc kiểm tra này.", "This inspection was not found."))
    return found


def _write_team(inspection: Inspection, members: Sequence[Member]) -> None:
    people = set(valid_memberships().filter(unit__body=inspection.body_id).values_list("user_id", flat=True))
    ids = [member.user_id for member in members]
    if not people.issuperset(ids):
        raise wrong("team", say("Không tìm thấy người này trong cơ quan.", "This person was not found in the body."))
    if len(set(ids)) < len(ids):
        raise wrong("team", say("Một người được ghi hai lần.", "A person is listed twice."))
    if sum(member.role == TeamMember.Role.HEAD for member in members) > 1:
        raise wrong("team", say("Đoàn chỉ có một trưởng đoàn.", "A team has one head."))
    TeamMember.objects.bulk_create(
        TeamMember(
            inspection=inspection, user_id=member.user_id, role=member.role, title=member.title.strip(), position=number
        )
        for number, member in enumerate(members)
    )


def _add(act: Act, inspection: Inspection) -> None:
    """The look before cannot see what another act writes at this moment; the keys of the table can."""
    try:
        with transaction.atomic():
            act.add([inspection])
    except IntegrityError as taken:
        if "inspection_code_once" in str(taken):
            raise wrong("code", say("Mã này đã dùng trong năm.", "This code is used already this year.")) from None
        raise Invalid(say("Cuộc kiểm tra này đã được lập.", "This inspection was planned already.")) from None
