import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisations", "0016_files_asked")]

    operations = [
        migrations.AddField(
            "bodysettings",
            "kinds_apart",
            django.contrib.postgres.fields.ArrayField(models.CharField(max_length=40), null=True),
        )
    ]
