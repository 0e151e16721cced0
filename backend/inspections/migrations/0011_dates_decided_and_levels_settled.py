from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("inspections", "0010_programmes"),
    ]

    operations = [
        migrations.AddField(
            model_name="escalation",
            name="settled_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="ticketdecision",
            name="old_due_on",
            field=models.DateField(null=True),
        ),
        migrations.AddIndex(
            model_name="answer",
            index=models.Index(fields=["item"], name="answer_item"),
        ),
    ]
