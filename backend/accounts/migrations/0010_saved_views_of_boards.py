"""Saved views of which records: those there are were of tasks."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0009_desk")]

    operations = [
        migrations.AddField("savedview", "kind", models.CharField(default="task", max_length=10)),
    ]
