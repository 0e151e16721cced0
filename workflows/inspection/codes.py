"""The running code of an inspection within its body and year. A surprise one gets it when it is opened: a number left
out beforehand would tell that there is something to come."""

import re

from django.db import connection

from backend.inspections.models import Inspection

FORM = re.compile(r"KT(\d+)")


def give_code(inspection: Inspection) -> None:
    """The next number, unless it has one. One act at a time for a body and year."""
    if inspection.code:
        return
    with connection.cursor() as cursor:
        key = f"inspection {inspection.body_id} {inspection.year}"
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 3))", [key])
    taken = Inspection.objects.filter(body=inspection.body_id, year=inspection.year).exclude(code="")
    numbers = [int(found.group(1)) for code in taken.values_list("code", flat=True) if (found := FORM.fullmatch(code))]
    inspection.code = f"KT{max(numbers, default=0) + 1:02d}"


def next_circle() -> int:
    """A number of its own for the key of the team."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('inspections_circle')")
        number: int = cursor.fetchone()[0]
    return number
