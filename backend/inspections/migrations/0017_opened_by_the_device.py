"""When a visit was announced by the clock of the team's device, beside when the server heard of it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("inspections", "0016_areas")]

    operations = [
        migrations.AddField("inspection", "opened_said_at", models.DateTimeField(null=True)),
    ]
