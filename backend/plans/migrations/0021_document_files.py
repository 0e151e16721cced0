import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("files", "0001_initial"),
        ("plans", "0020_entered_orders"),
    ]

    operations = [
        migrations.AddField(
            model_name="document",
            name="file",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.fileobject"
            ),
        ),
    ]
