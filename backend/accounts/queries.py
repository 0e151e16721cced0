"""Questions about people that several layers ask."""

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
    if valid_memberships().filter(unit=lead).exists():
        return None
    settings = getattr(lead.body, "settings", None)
    office = valid_memberships().filter(unit_id=settings.standing_office_id if settings else None)
    members = office.filter(post=Post.MEMBER).order_by("id").values_list("user_id", flat=True)
    return members.first() or office.order_by("id").values_list("user_id", flat=True).first()


def default_officers(body_id: int) -> dict[tuple[int, str], int]:
    """(unit, area) → the officer set for it, of those who work in that unit today; area '' stands for all others."""
    rows = DefaultOfficer.objects.filter(unit__body_id=body_id).values_list("unit_id", "area", "officer_id")
    works = set(valid_memberships().filter(unit__body_id=body_id).values_list("unit_id", "user_id"))
    return {(unit, area): officer for unit, area, officer in rows if (unit, officer) in works}
