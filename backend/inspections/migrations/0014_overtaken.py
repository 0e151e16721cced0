from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("inspections", "0013_undone_decision")]
    operations = [
        migrations.AlterField(
            model_name="ticketextension",
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
