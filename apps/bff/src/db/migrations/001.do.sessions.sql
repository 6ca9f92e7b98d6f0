-- Personal fields of a session are sealed with a key that only the browser's
-- cookie yields; a copy of this database opens none of them.
CREATE TABLE bff_session (
  token_hash text PRIMARY KEY,
  session_id uuid NOT NULL UNIQUE,
  person_id uuid NOT NULL,
  sealed text NOT NULL,
  acr text NOT NULL,
  authenticated_at timestamptz NOT NULL,
  provider_sub text NOT NULL,
  provider_sid text,
  previous_visit_at timestamptz,
  created_at timestamptz NOT NULL,
  last_active_at timestamptz NOT NULL,
  ended_at timestamptz,
  end_reason text
);

CREATE INDEX bff_session_by_provider_sub ON bff_session (provider_sub)
  WHERE ended_at IS NULL;
CREATE INDEX bff_session_by_provider_sid ON bff_session (provider_sid)
  WHERE ended_at IS NULL;
CREATE INDEX bff_session_by_created_at ON bff_session (created_at);

-- When a reader last came to a record (decision A6).
CREATE TABLE bff_visit (
  reader_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  visited_at timestamptz NOT NULL,
  PRIMARY KEY (reader_id, subject_id)
);

-- Sign-ins under way; each is taken once, by the browser that began it.
CREATE TABLE bff_sign_in (
  state_hash text PRIMARY KEY,
  browser_hash text NOT NULL,
  sealed text NOT NULL,
  created_at timestamptz NOT NULL
);

CREATE INDEX bff_sign_in_by_created_at ON bff_sign_in (created_at);

-- Logout tokens that have been used; each is good once.
CREATE TABLE bff_logout_token (
  jti_hash text PRIMARY KEY,
  seen_at timestamptz NOT NULL
);

CREATE INDEX bff_logout_token_by_seen_at ON bff_logout_token (seen_at);
