-- Choosing whom to act for, under way at the authorisation registry. Each is
-- taken once, in the session that began it; what is sealed only that session's
-- browser can open.
CREATE TABLE bff_acting_start (
  state_hash text PRIMARY KEY,
  session_id uuid NOT NULL
    REFERENCES bff_session (session_id) ON DELETE CASCADE,
  sealed text NOT NULL,
  created_at timestamptz NOT NULL
);

CREATE INDEX bff_acting_start_by_session ON bff_acting_start (session_id);
CREATE INDEX bff_acting_start_by_created_at ON bff_acting_start (created_at);

-- Whom a session acts for. The handle in the address is known by its hash only.
CREATE TABLE bff_acting (
  ref_hash text PRIMARY KEY,
  session_id uuid NOT NULL
    REFERENCES bff_session (session_id) ON DELETE CASCADE,
  subject_id uuid NOT NULL,
  ground text NOT NULL,
  sealed text NOT NULL,
  -- When this reader was in this record before the session (decision A6).
  previous_visit_at timestamptz,
  created_at timestamptz NOT NULL,
  -- When the registry was last asked a question that it answered with yes.
  checked_at timestamptz NOT NULL,
  ended_at timestamptz
);

CREATE INDEX bff_acting_by_session ON bff_acting (session_id, subject_id);
