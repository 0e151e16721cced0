"""What search looks through in plans, documents, orders and tasks."""

from django.db import migrations

WORDS = """
ALTER TABLE plans_task ADD COLUMN found tsvector GENERATED ALWAYS AS (public.search_words(title)) STORED;
ALTER TABLE plans_order ADD COLUMN found tsvector GENERATED ALWAYS AS (public.search_words(title)) STORED;
ALTER TABLE plans_plan ADD COLUMN found tsvector GENERATED ALWAYS AS (public.search_words(title)) STORED;
ALTER TABLE plans_planversion ADD COLUMN found tsvector GENERATED ALWAYS AS (public.search_number(document_no)) STORED;
ALTER TABLE plans_document ADD COLUMN found tsvector
    GENERATED ALWAYS AS (public.search_number(number) || public.search_words(issuer || ' ' || abstract)) STORED;
CREATE INDEX task_found ON plans_task USING gin (found) WITH (fastupdate = off);
CREATE INDEX order_found ON plans_order USING gin (found) WITH (fastupdate = off);
CREATE INDEX document_found ON plans_document USING gin (found) WITH (fastupdate = off);
"""
TABLES = ("task", "order", "plan", "planversion", "document")
WITHOUT = "".join(f"ALTER TABLE plans_{table} DROP COLUMN found;" for table in TABLES)


class Migration(migrations.Migration):
    dependencies = [("organisations", "0014_search"), ("plans", "0022_days_at_end")]

    operations = [migrations.RunSQL(WORDS, WITHOUT)]
