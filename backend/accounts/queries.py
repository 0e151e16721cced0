"""Questions about people that several layers ask."""

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from backend import clock
from backend.accounts.models import DefaultOfficer, Membership, Post, User
from backend.organisations.models import OrgUnit


def system_user() -> User:
    """The one user behind acts of the system."""
    return User.objects.get(is_system=True)


def valid_memberships(day: date | None = None) -> QuerySet[Membership]:
    """Posts held on `day` (today) by people who can act."""
    day = day or clock.today()
    return Membership.objects.filter(valid_from__lte=day, user__is_active=True).exclude(valid_to__lt=day)


def administers(user: User) -> set[int]:
    """The bodies that the person administers today."""
    posts = valid_memberships().filter(user=user, post=Post.ADMINISTRATOR)
    return {pk for pk in posts.values_list("unit__body_id", flat=True) if pk is not None}


def works_in(user: User, unit_id: int) -> bool:
    """Whether the person holds any post in the unit today."""
    return valid_memberships().filter(user=user, unit_id=unit_id).exists()


def follow_up_of(lead: OrgUnit) -> int | None:
    """Who reports for a lead unit nobody works in (product.md §5): a member of the body's standing office, else its
    head; None when the unit has people of its own or nobody can be found."""
    return follow_ups_of([lead])[lead.pk]


def follow_ups_of(leads: Collection[OrgUnit]) -> dict[int, int | None]:
    """The same for many lead units at once, by the unit's id: two statements, the bodies' settings aside."""
    staffed = set(valid_memberships().filter(unit__in=[lead.pk for lead in leads]).values_list("unit_id", flat=True))
    offices = {}
    for lead in leads:
        settings = getattr(lead.body, "settings", None)
        offices[lead.pk] = settings.standing_office_id if settings and lead.pk not in staffed else None
    people: dict[int, int] = {}
    wanted = {office for office in offices.values() if office}
    posts = valid_memberships().filter(unit__in=wanted).order_by("id").values_list("unit_id", "user_id", "post")
    for unit, user, _ in sorted(posts if wanted else (), key=lambda row: row[2] != Post.MEMBER):
        people.setdefault(unit, user)
    return {lead.pk: people.get(offices[lead.pk] or 0) for lead in leads}


def default_officers(body_id: int) -> dict[tuple[int, str], int]:
    """(unit, area) → the officer set for it, of those who work in that unit today; area '' stands for all others."""
    rows = DefaultOfficer.objects.filter(unit__body_id=body_id).values_list("unit_id", "area", "officer_id")
    works = set(valid_memberships().filter(unit__body_id=body_id).values_list("unit_id", "user_id"))
    return {(unit, area): officer for unit, area, officer in rows if (unit, officer) in works}
