from django.db import migrations, models

# Of the Party, the Front and the people themselves: a committee does not inspect their reform.
APART = ("PARTY_OFFICE", "FRONT", "MASS_ORGANISATION", "HAMLET", "GROUP")


def apart(apps, schema_editor):
    """Kinds that nobody added by hand."""
    apps.get_model("organisations", "UnitKind").objects.filter(code__in=APART).update(inspected=False)


class Migration(migrations.Migration):
    dependencies = [("organisations", "0011_share_rule")]

    operations = [
        migrations.AddField("unitkind", "inspected", models.BooleanField(default=True)),
        migrations.RunPython(apart, migrations.RunPython.noop),
    ]
