"""References to people and units in answers: the few facts of the contract's `Person` and `Unit`, read in bulk."""

from typing import Any

from backend.accounts.models import User
from backend.accounts.queries import valid_memberships
from backend.organisations.models import OrgUnit


def unit_ref(unit: OrgUnit | None) -> dict[str, Any] | None:
    """The contract's `Unit`."""
    if unit is None:
        return None
    return {"id": unit.pk, "code": unit.code, "name": unit.name, "short_name": unit.short_name}


class Names:
    """People and units of some bodies, read at once; others are read when they are met."""

    def __init__(self, *body_ids: int) -> None:
        self._units = {u.pk: unit_ref(u) for u in OrgUnit.objects.filter(body_id__in=set(body_ids))}
        self._people: dict[int, dict[str, Any]] = {}
        rows = valid_memberships().filter(unit__body_id__in=set(body_ids)).select_related("user").order_by("id")
        for member in rows:
            self._people.setdefault(
                member.user_id,
                {
                    "id": member.user_id,
                    "full_name": member.user.full_name,
                    "title": member.title,
                    "unit": self._units.get(member.unit_id),
                },
            )

    def unit(self, unit_id: int | None) -> dict[str, Any] | None:
        """The unit, or None for None."""
        if unit_id is None:
            return None
        if unit_id not in self._units:
            self._units[unit_id] = unit_ref(OrgUnit.objects.filter(pk=unit_id).first())
        return self._units[unit_id]

    def person(self, user_id: int | None) -> dict[str, Any] | None:
        """The person, or None for None; someone who left keeps the name, without title."""
        if user_id is None:
            return None
        if user_id not in self._people:
            user = User.objects.get(pk=user_id)
            member = valid_memberships().filter(user=user).select_related("unit").first()
            self._people[user_id] = {
                "id": user_id, "full_name": user.full_name, "title": member.title if member else None,
                "unit": unit_ref(member.unit) if member else None,
            }  # fmt: skip
        return self._people[user_id]
