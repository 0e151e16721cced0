"""What a body chooses for itself, set at once: its standing office, which leader has which affairs, how deep approval is."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from backend import clock
from backend.accounts.models import LeaderInCharge, Membership, Post, User
from backend.accounts.queries import valid_memberships
from backend.accounts.roster import LEADERS
from backend.activity.change import Act, change
from backend.errors import FieldError, Forbidden, Invalid
from backend.organisations.models import BodySettings, OrgUnit, UnitKind
from backend.organisations.queries import bodies_below, units_of
from backend.words import say
from workflows import policy

LIMITS = (  # fields of the settings that are one value
    "asks_acceptance", "partner_mode", "usual_rhythm", "log_months", "notice_months", "language",
    "cut_off", "target_tolerance", "silent_days", "inspection_share", "repeat_years", "repeat_likeness", "recheck_share",
    "share_rule", "return_reasons", "trusted_days", "reminder_days", "warn_days", "review_days", "reopen_days",
    "extension_limit", "files_asked", "kinds_apart",
)  # fmt: skip


@dataclass(frozen=True)
class Charge:
    """A leader has the affairs of an area, or of a unit; one of the two."""

    leader_id: int
    area: str = ""
    unit_id: int | None = None


@dataclass(frozen=True)
class Choices:
    """`preset` for all classes of tasks and for plans, `key_preset` for key tasks; `asked_clears`: which of the "six
    clear" a plan is not issued without; `limits`: of LIMITS what changes, by name; `opinion_days`: how long partners are asked, when it changes."""

    standing_office_id: int
    preset: str
    key_preset: str
    charges: Sequence[Charge] = ()
    asked_clears: Sequence[str] = ()
    limits: Mapping[str, Any] = field(default_factory=dict)
    opinion_days: int | None = None


def configure(by: User, body_id: int, wish: Choices, *, expect: str | None, **request: Any) -> Act:
    """Keep the choices, one event of the body. Who had an affair that is not listed any more has it until yesterday.
    Work that was sent keeps the policy of that moment. Raises NotFound, Forbidden, Stale, Invalid."""
    with change(by, OrgUnit.ref(body_id), **request) as act:
        body = act.record
        if not by.has_perm("bodies.administer", body):
            raise Forbidden(say("Bạn không quản trị cơ quan này.", "You do not administer this body."))
        act.check_fresh(f"v{body.version}", expect)
        _check(body, wish)
        limits = {**wish.limits, **_kinds_apart(body, wish)}
        BodySettings.objects.filter(body=body).update(
            standing_office=wish.standing_office_id, asked_clears=list(wish.asked_clears), **limits
        )
        _set_charges(body, wish.charges)
        policy.choose(body, wish.preset, key_preset=wish.key_preset, opinion_days=wish.opinion_days)
        body.version += 1  # what was chosen lies in tables of its own
        act.note(
            body, "body.configured", standing_office=wish.standing_office_id, preset=wish.preset,
            key_preset=wish.key_preset, charges=[[c.area, c.unit_id, c.leader_id] for c in wish.charges],
            asked_clears=list(wish.asked_clears), opinion_days=wish.opinion_days, **limits,
        )  # fmt: skip
    return act


@dataclass(frozen=True)
class Deputy:
    """When the deputy of a unit acts for its head, with no paper; `areas` where it is only in these."""

    post_id: int
    deputises: str
    areas: Sequence[str] = ()


def divide(
    by: User, body_id: int, charges: Sequence[Charge], deputies: Sequence[Deputy], *, expect: str | None, **request: Any
) -> Act:
    """Set which leader has which affairs and when deputies act for their heads, one event of the body; who had an affair
    that is not listed any more has it until yesterday. Raises NotFound, Forbidden, Stale, Invalid."""
    with change(by, OrgUnit.ref(body_id), **request) as act:
        body = act.record
        if not by.has_perm("bodies.divide", body):
            raise Forbidden(say("Bạn không đặt phân công của cơ quan này.", "You do not divide this body's affairs."))
        act.check_fresh(f"v{body.version}", expect)
        _refuse(_wrong_charges(body, charges))
        _set_deputies(body, deputies)
        _set_charges(body, charges)
        body.version += 1  # what was chosen lies in tables of its own
        act.note(
            body, "body.divided", charges=[[c.area, c.unit_id, c.leader_id] for c in charges],
            deputies=[[d.post_id, d.deputises, list(d.areas)] for d in deputies],
        )  # fmt: skip
    return act


def deputies_of(body: OrgUnit) -> list[Membership]:
    """The deputies of the body's units today, in the body's order."""
    posts = valid_memberships().filter(unit__body=body, post=Post.DEPUTY).select_related("unit")
    return list(posts.order_by("unit__position", "unit_id", "id"))


def charges_of(body: OrgUnit) -> list[LeaderInCharge]:
    """Who has which affairs today."""
    today = clock.today()
    rows = LeaderInCharge.objects.filter(body=body, valid_from__lte=today).exclude(valid_to__lt=today)
    return list(rows.order_by("id"))


def leaders_of(body: OrgUnit) -> list[int]:
    """Ids of the body's leaders today, the head first."""
    posts = valid_memberships().filter(unit=body, post__in=LEADERS)
    return list(dict.fromkeys(posts.order_by("post", "id").values_list("user_id", flat=True)))


def _check(body: OrgUnit, wish: Choices) -> None:
    units = _units(body)
    errors = _wrong_charges(body, wish.charges, units)
    if wish.standing_office_id not in units:
        errors.insert(
            0, FieldError("standing_office", say("Chọn một đơn vị của cơ quan.", "Choose a unit of the body."))
        )
    _refuse(errors)


def kinds_in(body: OrgUnit) -> dict[UnitKind, int]:
    """How many of the body's units are of a kind, by the kinds' names; none where the body inspects the bodies below it."""
    if bodies_below(body.pk, day=clock.today()).exists():
        return {}
    units = units_of(body.pk, day=clock.today()).filter(is_group=False).exclude(pk=body.pk).select_related("kind")
    return dict(Counter(unit.kind for unit in units.order_by("kind__name_vi")))


def is_inspected(kind: UnitKind, settings: BodySettings) -> bool:
    """Whether units of this kind count among those that the body inspects."""
    return kind.inspected if settings.kinds_apart is None else kind.code not in settings.kinds_apart


def _kinds_apart(body: OrgUnit, wish: Choices) -> dict[str, list[str]]:
    """Of the kinds that the body has, those it wishes; of the others those that are apart by themselves."""
    if "kinds_apart" not in wish.limits:
        return {}
    own, wished = {kind.code for kind in kinds_in(body)}, set(wish.limits["kinds_apart"])
    if not wished <= own:
        _refuse(
            [FieldError("kinds_apart", say("Cơ quan không có loại đơn vị này.", "The body has no units of this kind."))]
        )
    apart = UnitKind.objects.filter(inspected=False).values_list("code", flat=True)
    return {"kinds_apart": sorted(set(apart) - own | wished)}


def _refuse(errors: Sequence[FieldError]) -> None:
    if errors:
        raise Invalid(errors[0].message, errors=list(errors))


def _units(body: OrgUnit) -> set[int]:
    return set(units_of(body.pk, day=clock.today()).filter(is_group=False).values_list("pk", flat=True))


def _wrong_charges(body: OrgUnit, charges: Sequence[Charge], units: set[int] | None = None) -> list[FieldError]:
    units, leaders = _units(body) if units is None else units, set(leaders_of(body))
    errors = []
    for place, charge in enumerate(charges):
        if charge.leader_id not in leaders:
            message = say("Người này không phải lãnh đạo cơ quan.", "This person is no leader of the body.")
            errors.append(FieldError(f"charges.{place}.leader", message))
        if bool(charge.area) == bool(charge.unit_id) or (charge.unit_id and charge.unit_id not in units):
            message = say("Chọn một lĩnh vực hoặc một đơn vị.", "Choose an area or a unit.")
            errors.append(FieldError(f"charges.{place}.area", message))
    affairs = [(charge.area, charge.unit_id) for charge in charges]
    if len(set(affairs)) < len(affairs):
        errors.append(FieldError("charges", say("Một việc có hai lãnh đạo.", "An affair has two leaders.")))
    return errors


def _set_deputies(body: OrgUnit, wished: Sequence[Deputy]) -> None:
    posts = {post.pk: post for post in deputies_of(body)}
    for place, wish in enumerate(wished):
        post = posts.get(wish.post_id)
        by_area = wish.deputises == Membership.Deputises.AREAS
        if post is None or by_area != bool(wish.areas):
            message = say(
                "Chọn lĩnh vực khi cấp phó chỉ thay trong một số lĩnh vực.", "Choose the areas of a deputy for areas."
            )
            _refuse([FieldError(f"deputies.{place}.areas", message)])
        Membership.objects.filter(pk=wish.post_id).update(deputises=wish.deputises, areas=list(wish.areas))


def _set_charges(body: OrgUnit, charges: Sequence[Charge]) -> None:
    today = clock.today()
    wanted = {(charge.area, charge.unit_id, charge.leader_id) for charge in charges}
    for row in charges_of(body):
        if (row.area, row.unit_id, row.leader_id) in wanted:
            wanted.discard((row.area, row.unit_id, row.leader_id))
        elif row.valid_from >= today:
            row.delete()  # it was never in force for a whole day
        else:
            row.valid_to = today - timedelta(days=1)
            row.save(update_fields=["valid_to"])
    LeaderInCharge.objects.bulk_create(
        LeaderInCharge(body=body, area=area, unit_id=unit, leader_id=leader, valid_from=today)
        for area, unit, leader in sorted(wanted, key=str)
    )
