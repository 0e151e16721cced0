import django.db.models.deletion
from django.db import migrations, models

REFORM = {"code": "CCHC", "defaults": {"name": "Cải cách hành chính"}}


def of_the_reform(apps, schema_editor):
    """What was made before belongs to the reform, whose table of severities its tickets took."""
    made = [
        apps.get_model("inspections", name).objects.filter(programme=None) for name in ("Inspection", "InspectionPlan")
    ]
    if any(rows.exists() for rows in made):
        reform = apps.get_model("plans", "Programme").objects.get_or_create(**REFORM)[0]
        for rows in made:
            rows.update(programme=reform)


def programme(**more):
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.programme", **more
    )


class Migration(migrations.Migration):
    dependencies = [("inspections", "0009_days_at_end"), ("plans", "0015_amendments")]

    operations = [
        migrations.AddField("inspection", "programme", programme(null=True)),
        migrations.AddField("inspectionplan", "programme", programme(null=True)),
        migrations.RunPython(of_the_reform, migrations.RunPython.noop),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.AlterField("inspection", "programme", programme()),
        migrations.AlterField("inspectionplan", "programme", programme()),
        migrations.RemoveConstraint("inspectionplan", "one_inspection_plan_a_year"),
        migrations.AddConstraint(
            "inspectionplan",
            models.UniqueConstraint(fields=["body", "year", "programme"], name="one_inspection_plan_a_year"),
        ),
        migrations.AddField("checklist", "retired_at", models.DateTimeField(null=True)),
    ]
