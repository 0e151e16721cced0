"""One order to many units, with the figures it collects."""

import uuid

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0002_kinds"),
        ("plans", "0011_target_figures"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="submission",
            name="figures",
            field=models.JSONField(null=True),
        ),
        migrations.AddField(
            model_name="task",
            name="figures",
            field=models.JSONField(null=True),
        ),
        migrations.CreateModel(
            name="Order",
            fields=[
                ("version", models.IntegerField(default=0)),
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("clause", models.CharField(max_length=120, null=True)),
                ("title", models.TextField()),
                ("product", models.TextField(blank=True)),
                ("area", models.CharField(blank=True, max_length=40)),
                ("first_due_on", models.DateField(null=True)),
                ("due_on", models.DateField(null=True)),
                ("figures", models.JSONField(default=list)),
                ("given_at", models.DateTimeField()),
                (
                    "readers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="orders", to="organisations.orgunit"
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan_line",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="orders",
                        to="plans.planline",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="orders",
                        to="plans.document",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="task",
            name="order",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="tasks", to="plans.order"
            ),
        ),
        migrations.AddIndex(
            model_name="order",
            index=django.contrib.postgres.indexes.GinIndex(fields=["readers"], name="order_readers"),
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(fields=["body", "-given_at", "id"], name="order_body_day"),
        ),
    ]
