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
        ("inspections", "0007_ticket_life"),
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
    ]
