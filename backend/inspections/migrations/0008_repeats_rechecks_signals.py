import uuid

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# Words without marks and case, kept beside the text, since making them costs more than comparing them; unaccent names its
# dictionary, which makes it immutable.
WORDS = """
CREATE FUNCTION public.plain_words(said text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT public.unaccent('public.unaccent'::regdictionary, lower(said)) $$;
ALTER TABLE inspections_finding ADD COLUMN words text GENERATED ALWAYS AS (public.plain_words(text)) STORED;
CREATE INDEX finding_words ON inspections_finding USING gin (words public.gin_trgm_ops);
"""
WITHOUT = "ALTER TABLE inspections_finding DROP COLUMN words; DROP FUNCTION public.plain_words(text);"


class Migration(migrations.Migration):
    dependencies = [
        ("files", "0002_removal"),
        ("inspections", "0007_ticket_life"),
        ("organisations", "0010_repeats_and_rechecks"),
        ("plans", "0021_document_files"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(WORDS, WITHOUT),
        migrations.CreateModel(
            name="RepeatDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "outcome",
                    models.CharField(choices=[("CONFIRMED", "Confirmed"), ("DISMISSED", "Dismissed")], max_length=10),
                ),
                ("reason", models.TextField(blank=True)),
                ("likeness", models.PositiveSmallIntegerField()),
                (
                    "severity_before",
                    models.CharField(
                        choices=[("REMIND", "Remind"), ("MINOR", "Minor"), ("MAJOR", "Major"), ("SERIOUS", "Serious")],
                        max_length=10,
                    ),
                ),
                (
                    "severity_after",
                    models.CharField(
                        choices=[("REMIND", "Remind"), ("MINOR", "Minor"), ("MAJOR", "Major"), ("SERIOUS", "Serious")],
                        max_length=10,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "earlier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions_about",
                        to="inspections.finding",
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="repeat_decisions",
                        to="inspections.finding",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("finding", "earlier"), name="repeat_decided_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("outcome", "CONFIRMED")), fields=("finding",), name="repeat_of_one_finding"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Recheck",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("drawn_on", models.DateField()),
                ("due_on", models.DateField()),
                (
                    "barred",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                (
                    "outcome",
                    models.CharField(blank=True, choices=[("HOLDS", "Holds"), ("NOT_HELD", "Not Held")], max_length=10),
                ),
                ("note", models.TextField(blank=True)),
                ("at", models.DateTimeField(null=True)),
                (
                    "acting_for",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "draw",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rechecks", to="inspections.draw"
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rechecks", to="inspections.ticket"
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="RecheckFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.fileobject"
                    ),
                ),
                (
                    "recheck",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="files", to="inspections.recheck"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="recheck",
            constraint=models.UniqueConstraint(fields=("draw", "ticket"), name="rechecked_once_a_draw"),
        ),
        migrations.AddConstraint(
            model_name="recheck",
            constraint=models.UniqueConstraint(
                condition=models.Q(("outcome", "")), fields=("ticket",), name="one_recheck_at_a_time"
            ),
        ),
        migrations.CreateModel(
            name="Signal",
            fields=[
                ("version", models.IntegerField(default=0)),
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("SILENT", "Silent"),
                            ("NO_PRODUCT", "No Product"),
                            ("SAME_PHOTO", "Same Photo"),
                            ("ALL_ON_LAST_DAY", "All On Last Day"),
                            ("LEAP", "Leap"),
                        ],
                        max_length=20,
                    ),
                ),
                ("cause", models.CharField(max_length=120)),
                ("facts", models.JSONField(default=dict)),
                ("raised_at", models.DateTimeField()),
                ("told_at", models.DateTimeField(null=True)),
                (
                    "leaders",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                ("answer", models.CharField(blank=True, max_length=500)),
                ("answered_at", models.DateTimeField(null=True)),
                ("settled_at", models.DateTimeField(null=True)),
                (
                    "readers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.orgunit"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="signals", to="plans.plan"
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="signals", to="plans.task"
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signals",
                        to="inspections.ticket",
                    ),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fields=["readers"], name="signal_readers"),
                    models.Index(condition=models.Q(("settled_at", None)), fields=["owner"], name="signal_open"),
                ],
                "constraints": [models.UniqueConstraint(fields=("kind", "owner", "cause"), name="signal_once")],
            },
        ),
    ]
