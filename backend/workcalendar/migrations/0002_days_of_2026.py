"""The announced days of 2026."""

import csv
from datetime import date
from pathlib import Path

from django.db import migrations

FILE = Path(__file__).parent.parent / "data" / "holidays_2026.csv"


def load(apps, schema_editor):
    """One row each; `same` as source stands for the row above."""
    CalendarDay = apps.get_model("workcalendar", "CalendarDay")
    source = ""
    days = []
    with FILE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            source = source if row["source"] == "same" else row["source"]
            days.append(CalendarDay(**{**row, "date": date.fromisoformat(row["date"]), "source": source}))
    CalendarDay.objects.bulk_create(days)


class Migration(migrations.Migration):
    dependencies = [("workcalendar", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
