"""Questions about units that several layers ask."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import F, Q, QuerySet

from backend.organisations.models import OrgUnit


def standing_units(*, day: date) -> QuerySet[OrgUnit]:
    """Units of every body that stand on `day`: nothing is given to one before it was set up or after its last day."""
    return OrgUnit.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)


def units_of(body_id: int, *, day: date) -> QuerySet[OrgUnit]:
    """The body itself, its units and its groups that stand on `day`, in the body's own order."""
    return standing_units(day=day).filter(body_id=body_id)


def bodies_below(body_id: int, *, day: date) -> QuerySet[OrgUnit]:
    """The bodies right below it that stand on `day`."""
    return standing_units(day=day).filter(body_id=F("pk"), parent__body_id=body_id)


def members_of(groups: Iterable[OrgUnit]) -> dict[int, list[int]]:
    """Ids of the members of each group, in the body's order, by the group's id; a group without any is left out."""
    ids = [group.pk for group in groups if group.is_group]
    found: dict[int, list[int]] = defaultdict(list)
    rows = OrgUnit.objects.filter(groups__in=ids).order_by("position", "id").values_list("groups", "pk")
    for group_id, member_id in rows if ids else ():
        found[group_id].append(member_id)
    return dict(found)
