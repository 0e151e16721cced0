"""A report may say how the task stands, and when the next step is to come."""

from django.db import migrations, models

STANDINGS = [("NOT_BEGUN", "Not Begun"), ("UNDER_WAY", "Under Way"), ("DONE", "Done"), ("STUCK", "Stuck")]


class Migration(migrations.Migration):
    dependencies = [("plans", "0008_document_lines")]

    operations = [
        migrations.AddField(model_name="progressupdate", name="next_on", field=models.DateField(null=True)),
        migrations.AddField(
            model_name="progressupdate",
            name="standing",
            field=models.CharField(blank=True, choices=STANDINGS, max_length=10),
        ),
    ]
