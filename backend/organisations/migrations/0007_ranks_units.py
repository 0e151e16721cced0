from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisations", "0006_silent_days")]

    operations = [
        migrations.AddField(model_name="bodysettings", name="ranks_units", field=models.BooleanField(default=False))
    ]
