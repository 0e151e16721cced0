"""How the access log ends: `forget.sql` as it stood when this migration was made."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("activity", "0003_event_kind")]

    operations = [
        migrations.RunSQL(
            (Path(__file__).parent.parent / "forget.sql").read_text(encoding="utf-8"),
            "DROP FUNCTION access_log_forget(bigint[], int)",
        )
    ]
