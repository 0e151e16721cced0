from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plans", "0024_meetings")]

    operations = [
        migrations.AddField(model_name="planversion", name="objectives", field=models.JSONField(default=list)),
    ]
