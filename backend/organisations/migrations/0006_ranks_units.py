from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisations", "0005_cut_off")]

    operations = [
        migrations.AddField(model_name="bodysettings", name="ranks_units", field=models.BooleanField(default=False))
    ]
