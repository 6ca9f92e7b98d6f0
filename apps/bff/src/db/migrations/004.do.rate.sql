-- How often what was done in a window of time, over all instances (ADR 0023).
-- The key is a hash. Not logged by the server: after a crash counting begins
-- anew, and a standby does not need it.
CREATE UNLOGGED TABLE bff_rate (
  key text PRIMARY KEY,
  ends_at timestamptz NOT NULL,
  used bigint NOT NULL
);

CREATE INDEX bff_rate_by_ends_at ON bff_rate (ends_at);
