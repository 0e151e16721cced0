"""What is done for an absent person is recorded with their name: they did it too, and do not decide on it."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def person() -> Any:
    """An absent person."""
    return models.ForeignKey(
        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
    )


class Migration(migrations.Migration):
    dependencies = [("plans", "0004_drafts"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        *(
            migrations.AddField(model_name=name, name="acting_for", field=person())
            for name in ("evidence", "extension", "progressupdate", "submission")
        ),
        migrations.AddField(model_name="extension", name="decided_for", field=person()),
    ]
