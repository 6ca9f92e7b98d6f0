-- How often what was done in a window of time, over all instances (ADR 0023).
-- The key is a hash. Not logged by the server: after a crash counting begins
-- anew, and a standby does not need it.
CREATE UNLOGGED TABLE archive_rate (
  key text PRIMARY KEY,
  ends_at timestamptz NOT NULL,
  used bigint NOT NULL
);

CREATE INDEX archive_rate_by_ends_at ON archive_rate (ends_at);

-- Where the usage log begins since its oldest rows were removed: the last row
-- that was removed, signed (ADR 0024). The newest counts; the others stay as
-- evidence.
CREATE TABLE usage_log_start (
  sequence bigint PRIMARY KEY,
  removed_at timestamptz NOT NULL,
  signed text NOT NULL
);
