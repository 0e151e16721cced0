from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisations", "0015_reminder_days")]

    operations = [
        migrations.AddField(
            "bodysettings",
            "files_asked",
            models.CharField(
                choices=[("NEVER", "Never"), ("KEY", "Key"), ("ALWAYS", "Always")], default="NEVER", max_length=10
            ),
        )
    ]
