-- Keyed hashes in place of what was stored in clear where only equality is
-- needed: the subjects and sessions of the identification service, and who
-- visited whose record (ADR 0034). The columns and the table that hold the same
-- in clear stay for the release before this one.
ALTER TABLE bff_session ADD COLUMN provider_sub_key text;
ALTER TABLE bff_session ADD COLUMN provider_sid_key text;

CREATE INDEX bff_session_by_provider_sub_key ON bff_session (provider_sub_key)
  WHERE ended_at IS NULL;
CREATE INDEX bff_session_by_provider_sid_key ON bff_session (provider_sid_key)
  WHERE ended_at IS NULL;

-- When a reader last visited a record (decision A6), by a hash of both.
CREATE TABLE bff_last_visit (
  visit_key text PRIMARY KEY,
  visited_at timestamptz NOT NULL
);

CREATE INDEX bff_last_visit_by_visited_at ON bff_last_visit (visited_at);

-- Until when instances of the release before may run beside this one. They end
-- sessions by the clear columns, which are filled until then. A new database
-- has no such instances.
CREATE TABLE bff_transition (
  ends_at timestamptz NOT NULL
);

INSERT INTO bff_transition (ends_at)
SELECT now() + interval '1 hour' WHERE EXISTS (SELECT 1 FROM bff_session);
