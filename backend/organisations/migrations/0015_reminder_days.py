import django.contrib.postgres.fields
from django.db import migrations, models

import backend.organisations.models


class Migration(migrations.Migration):
    dependencies = [("organisations", "0014_search")]

    operations = [
        migrations.AddField(
            "bodysettings",
            "reminder_days",
            django.contrib.postgres.fields.ArrayField(
                models.PositiveSmallIntegerField(), blank=True, default=backend.organisations.models.usual_reminders
            ),
        )
    ]
