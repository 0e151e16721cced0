"""The first kinds of unit."""

from django.db import migrations

from backend.organisations.kinds import KINDS


def fill(apps, schema_editor):
    """Insert what is missing; an office's own changes stay."""
    kind = apps.get_model("organisations", "UnitKind")
    for code, name_vi, name_en, is_body in KINDS:
        kind.objects.get_or_create(code=code, defaults={"name_vi": name_vi, "name_en": name_en, "is_body": is_body})


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_initial")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
