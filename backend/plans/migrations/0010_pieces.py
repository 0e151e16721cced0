"""A task may be a piece of another: inner work, a part, a period."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plans", "0009_standing")]

    operations = [
        migrations.AddField(
            model_name="task",
            name="parent",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="children", to="plans.task"
            ),
        ),
        migrations.AddField(
            model_name="task",
            name="period_from",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="task",
            name="period_to",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="task",
            name="relation",
            field=models.CharField(
                blank=True, choices=[("INNER", "Inner"), ("PART", "Part"), ("OCCURRENCE", "Occurrence")], max_length=10
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("parent__isnull", True), ("relation", "")),
                    models.Q(("parent__isnull", False), models.Q(("relation", ""), _negated=True)),
                    _connector="OR",
                ),
                name="child_has_relation",
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.UniqueConstraint(
                condition=models.Q(("relation", "OCCURRENCE")), fields=("parent", "period_from"), name="occurrence_once"
            ),
        ),
    ]
