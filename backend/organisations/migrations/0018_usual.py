from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisations", "0017_kinds_apart")]

    operations = [
        migrations.AddField("bodysettings", "asks_acceptance", models.BooleanField(default=False)),
        migrations.AddField("bodysettings", "partner_mode", models.CharField(default="COORDINATES", max_length=20)),
        migrations.AddField("bodysettings", "usual_rhythm", models.CharField(default="QUARTERLY", max_length=12)),
        migrations.AddField("bodysettings", "log_months", models.PositiveSmallIntegerField(default=12)),
        migrations.AddField("bodysettings", "notice_months", models.PositiveSmallIntegerField(default=12)),
        migrations.AddField("bodysettings", "language", models.CharField(default="vi", max_length=2)),
    ]
