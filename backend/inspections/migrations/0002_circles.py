"""Numbers for the keys of teams: below zero and apart from every other kind of circle (backend/access/circles.py)."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("inspections", "0001_initial")]

    operations = [
        migrations.RunSQL("CREATE SEQUENCE inspections_circle AS bigint", "DROP SEQUENCE inspections_circle"),
    ]
