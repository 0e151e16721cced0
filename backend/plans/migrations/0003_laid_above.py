"""A result that nobody inside could decide lies before the body above."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plans", "0002_issued_is_final")]

    operations = [
        migrations.AddField(model_name="task", name="laid_above", field=models.BooleanField(default=False)),
    ]
