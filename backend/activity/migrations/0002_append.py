"""The SQL side of the write path: `append.sql` as it stood when this migration was made."""

from pathlib import Path

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("activity", "0001_initial")]

    operations = [migrations.RunSQL((Path(__file__).parent.parent / "append.sql").read_text(encoding="utf-8"))]
