"""What search looks through in people; and what somebody put aside until a day."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

WORDS = """
ALTER TABLE accounts_user ADD COLUMN found tsvector GENERATED ALWAYS AS (public.search_words(full_name)) STORED;
ALTER TABLE accounts_membership ADD COLUMN found tsvector GENERATED ALWAYS AS (public.search_words(title)) STORED;
"""
WITHOUT = "ALTER TABLE accounts_membership DROP COLUMN found; ALTER TABLE accounts_user DROP COLUMN found;"


class Migration(migrations.Migration):
    dependencies = [("accounts", "0008_absence_entered_by"), ("organisations", "0014_search")]

    operations = [
        migrations.RunSQL(WORDS, WITHOUT),
        migrations.CreateModel(
            name="Snooze",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("record", models.UUIDField()),
                ("until", models.DateField()),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="snoozes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("owner", "record"), name="snoozed_once")],
            },
        ),
    ]
