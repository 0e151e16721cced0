"""Of the findings those that never become a ticket, for the search."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("inspections", "0017_opened_by_the_device")]

    operations = [
        migrations.AddIndex(
            "finding",
            models.Index(
                fields=["inspection"],
                name="finding_no_ticket",
                condition=models.Q(withdrawn=True) | models.Q(remedied_on_site=True),
            ),
        ),
    ]
