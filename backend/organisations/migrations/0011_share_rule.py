from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisations", "0010_repeats_and_rechecks")]

    operations = [
        migrations.AddField(
            model_name="bodysettings",
            name="share_rule",
            field=models.CharField(
                choices=[("NOTICE_IN_YEAR", "Notice In Year"), ("OPEN_IN_YEAR", "Open In Year")],
                default="NOTICE_IN_YEAR",
                max_length=20,
            ),
        )
    ]
