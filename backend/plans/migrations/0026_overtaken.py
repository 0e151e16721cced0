from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plans", "0025_objectives")]
    operations = [
        migrations.AlterField(
            model_name="extension",
            name="state",
            field=models.CharField(
                choices=[
                    ("REQUESTED", "Requested"),
                    ("COUNTERED", "Countered"),
                    ("APPROVED", "Approved"),
                    ("REJECTED", "Rejected"),
                    ("WITHDRAWN", "Withdrawn"),
                    ("OVERTAKEN", "Overtaken"),
                ],
                default="REQUESTED",
                max_length=10,
            ),
        ),
    ]
