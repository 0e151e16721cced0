"""What search looks through in inspections, findings and tickets."""

from django.db import migrations

WORDS = """
ALTER TABLE inspections_inspection ADD COLUMN found tsvector GENERATED ALWAYS AS (
    public.search_number(code) || public.search_words(title)
    || public.search_number(decision_no) || public.search_number(notice_no)) STORED;
ALTER TABLE inspections_finding ADD COLUMN found tsvector
    GENERATED ALWAYS AS (public.search_number(code) || public.search_words(text)) STORED;
ALTER TABLE inspections_ticket ADD COLUMN found tsvector
    GENERATED ALWAYS AS (public.search_number(code) || public.search_words(text)) STORED;
CREATE INDEX finding_found ON inspections_finding USING gin (found) WITH (fastupdate = off);
CREATE INDEX ticket_found ON inspections_ticket USING gin (found) WITH (fastupdate = off);
"""
WITHOUT = "".join(
    f"ALTER TABLE inspections_{table} DROP COLUMN found;" for table in ("inspection", "finding", "ticket")
)


class Migration(migrations.Migration):
    dependencies = [("inspections", "0011_dates_decided_and_levels_settled"), ("organisations", "0014_search")]

    operations = [migrations.RunSQL(WORDS, WITHOUT)]
