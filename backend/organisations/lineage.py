"""A unit together with those it took the place of: ended units whose name it bears, or carries on as a former one."""

from django.db import connection

_SAME_PLACE = """SELECT e.id FROM organisations_orgunit e JOIN organisations_orgunit u ON u.id = %(unit)s
    WHERE e.id <> u.id AND NOT e.is_group AND e.valid_to IS NOT NULL AND e.valid_to <= u.valid_from
    AND (e.parent_id = u.parent_id OR e.body_id = u.body_id)
    AND lower(e.name) IN (SELECT lower(a.text) FROM organisations_unitalias a WHERE a.unit_id = u.id UNION SELECT lower(u.name))"""


def lineage_of(unit_id: int) -> list[int]:
    """Ids of the unit and of its predecessors, itself first."""
    with connection.cursor() as cursor:
        cursor.execute(_SAME_PLACE, {"unit": unit_id})
        return [unit_id, *(found for (found,) in cursor.fetchall())]
