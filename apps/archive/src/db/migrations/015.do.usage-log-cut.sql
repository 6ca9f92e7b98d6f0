-- An end of the usage log that an instance wrote and that is gone (ADR 0035).
-- While a row has no valid continuation, nothing is logged and so nothing is
-- answered. Rows stay as evidence.
CREATE TABLE usage_log_cut (
  -- The row that must be there.
  expected_hash text PRIMARY KEY,
  expected_sequence bigint NOT NULL,
  -- The last row that was there instead; 0 for an empty log.
  found_sequence bigint NOT NULL,
  found_at timestamptz NOT NULL,
  -- The operator's signed word to continue after another row.
  continued text
);
