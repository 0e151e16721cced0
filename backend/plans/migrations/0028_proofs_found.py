"""What search looks through in the proofs of a task: the number of the document it names, and what is said of it."""

from django.db import migrations

WORDS = """
ALTER TABLE plans_evidence ADD COLUMN found tsvector GENERATED ALWAYS AS (
    public.search_number(coalesce(document ->> 'number', ''))
    || public.search_words(coalesce(document ->> 'issuer', '') || ' ' || coalesce(document ->> 'abstract', '') || ' ' || note)) STORED;
CREATE INDEX evidence_found ON plans_evidence USING gin (found) WITH (fastupdate = off);
"""


class Migration(migrations.Migration):
    dependencies = [("organisations", "0014_search"), ("plans", "0027_areas")]

    operations = [migrations.RunSQL(WORDS, "ALTER TABLE plans_evidence DROP COLUMN found;")]
