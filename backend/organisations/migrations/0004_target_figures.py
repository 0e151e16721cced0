"""How far a target may stay behind its way."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0003_asked_clears"),
    ]

    operations = [
        migrations.AddField(
            model_name="bodysettings",
            name="target_tolerance",
            field=models.PositiveSmallIntegerField(default=5),
        ),
    ]
