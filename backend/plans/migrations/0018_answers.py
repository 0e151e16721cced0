"""Which line of the plan above an own line answers."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def _to(model, *, null=False):
    return models.ForeignKey(null=null, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=model)


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0004_target_figures"),
        ("plans", "0017_merged"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LineAnswer",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("lineage", models.UUIDField()),
                ("higher", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("acting_for", _to(settings.AUTH_USER_MODEL, null=True)),
                ("body", _to("organisations.orgunit")),
                ("by", _to(settings.AUTH_USER_MODEL)),
            ],
            options={
                "indexes": [models.Index(fields=["body", "higher"], name="answer_of_line")],
                "constraints": [models.UniqueConstraint(fields=("lineage", "higher"), name="line_answered_once")],
            },
        ),
    ]
