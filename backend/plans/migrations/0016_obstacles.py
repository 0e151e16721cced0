"""What is in the way of a task, and who is asked to remove it."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

ASKED = [("UNIT", "Unit"), ("LEADER", "Leader"), ("ABOVE", "Above")]
STATES = [("OPEN", "Open"), ("ANSWERED", "Answered"), ("OVER", "Over")]
PERSON, UNIT = settings.AUTH_USER_MODEL, "organisations.orgunit"


def _to(model, *, null=False, name="+"):
    return models.ForeignKey(null=null, on_delete=django.db.models.deletion.PROTECT, related_name=name, to=model)


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0002_kinds"),
        ("plans", "0015_amendments"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Obstacle",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("basis", models.CharField(blank=True, max_length=300)),
                ("at", models.DateTimeField()),
                ("text", models.TextField()),
                ("asked", models.CharField(choices=ASKED, max_length=10)),
                ("answer_by", models.DateField()),
                ("state", models.CharField(choices=STATES, default="OPEN", max_length=10)),
                ("answer", models.TextField(blank=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("acting_for", _to(PERSON, null=True)),
                ("by", _to(PERSON)),
                ("ended_by", _to(PERSON, null=True)),
                ("ended_for", _to(PERSON, null=True)),
                ("recorded_for", _to(UNIT, null=True)),
                ("task", _to("plans.task", name="obstacles")),
                ("unit", _to(UNIT)),
            ],
            options={"ordering": ["at", "id"]},
        ),
        migrations.AddConstraint(
            model_name="obstacle",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "OPEN")), fields=("task",), name="one_open_obstacle"
            ),
        ),
    ]
