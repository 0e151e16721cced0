"""Keys below zero: circles of people smaller than a body. Each kind has a number space of its own, so that no two meet.

A body's own key is its id. `-body`: who keeps its plans. From -2^40 down: the team of an inspection. From -2^41 down: the
leaders of a body. They need no table of their own: whoever holds the post, or stands in the team, holds the key.
"""

from typing import Any

from backend.accounts.roster import LEADERS, Hat
from backend.inspections.models import Inspection, InspectionState, Kind, TeamMember

TEAMS = 1 << 40
BOARDS = 2 << 40


def circle_of(body_id: int) -> int:
    """The key of those who keep the body's plans: they alone read its drafts."""
    return -body_id


def team_circle(inspection: Inspection) -> int:
    """The key of the inspection's team."""
    return -TEAMS - inspection.circle


def leaders_circle(body_id: int) -> int:
    """The key of the body's leaders, and of who stands in for one of them in everything."""
    return -BOARDS - body_id


def leads(hat: Hat) -> bool:
    """Whether the hat is in its body's circle of leaders."""
    return hat.post in LEADERS and hat.lent_for("")


def team_circles(user: Any) -> list[int]:
    """The keys of the surprise inspections whose team the person is in; of others the body's key is enough. Kept on
    the instance for the request, as the hats are."""
    kept: list[int] | None = user.__dict__.get("_team_circles")
    if kept is None:
        teams = TeamMember.objects.filter(user=user, inspection__kind=Kind.SURPRISE)
        circles = teams.exclude(inspection__state=InspectionState.CLOSED).values_list("inspection__circle", flat=True)
        kept = user.__dict__["_team_circles"] = [-TEAMS - circle for circle in circles]
    return kept


def forget_teams(user: Any) -> None:
    """Read them again: the person has just joined or left a team."""
    user.__dict__.pop("_team_circles", None)
