"""The newest event of a kind of record is one look-up: what says whether a board is still as it was."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("activity", "0002_append")]

    operations = [
        migrations.AddIndex("event", models.Index(fields=["subject_type", "-seq"], name="event_kind")),
    ]
