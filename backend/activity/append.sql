-- The write path's last statement, and the two clocks' common row.
-- Hash v1 = SHA-256 over the previous hash and the fields, each prefixed by its length in bytes (4 bytes,
-- big-endian; -1 for null). digest = SHA-256(salt || body). chain.py computes both again, independently.

CREATE TABLE world_clock (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    shift interval NOT NULL
);

CREATE FUNCTION world_now() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
    SELECT clock_timestamp() + coalesce((SELECT shift FROM world_clock), interval '0')
$$;

CREATE FUNCTION world_clock_set(moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF moment < (SELECT at FROM activity_head) THEN
        RAISE EXCEPTION 'the world''s clock never goes back behind the last event';
    END IF;
    INSERT INTO world_clock (shift) VALUES (moment - clock_timestamp())
    ON CONFLICT (one) DO UPDATE SET shift = excluded.shift;
END $$;

CREATE FUNCTION activity_field(value text) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN value IS NULL THEN int4send(-1)
                ELSE int4send(octet_length(convert_to(value, 'UTF8'))) || convert_to(value, 'UTF8') END
$$;

CREATE FUNCTION activity_append(events jsonb, request jsonb) RETURNS TABLE (first_seq bigint, last_seq bigint, stamped timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    head activity_head%ROWTYPE;
    item jsonb;
    body text;
    salted bytea;
    summary bytea;
    keys bigint[];
BEGIN
    IF jsonb_array_length(events) NOT BETWEEN 1 AND 5000 THEN
        RAISE EXCEPTION 'an act has 1 to 5000 events, not %', jsonb_array_length(events);
    END IF;
    SELECT * INTO head FROM activity_head WHERE id = 1 FOR UPDATE;
    first_seq := head.seq + 1;
    stamped := greatest(date_trunc('microseconds', world_now()), head.at);
    FOR item IN SELECT * FROM jsonb_array_elements(events) LOOP
        head.seq := head.seq + 1;
        body := item->>'body';
        salted := decode(item->>'salt', 'hex');
        summary := sha256(salted || convert_to(body, 'UTF8'));
        keys := ARRAY(SELECT k::bigint FROM jsonb_array_elements_text(item->'readers') AS k ORDER BY k::bigint);
        head.hash := sha256(
            head.hash
            || activity_field(head.seq::text)
            || activity_field((extract(epoch FROM stamped) * 1000000)::bigint::text)
            || activity_field(first_seq::text)
            || activity_field(item->>'actor')
            || activity_field(item->>'acting_for')
            || activity_field(item->>'recorded_for')
            || activity_field(item->>'capacity')
            || activity_field(item->>'verb')
            || activity_field(item->>'subject_type')
            || activity_field(item->>'subject_id')
            || activity_field(item->>'from')
            || activity_field(item->>'to')
            || activity_field(item->>'version')
            || activity_field(array_to_string(keys, ','))
            || activity_field(encode(summary, 'hex')));
        INSERT INTO activity_event (seq, at, act, actor_id, acting_for_id, recorded_for_id, capacity, verb,
            subject_type, subject_id, from_state, to_state, version, readers, digest, hash)
        VALUES (head.seq, stamped, first_seq, (item->>'actor')::bigint, (item->>'acting_for')::bigint,
            (item->>'recorded_for')::bigint, item->>'capacity', item->>'verb', item->>'subject_type',
            item->>'subject_id', item->>'from', item->>'to', (item->>'version')::int, keys, summary, head.hash);
        INSERT INTO activity_payload (seq, salt, body) VALUES (head.seq, salted, body);
    END LOOP;
    last_seq := head.seq;
    IF request IS NOT NULL THEN
        INSERT INTO activity_request (actor_id, key, fingerprint, status, location, seq, at)
        VALUES ((request->>'actor')::bigint, (request->>'key')::uuid, decode(request->>'fingerprint', 'hex'),
            (request->>'status')::smallint, request->>'location', last_seq, stamped);
    END IF;
    UPDATE activity_head SET seq = head.seq, at = stamped, hash = head.hash WHERE id = 1;
    PERFORM pg_notify('activity', json_build_object('from', first_seq, 'to', last_seq)::text);
    RETURN NEXT;
END $$;

CREATE FUNCTION activity_refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'events are never removed';
END $$;
CREATE TRIGGER event_no_truncate BEFORE TRUNCATE ON activity_event
    FOR EACH STATEMENT EXECUTE FUNCTION activity_refuse_truncate();
CREATE TRIGGER payload_no_truncate BEFORE TRUNCATE ON activity_payload
    FOR EACH STATEMENT EXECUTE FUNCTION activity_refuse_truncate();

INSERT INTO activity_head (id, seq, at, hash) VALUES (1, 0, 'epoch', sha256('dondoc genesis'));

-- The application may read events and append through the function; nothing else. (Roles are made by the set-up.)
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'dondoc_app') THEN
        REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON activity_event, activity_payload, activity_head, world_clock FROM dondoc_app;
        REVOKE INSERT, UPDATE, TRUNCATE ON activity_request FROM dondoc_app;
        REVOKE UPDATE, DELETE, TRUNCATE ON access_log FROM dondoc_app;
        GRANT SELECT ON world_clock TO dondoc_app;
        REVOKE EXECUTE ON FUNCTION activity_append(jsonb, jsonb), world_clock_set(timestamptz) FROM PUBLIC;
        GRANT EXECUTE ON FUNCTION activity_append(jsonb, jsonb), world_clock_set(timestamptz) TO dondoc_app;
    END IF;
END $$;
