"""What search looks through: words without marks, case, punctuation and leading zeros, made by the database itself."""

from django.db import migrations

# unaccent names its dictionary, which makes it immutable. `search_number`: also with its letters in one word, as when
# somebody types 05/KHUBND.
WORDS = r"""
CREATE FUNCTION public.search_plain(said text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT btrim(regexp_replace(regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, said)),
        '0*([0-9]+)', ' \1 ', 'g'), '[^a-z0-9]+', ' ', 'g')) $$;
CREATE FUNCTION public.search_words(said text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT pg_catalog.to_tsvector('pg_catalog.simple'::regconfig, public.search_plain(said)) $$;
CREATE FUNCTION public.search_number(said text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT public.search_words(said) || pg_catalog.to_tsvector('pg_catalog.simple'::regconfig,
        regexp_replace(public.search_plain(said), '[^a-z]+', '', 'g')) $$;
ALTER TABLE organisations_orgunit ADD COLUMN found tsvector
    GENERATED ALWAYS AS (public.search_words(name || ' ' || short_name || ' ' || code)) STORED;
ALTER TABLE organisations_unitalias ADD COLUMN found tsvector GENERATED ALWAYS AS (public.search_words(text)) STORED;
CREATE INDEX unit_short_plain ON organisations_orgunit (public.search_plain(short_name));
CREATE INDEX alias_plain ON organisations_unitalias (public.search_plain(text));
"""
WITHOUT = """
DROP INDEX alias_plain; DROP INDEX unit_short_plain;
ALTER TABLE organisations_unitalias DROP COLUMN found;
ALTER TABLE organisations_orgunit DROP COLUMN found;
DROP FUNCTION public.search_number(text); DROP FUNCTION public.search_words(text); DROP FUNCTION public.search_plain(text);
"""


class Migration(migrations.Migration):
    dependencies = [("organisations", "0013_deciding")]

    operations = [migrations.RunSQL(WORDS, WITHOUT)]
