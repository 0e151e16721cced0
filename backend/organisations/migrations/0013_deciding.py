from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisations", "0012_kinds_inspected")]

    operations = [
        migrations.AddField(
            model_name="bodysettings", name="trusted_days", field=models.PositiveSmallIntegerField(default=30)
        )
    ]
