"""A unit together with those that were merged into it, and into these (`OrgUnit.predecessors`)."""

from django.db import connection

_LINE = """WITH RECURSIVE line(id) AS (SELECT %(unit)s::bigint
        UNION SELECT p.to_orgunit_id FROM line JOIN organisations_orgunit_predecessors p ON p.from_orgunit_id = line.id)
    SELECT id FROM line"""


def lineage_of(unit_id: int) -> list[int]:
    """Ids of the unit and of its predecessors, itself first."""
    with connection.cursor() as cursor:
        cursor.execute(_LINE, {"unit": unit_id})
        return [found for (found,) in cursor.fetchall()]
