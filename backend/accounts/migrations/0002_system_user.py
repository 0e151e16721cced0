"""The user behind acts of the system; nobody can sign in as it."""

from django.db import migrations


def make_system_user(apps, schema_editor):
    """One real row, so that history can point at it."""
    apps.get_model("accounts", "User").objects.create(
        username="system", full_name="Hệ thống", password="!", is_active=False, is_system=True
    )


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [migrations.RunPython(make_system_user, migrations.RunPython.noop)]
