"""Keys below zero: circles of people smaller than a body. Each kind has a number space of its own, so that no two meet.

A body's own key is its id. `-body`: who keeps its plans. From -2^40 down: the team of an inspection. From -2^41 down: the
leaders of a body. From -3·2^40 down: who keeps its inspections. From -4·2^40
down: one person alone. -5·2^40: the system's administrators. They need no table of their own: whoever holds the post, or
stands in the team, holds the key.
"""

from typing import Any

from backend import clock
from backend.accounts.roster import LEADERS, Hat, valid_sql
from backend.inspections.models import Inspection
from backend.prepared import prepared

TEAMS = 1 << 40
BOARDS = 2 << 40
INSPECTORS = 3 << 40
PERSONS = 4 << 40
SYSTEM = -5 << 40  # the key itself: there is one system


def circle_of(body_id: int) -> int:
    """The key of those who keep the body's plans: they alone read its drafts."""
    return -body_id


def team_circle(inspection: Inspection) -> int:
    """The key of the inspection's team."""
    return -TEAMS - inspection.circle


def leaders_circle(body_id: int) -> int:
    """The key of the body's leaders, and of who stands in for one of them in everything."""
    return -BOARDS - body_id


def inspectors_circle(body_id: int) -> int:
    """The key of those who plan the body's visits: they alone read the draft of its yearly inspection plan."""
    return -INSPECTORS - body_id


def person_circle(user_id: int) -> int:
    """The key of this person, which nobody is lent: what is said to them before anybody else."""
    return -PERSONS - user_id


def leads(hat: Hat) -> bool:
    """Whether the hat is in its body's circle of leaders."""
    return hat.post in LEADERS and hat.lent_for("")


def read_circles_sql(who: str) -> str:
    """The numbers of the surprise inspections in whose team the person `who` (an SQL expression) is, for `keep_teams`, as
    long as they hold a post in the inspecting body on %(day)s; of others the body's key is enough. Of ended ones too: what
    the team said of them stays its own."""
    return f"""ARRAY(SELECT i.circle FROM inspections_teammember t JOIN inspections_inspection i ON i.id = t.inspection_id
        WHERE t.user_id = {who} AND i.kind = 'SURPRISE' AND EXISTS (
            SELECT FROM accounts_membership m JOIN organisations_orgunit u ON u.id = m.unit_id
            WHERE m.user_id = t.user_id AND u.body_id = i.body_id AND {valid_sql("m")}))"""


def keep_teams(user: Any, circles: list[int]) -> list[int]:
    """Keep the keys of these teams on the instance for the request, as the hats are."""
    keys = user.__dict__["_team_circles"] = [-TEAMS - circle for circle in circles]
    return keys


def team_circles(user: Any) -> list[int]:
    """The keys of the surprise inspections whose team the person is in."""
    kept: list[int] | None = user.__dict__.get("_team_circles")
    if kept is not None:
        return kept
    with prepared() as cursor:
        cursor.execute(f"SELECT {read_circles_sql('%(who)s')}", {"who": user.pk, "day": clock.today()})
        return keep_teams(user, cursor.fetchone()[0])


def forget_teams(user: Any) -> None:
    """Read them again: the person has just joined or left a team."""
    user.__dict__.pop("_team_circles", None)
