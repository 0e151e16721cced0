"""By what the repeat radar passes over what is not alike: the trigrams of a finding's words as marks in 2048 bits, and how many
they are. The words' own index is asked by nobody any more."""

from django.db import migrations

MARKS = """
CREATE FUNCTION public.trigram_marks(words text) RETURNS bit(2048) LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT coalesce(bit_or(set_bit(repeat('0', 2048)::bit(2048),
        (961 * ascii(one) + 31 * ascii(substr(one, 2)) + ascii(substr(one, 3))) % 2048, 1)), repeat('0', 2048)::bit(2048))
    FROM unnest(public.show_trgm(words)) AS one $$;
ALTER TABLE inspections_finding
    ADD COLUMN marks bit(2048) GENERATED ALWAYS AS (public.trigram_marks(public.plain_words(text))) STORED,
    ADD COLUMN trigrams integer GENERATED ALWAYS AS (cardinality(public.show_trgm(public.plain_words(text)))) STORED;
DROP INDEX finding_words;
"""
WITHOUT = """
CREATE INDEX finding_words ON inspections_finding USING gin (words public.gin_trgm_ops);
ALTER TABLE inspections_finding DROP COLUMN marks, DROP COLUMN trigrams;
DROP FUNCTION public.trigram_marks(text);
"""


class Migration(migrations.Migration):
    dependencies = [("inspections", "0014_overtaken")]

    operations = [migrations.RunSQL(MARKS, WITHOUT)]
