"""Targets are joined over versions, and have dated figures."""

import uuid

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.contrib.postgres.functions import RandomUUID
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("files", "0001_initial"),
        ("organisations", "0004_target_figures"),
        ("plans", "0010_pieces"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        # Those that are there get one each from the database: their rows may not be changed any more.
        migrations.AddField("target", "lineage", models.UUIDField(db_default=RandomUUID())),
        migrations.AlterField("target", "lineage", models.UUIDField(default=uuid.uuid4)),
        migrations.CreateModel(
            name="TargetFigure",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("basis", models.CharField(blank=True, max_length=300)),
                ("at", models.DateTimeField()),
                ("lineage", models.UUIDField(default=uuid.uuid4)),
                ("value", models.DecimalField(decimal_places=4, max_digits=18)),
                ("as_on", models.DateField()),
                ("source", models.CharField(max_length=300)),
                ("reason", models.CharField(blank=True, max_length=500)),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="figures",
                        to="plans.document",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="figures",
                        to="files.fileobject",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="figures", to="plans.plan"
                    ),
                ),
                (
                    "recorded_for",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.orgunit",
                    ),
                ),
            ],
            options={
                "ordering": ["as_on", "at", "id"],
                "indexes": [models.Index(fields=["plan", "lineage", "as_on"], name="figure_of_target")],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="targetfigure",
            trigger=pgtrigger.compiler.Trigger(
                name="never_changed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="153f7e036a0f7632080b0096e08aeb7f9fbb5ad3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_never_changed_540ea",
                    table="plans_targetfigure",
                    when="BEFORE",
                ),
            ),
        ),
    ]
