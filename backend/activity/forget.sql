-- The log of sign-ins, refusals and downloads ends here alone, and never within a year: the application can delete nothing of
-- it otherwise. `people`: whose entries; null: those that name nobody. How many went.
CREATE FUNCTION access_log_forget(people bigint[], months int) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    gone bigint;
BEGIN
    DELETE FROM access_log WHERE at < world_now() - make_interval(months => greatest(months, 12))
        AND CASE WHEN people IS NULL THEN user_id IS NULL ELSE user_id = ANY(people) END;
    GET DIAGNOSTICS gone = ROW_COUNT;
    RETURN gone;
END $$;

DO $$
BEGIN
    REVOKE EXECUTE ON FUNCTION access_log_forget(bigint[], int) FROM PUBLIC;
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'dondoc_app') THEN
        GRANT EXECUTE ON FUNCTION access_log_forget(bigint[], int) TO dondoc_app;
    END IF;
END $$;
