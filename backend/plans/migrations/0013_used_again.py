"""What answers a task from above, and which piece of evidence another is a use of."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plans", "0012_orders")]

    operations = [
        migrations.AddField(
            model_name="evidence",
            name="first",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="uses", to="plans.evidence"
            ),
        ),
        migrations.AddField(
            model_name="task",
            name="answered_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="plans.task"
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("answered_by__isnull", True),
                    models.Q(("body", models.F("giver_body")), _negated=True),
                    _connector="OR",
                ),
                name="answered_is_from_above",
            ),
        ),
    ]
