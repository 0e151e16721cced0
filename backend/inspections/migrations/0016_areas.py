from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("inspections", "0015_marks"), ("plans", "0027_areas")]

    operations = [
        migrations.AlterField("finding", "area", models.CharField(max_length=40)),
        migrations.AlterField("ticket", "area", models.CharField(max_length=40)),
    ]
